import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { regionOf, type SampleCall } from '../../src/samples/call.ts'
import { bodyOf, carriesBody } from '../../src/samples/generic.ts'
import { sampleOf } from '../../src/samples/sample.ts'
import { allCalls } from '../samples/calls.ts'
import { generatedCalls } from '../samples/generated.ts'

const root = join(import.meta.dirname, '../..')
const endpoint = { host: '127.0.0.1:7020', protocol: 'http' } as const
const calls = allCalls()
const GENERATED = 300
const SEED = 11

describe('samples in TypeScript', () => {
  it('name the versions of packages that are installed here', () => {
    const named = calls.flatMap((call) => sampleOf({ call, language: 'typescript', endpoint })?.install ?? [])
    const packages = new Set(named.flatMap((command) => command.replace('npm install ', '').split(' ')))
    for (const pinned of packages) {
      const [, name = '', version] = /^(.+)@(.+)$/.exec(pinned) ?? []
      const manifest = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')
      assert.equal((JSON.parse(manifest) as { version: string }).version, version, name)
    }
    assert.ok(packages.size > 6)
  })
})

describe('samples in Java', () => {
  it('have the project that docs/clients.md shows', () => {
    const [untagResources] = calls.filter(({ api, action }) => api === 'Tag' && action === 'UntagResources')
    assert.ok(untagResources)
    const [, shown] = /^```xml\n(.*?)^```$/ms.exec(readFileSync(join(root, 'docs/clients.md'), 'utf8')) ?? []
    assert.equal(shown, sampleOf({ call: untagResources, language: 'java', endpoint })?.others[0]?.text)
  })
})

describe('samples for aliyun', () => {
  const written = [...calls, ...generatedCalls(GENERATED, SEED)].flatMap((call) => {
    const sample = sampleOf({ call, language: 'cli', endpoint })
    return sample ? [{ call, code: sample.code }] : []
  })
  const printing = "aliyun() { printf '%s\\0' \"$@\" '//'; }\n"
  const script = `${printing}${written.map(({ code }) => code).join('')}`

  for (const shell of ['sh', 'bash']) {
    it(`are read by ${shell} and the rules of aliyun as the calls that they were made of`, (t) => {
      const { stdout, stderr, error } = spawnSync(shell, {
        input: script,
        encoding: 'utf8',
        maxBuffer: 1 << 24,
      })
      if (error && shell === 'bash') return t.skip('There is no bash here.')
      assert.equal(stderr, '')
      const lines = stdout.split('\0//\0').slice(0, -1)
      for (const [i, { call }] of written.entries()) assert.deepEqual(read(lines[i] ?? ''), expected(call))
      assert.equal(lines.length, written.length)
    })
  }
})

/**
 * The words of a command as the parser of its version 3 reads them: a word that begins with two hyphens is an option, up to the
 * first `=` or `:`; without either the next word is its value; other words with a hyphen are an error.
 */
function read(line: string): { readonly words: readonly string[]; readonly options: Record<string, string> } {
  const words: string[] = []
  const options: Record<string, string> = {}
  const rest = line.split('\0')
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const option = /^--([^=:]+)(?:[=:](.*))?$/s.exec(word)
    assert.ok(option || !word.startsWith('-'), `not support flag form ${word}`)
    if (!option) {
      words.push(word)
      continue
    }
    const [, name = '', value] = option
    options[name] = value ?? (FLAGS.has(name) ? '' : (rest.shift() ?? ''))
  }
  return { words, options }
}

const FLAGS = new Set(['insecure', 'force'])

function expected(call: SampleCall) {
  const { api, version, action, route, parameters, types } = call
  if (api === 'Oss') return expectedOfBucket(call)
  const isDeclared = Object.keys(parameters).every(
    (name) => name in types || name.replace(/\..*/s, '') in types,
  )
  const known = ['Tag', 'Ram', 'Sts'].includes(api) && isDeclared
  return {
    words: [api.toLowerCase(), ...(route ? [route.method, route.path] : [action])],
    options: {
      ...{ insecure: '', endpoint: endpoint.host },
      ...(known ? {} : { version, force: '' }),
      ...('RegionId' in parameters ? {} : { region: regionOf(call) }),
      ...(carriesBody(call) ? { body: JSON.stringify(bodyOf(call)) } : parameters),
    },
  }
}

function expectedOfBucket({ action, parameters: { Bucket, Region, Tagging } }: SampleCall) {
  return {
    words: ['ossutil', 'api', `${action.replace('BucketTagging', '').toLowerCase()}-bucket-tags`],
    options: {
      ...{ bucket: Bucket, ...(Tagging !== undefined && { tagging: Tagging }) },
      ...{ endpoint: `http://${endpoint.host}`, region: Region, 'addressing-style': 'path' },
    },
  }
}
