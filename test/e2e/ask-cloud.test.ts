import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { notAsked, sectionsNotAsked } from '../../scripts/ask-cloud/not-asked.ts'
import { PREFIX } from '../../scripts/ask-cloud/question.ts'
import { questions } from '../../scripts/ask-cloud/questions.ts'
import { processOf, sdkClient } from '../support/clients.ts'
import {
  type Launched,
  type LaunchOptions,
  launch,
  type RunningServer,
  startServer,
} from '../support/server.ts'

const SCRIPT = join(import.meta.dirname, '../../scripts/ask-cloud.ts')
const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:vpc:cn-hangzhou:*:vpc/vpc-1'
/** What the user has put on it: also keys that a question about keys might name. */
const OWN = {
  owner: 'blue',
  'a b': '1',
  'a,b': '2',
  'a~b': '3',
  ['x'.repeat(128)]: '4',
  ['中'.repeat(128)]: '5',
}

/** A server of ours that plays the cloud, behind a door that counts and may change what it says. */
type Cloud = AsyncDisposable & {
  readonly server: RunningServer
  readonly endpoint: string
  calls: number
  change: (query: URLSearchParams, body: string) => string
  /** Called before a call is passed on. */
  onCall: (query: URLSearchParams) => void
}

async function openCloud(): Promise<Cloud> {
  const server = await startServer()
  assert.deepEqual(await sdkClient(processOf(server)).tag(REGION, [ARN], OWN), [])
  const door = createServer(async (request, response) => {
    const { method = 'POST', url = '/', headers } = request
    const query = new URL(url, server.url).searchParams
    cloud.calls++
    cloud.onCall(query)
    const passed = await fetch(`${server.url}${url}`, { method, headers: { ...headersOf(headers) } })
    const body = cloud.change(query, await passed.text())
    response.writeHead(passed.status, { 'content-type': passed.headers.get('content-type') ?? '' }).end(body)
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const cloud: Cloud = {
    ...{ server, calls: 0, change: (_, body) => body, onCall: () => {} },
    endpoint: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      door.closeAllConnections()
      door.close()
      await server.stop()
    },
  }
  return cloud
}

/** The signed Host is the door's, so it is passed on as it is; fetch sets the others. */
function headersOf(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const signed = Object.entries(headers).filter(([name]) => /^(x-acs-|authorization|accept$)/.test(name))
  return Object.fromEntries(signed.map(([name, value]) => [name, String(value)]))
}

let cloud: Cloud
before(async () => {
  cloud = await openCloud()
})
after(() => cloud[Symbol.asyncDispose]())

function start(args: readonly string[], env: LaunchOptions['env'] = {}) {
  const { accessKeyId, accessKeySecret } = cloud.server
  const credentials = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
  }
  const common = ['--region', REGION, '--resource', ARN, '--endpoint', cloud.endpoint]
  return launch(process.execPath, [SCRIPT, ...common, ...args], { env: { ...credentials, ...env } })
}

async function run(args: readonly string[], env?: LaunchOptions['env']) {
  const { ended, stdout, stderr } = start(args, env)
  const code = await ended
  assert.ok(!`${stdout()}${stderr()}`.includes(cloud.server.accessKeySecret))
  return { code, stdout: stdout(), stderr: stderr() }
}

async function tags(): Promise<unknown> {
  const { resources } = await sdkClient(processOf(cloud.server)).list(REGION)
  return resources.map(({ tags: own }) => own)
}

// Those that ACS3 signs name the host of the server, which is not the one behind the door.
const rpcOnly = [
  '--only',
  questions
    .filter(({ id }) => id !== 'format')
    .map(({ id }) => id)
    .join(','),
]

describe('npm run ask:cloud', () => {
  it('finds no difference between this server and itself, and leaves the resource as it was', async () => {
    const before = cloud.calls
    const { code, stdout, stderr } = await run(['--yes', '--format', 'json', ...rpcOnly])
    const [, announced] = /, (\d+) calls/.exec(stderr) ?? []
    assert.equal(cloud.calls - before, Number(announced))
    const outcomes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; same: boolean })
    assert.deepEqual(
      outcomes.filter(({ same }) => !same),
      [],
    )
    assert.equal(outcomes.length, questions.length - 1)
    assert.deepEqual([code, /^\d+ the same, 0 different$/m.test(stderr)], [0, true])
    assert.deepEqual(await tags(), [OWN])
  })

  it('tells the question whose answer is another one', async () => {
    cloud.change = (query, body) =>
      query.get('All') ? body.replaceAll('UnsupportedParameter', 'InvalidParameter.All') : body
    const { code, stdout } = await run(['--yes', '--only', 'all,missing,limits'])
    cloud.change = (_, body) => body
    assert.equal(code, 2)
    assert.deepEqual(
      [...stdout.matchAll(/^DIFFERENT (\S+):/gm)].map(([, id]) => id),
      ['all'],
    )
    assert.match(stdout, /cloud 400 .*InvalidParameter\.All.*\n {4}ours {2}400 .*UnsupportedParameter/)
  })

  it('sends nothing without a yes, and says what it would send', async () => {
    const before = cloud.calls
    const [all, readOnly] = await Promise.all([run([]), run(['--read-only'])])
    assert.deepEqual([all.code, all.stdout, cloud.calls], [1, '', before])
    for (const word of [
      cloud.endpoint,
      ARN,
      cloud.server.accessKeyId,
      'tagplane-question-kept',
      'Nothing was sent',
    ]) {
      assert.ok(all.stderr.includes(word), word)
    }
    assert.equal(readOnly.code, 1)
    assert.match(readOnly.stderr, /^Writes {5}none$/m)
  })

  it('finds no difference either with --read-only', async () => {
    const { code, stdout } = await run(['--yes', '--read-only', ...rpcOnly])
    assert.deepEqual([code, stdout.match(/^DIFFERENT.*/gm)], [0, null])
  })

  it('takes its tags off also when it is stopped, hung up on, or nobody reads on', async () => {
    const ends: Readonly<Record<string, (asking: Launched) => unknown>> = {
      stopped: ({ process: own }) => own.kill('SIGINT'),
      'hung up on': ({ process: own }) => own.kill('SIGHUP'),
      'nobody reads on': ({ process: own }) => own.stdout?.destroy(),
    }
    for (const [how, end] of Object.entries(ends)) {
      const asking = start(['--yes', '--only', 'values-set,round-trip'])
      let tagged = 0
      cloud.onCall = (query) => {
        if (query.get('Action') === 'TagResources' && ++tagged === 2) end(asking)
      }
      assert.equal(await asking.ended, 1, how)
      cloud.onCall = () => {}
      assert.ok(tagged >= 2, how)
      assert.match(asking.stderr(), /^Stopped\.$/m, how)
      assert.deepEqual(await tags(), [OWN], how)
    }
  })

  it('says what to run where it cannot take them off', async () => {
    cloud.change = (query, body) => (query.get('Action') === 'UntagResources' ? '{}' : body)
    const { stderr } = await run(['--yes', '--only', 'values-set'])
    cloud.change = (_, body) => body
    const [, resource, keys = ''] =
      /aliyun tag UntagResources --RegionId cn-hangzhou --ResourceARN\.1 '(\S+)' (.*)/.exec(stderr) ?? []
    assert.equal(resource, ARN)
    const named = [...keys.matchAll(/--TagKey\.\d+ (\S+)/g)].map(([, key = '']) => key)
    const set = ['empty', 'long', 'longer', 'acs', 'url']
    assert.deepEqual(
      named,
      set.map((name) => `${PREFIX}${name}`),
    )
  })

  it('ends with 4 for credentials that are refused, 5 for nobody there', async () => {
    const [wrong, nobody] = await Promise.all([
      run(['--yes'], { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'not the secret' }),
      run(['--yes', '--endpoint', 'http://127.0.0.1:1']),
    ])
    assert.deepEqual([wrong.code, /SignatureDoesNotMatch/.test(wrong.stderr)], [4, true])
    assert.doesNotMatch(`${wrong.stdout}${wrong.stderr}`, /not the secret/)
    assert.deepEqual([nobody.code, /cannot be reached/.test(nobody.stderr)], [5, true])
  })

  it('ends with 1 for bad usage, in a sentence, and sends nothing', async () => {
    const before = cloud.calls
    const cases: readonly (readonly [string[], RegExp, LaunchOptions['env']?])[] = [
      [['--only', 'nothing'], /no question "nothing"/],
      [['--resource', 'vpc-1'], /--resource/],
      [['--resource', 'arn:acs:vpc:cn-hangzhou:*:vpc/*'], /--resource/],
      [['--resource', 'arn:acs:vpc:cn-hangzhou:me:vpc/vpc-1'], /--resource/],
      [['--resource', 'arn:acs:nothing:cn-hangzhou:*:x/y'], /InvalidParameter\.ServiceCode/],
      [['--nonsense'], /--nonsense/],
      [[], /ALIBABA_CLOUD_ACCESS_KEY_ID/, { ALIBABA_CLOUD_ACCESS_KEY_ID: '' }],
    ]
    await Promise.all(
      cases.map(async ([args, sentence, env]) => {
        const { code, stdout, stderr } = await run(['--yes', ...args], env)
        assert.deepEqual([code, stdout], [1, ''], args.join(' '))
        assert.match(stderr, sentence)
        assert.doesNotMatch(stderr, /^ +at /m)
      }),
    )
    assert.equal(cloud.calls, before)
  })
})

describe('the questions', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8')
  const rows = text.split(/^## /m).flatMap((section) => {
    const [title = ''] = section.split('\n')
    return [...section.matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => ({ title, cell }))
  })
  const questionsOf = rows.filter(
    ({ title, cell }) =>
      cell !== 'Question' && !cell.startsWith('---') && !Object.hasOwn(sectionsNotAsked, title),
  )
  const titles = questionsOf.map(({ title, cell }) =>
    questionsOf.filter((other) => other.cell === cell).length > 1 ? `${title}: ${cell}` : cell,
  )

  it('are for every row of docs/compatibility.md that is not left out with a reason', () => {
    const asked = new Set(questions.flatMap((question) => question.rows))
    const missing = titles.filter((title) => !asked.has(title) && !Object.hasOwn(notAsked, title))
    assert.deepEqual(missing, [])
  })

  it('and the reasons are for rows that are there, once', () => {
    for (const title of Object.keys(sectionsNotAsked)) assert.ok(text.includes(`\n## ${title}\n`), title)
    const named = [...questions.flatMap((question) => question.rows), ...Object.keys(notAsked)]
    assert.deepEqual(
      named.filter((title) => !titles.includes(title)),
      [],
    )
    const twice = Object.keys(notAsked).filter((title) =>
      questions.some(({ rows: own }) => own.includes(title)),
    )
    assert.deepEqual(twice, [])
  })

  it('name keys of ours only, and at least one, unless no answer could reach the resource of the user', () => {
    const key = (name: string) => `${PREFIX}${name}`
    const calls = questions.flatMap((question) => question.calls({ region: REGION, arn: ARN, key }))
    const reaching = calls.filter(
      ({ action, parameters }) => /^(un)?tag/i.test(action) && reaches(parameters),
    )
    assert.ok(reaching.length > 50)
    const strange = reaching.filter(({ parameters }) => {
      const keys = keysIn(parameters)
      return keys.length === 0 || keys.some((name) => !name.startsWith(PREFIX))
    })
    assert.deepEqual(strange, [])
  })

  it('have ids of their own', () => {
    assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length)
  })
})

/** False for a call on nothing or on an unknown resource alone, and for one whose Tags are no tags. */
function reaches(parameters: Readonly<Record<string, string>>): boolean {
  const arns = Object.entries(parameters).filter(([name]) => name.startsWith('ResourceARN'))
  const nothing = arns.length === 0 && keysIn(parameters).length === 0
  const unknown = arns.length > 0 && arns.every(([, arn]) => arn.endsWith('/tagplane-unknown'))
  return !nothing && !unknown && !['', '["x"]'].includes(parameters['Tags'] ?? '{}')
}

function keysIn(parameters: Readonly<Record<string, string>>): readonly string[] {
  const listed = Object.entries(parameters).filter(([name]) => /^TagKey\b/.test(name))
  const inTags = Object.keys(JSON.parse(parameters['Tags'] || '{}') as object)
  return [...listed.map(([, key]) => key), ...inTags]
}
