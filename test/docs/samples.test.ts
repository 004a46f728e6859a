import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { SampleCall } from '../../src/samples/call.ts'
import { bodyOf, carriesBody } from '../../src/samples/generic.ts'
import { sampleOf } from '../../src/samples/sample.ts'
import { allCalls } from '../samples/calls.ts'

const root = join(import.meta.dirname, '../..')
const endpoint = { host: '127.0.0.1:7020', protocol: 'http' } as const
const calls = allCalls()

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
  it('are read by its rules as the call that they were made of', () => {
    const scripts = calls.map((call) => sampleOf({ call, language: 'cli', endpoint })?.code ?? '')
    const shell = `aliyun() { printf '%s\\0' "$@" '//'; }\n${scripts.join('')}`
    const { stdout, stderr } = spawnSync('sh', { input: shell, encoding: 'utf8', maxBuffer: 1 << 24 })
    assert.equal(stderr, '')
    const lines = stdout.split('\0//\0').slice(0, -1)
    for (const [i, call] of calls.entries()) assert.deepEqual(read(lines[i] ?? ''), expected(call))
    assert.equal(lines.length, calls.length)
  })
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
  const { api, version, action, route, parameters } = call
  const known = ['Tag', 'Ram', 'Sts'].includes(api)
  return {
    words: [api.toLowerCase(), ...(route ? [route.method, route.path] : [action])],
    options: {
      ...{ insecure: '', endpoint: endpoint.host },
      ...(known ? {} : { version, force: '' }),
      ...('RegionId' in parameters ? {} : { region: 'cn-hangzhou' }),
      ...(carriesBody(call) ? { body: JSON.stringify(bodyOf(call)) } : parameters),
    },
  }
}
