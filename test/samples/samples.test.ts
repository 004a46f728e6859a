import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { operations, ossOperations } from '../../src/operations/index.ts'
import { BUCKET_TAGGING } from '../../src/operations/oss/bucket.ts'
import { parseTagging } from '../../src/operations/oss/tagging-xml.ts'
import { callOf, type SampleCall } from '../../src/samples/call.ts'
import { bodyOf, carriesBody } from '../../src/samples/generic.ts'
import { languageNames, sampleOf } from '../../src/samples/sample.ts'
import { formClient, processOf } from '../support/clients.ts'
import { launch, type RunningServer, startServer, temporaryDir } from '../support/server.ts'
import { allCalls, bucketCalls, nastyCalls } from './calls.ts'
import { drivers } from './drivers.ts'
import { generatedCalls } from './generated.ts'
import { byKey, type Sent, startStub } from './stub.ts'
import { type CompiledLanguage, lay, type Toolchain, toolchainOf } from './toolchains.ts'

const REGION = 'cn-hangzhou'
const known = `arn:acs:ecs:${REGION}:*:instance/i-1`
const unknown = 'arn:acs:oss:*:*:bucket/invoices'
/** Maven ends its output with one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is a control character that is meant
const COLOURS = /\u001b\[\d*m/g
/** All samples in Go are generic: these APIs have calls of every form. */
const WRITTEN_IN_GO = new Set(['Tag', 'CS', 'FC', 'Sls', 'Oss'])
const GENERATED = 200
const SEED = Number(process.env['SEED'] ?? 1)
const languages: readonly CompiledLanguage[] = ['typescript', 'python', 'java', 'go']

const tagCalls = [
  tagCall('TagResources', {
    'ResourceARN.1': known,
    Tags: '{"owner":"blue 中~+","é":""}',
  }),
  tagCall('ListTagResources', { PageSize: '10' }),
  tagCall('UntagResources', { 'ResourceARN.1': known, 'ResourceARN.2': unknown, 'TagKey.1': 'owner' }),
  tagCall('ListTagResources', { 'ResourceARN.1': known }),
]

const BUCKET = 'ledgers'
const bucketSteps = [
  [
    'PutBucketTagging',
    {
      Tagging:
        '<Tagging><TagSet><Tag><Key>owner</Key><Value>blue 中~+</Value></Tag><Tag><Key>é</Key><Value/></Tag></TagSet></Tagging>',
    },
  ],
  ['GetBucketTagging', {}, { owner: 'blue 中~+', é: '' }],
  ['DeleteBucketTagging', { TagKeys: 'owner,env' }],
  ['GetBucketTagging', {}, { é: '' }],
] as const

for (const language of languages) {
  const toolchain = toolchainOf(language)
  const name = languageNames[language]
  if (toolchain.missing !== undefined) process.stdout.write(`Not run: ${name}. ${toolchain.missing}\n`)
  const skip = toolchain.missing ?? false

  describe(`samples in ${name}`, { skip }, () => {
    let server: RunningServer
    let stub: Awaited<ReturnType<typeof startStub>>
    before(async () => {
      ;[server, stub] = await Promise.all([startServer(), startStub()])
    })
    after(async () => {
      stub.stop()
      await server.stop()
    })

    const here = () => ({ host: server.endpoint, protocol: 'http' }) as const

    /** Lays the sample down and runs it as its reader would, or quickly. */
    async function run(call: SampleCall, { endpoint = here(), quickly = false } = {}) {
      const sample = sampleOf({ call, language, endpoint })
      assert.ok(sample)
      const { file, code, others } = sample
      lay(toolchain.single, [{ file, text: code }, ...others])
      const command = (quickly && toolchain.quick?.(file)) || sample.run
      return execute(toolchain, toolchain.single, command, server)
    }

    it('answer as the API does, for TagResources, ListTagResources and UntagResources', async () => {
      const { ask } = formClient(processOf(server))
      for (const [i, call] of tagCalls.entries()) {
        const { code, stdout, stderr } = await run(call, { quickly: i > 0 })
        assert.equal(code, 0, stderr)
        assert.deepEqual(
          withoutId(JSON.parse(stdout)),
          withoutId(await ask(call.action, call.parameters)),
          call.action,
        )
      }
    })

    it('show code, message, id and advice of an error, and exit with 1', async () => {
      const call = tagCall('UntagResources', { 'ResourceARN.1': 'i-1', 'TagKey.1': 'owner' })
      const { code, stdout, stderr } = await run(call, { quickly: true })
      assert.deepEqual([code, stdout], [1, ''])
      const shown = stderr.split('\n').filter((line) => /^(?:Code|Message|RequestId|Recommend): /.test(line))
      assert.match(
        shown.join('\n'),
        /^Code: InvalidResourceARN\.FormatError\nMessage: The format of parameter ResourceARN: i-1 .*\nRequestId: [0-9A-F-]{36}\nRecommend: http:\S+\/errors\/InvalidResourceARN\.FormatError$/,
      )
    })

    it('put, get and take off the tags of a bucket', async () => {
      await formClient(processOf(server)).ask('TagResources', {
        ...{ RegionId: REGION, 'ResourceARN.1': unknown.replace('invoices', BUCKET), Tags: '{"a":"b"}' },
      })
      for (const [action, parameters, tags] of bucketSteps) {
        const { code, stdout, stderr } = await run(bucketCall(action, parameters), { quickly: true })
        assert.equal(code, 0, stderr)
        const { RequestId, ...answer } = JSON.parse(stdout)
        assert.match(RequestId, /^[0-9A-F]{24}$/)
        assert.deepEqual(answer, tags ? { Tags: tags } : {})
      }
      const { code, stdout, stderr } = await run(bucketCall('GetBucketTagging', { Bucket: 'nowhere' }), {
        quickly: true,
      })
      assert.deepEqual([code, stdout], [1, ''])
      assert.match(
        stderr,
        /^Code: NoSuchBucket\nMessage: The specified bucket does not exist\.\nRequestId: [0-9A-F]{24}$/m,
      )
    })

    const driver = drivers[language]
    if (driver) {
      /** Lays the samples down, has them run in one process, and holds what they sent against what they were made of. */
      const sendsAsMade = async (calls: readonly SampleCall[], commands: readonly string[]) => {
        const placed = calls.map((call, n) => {
          const sample = sampleOf({ call, language, endpoint: stub.endpoint })
          assert.ok(sample)
          return driver.placed(sample, n)
        })
        const program = driver.program(placed.map(({ file }) => file))
        lay(toolchain.directory, [...placed, program])
        for (const command of commands) {
          const { code, stdout, stderr } = await execute(toolchain, toolchain.directory, command, server)
          assert.equal(code, 0, `${stderr}\n${stdout}`.slice(-4000))
        }
        const sent = stub.taken()
        for (const [i, call] of calls.entries())
          assert.deepEqual(spelled(sent[i], call), expected(call), `${call.action} ${i}`)
        assert.equal(sent.length, calls.length)
      }

      it('compile for every operation, and send what they were made of', async () => {
        await sendsAsMade(allCalls(), driver.run)
      })

      const { quick } = driver
      if (quick) {
        it('send generated calls as they are, whatever their parameters hold', async () => {
          await sendsAsMade(generatedCalls(GENERATED, SEED), quick)
        })
      }
    } else {
      it('compile for every operation, are formatted, and send what they were made of', async () => {
        const files = allCalls()
          .filter(({ api }) => WRITTEN_IN_GO.has(api))
          .map((call, n) => {
            const sample = sampleOf({ call, language, endpoint: stub.endpoint })
            return { file: `n${n}/main.go`, text: sample?.code ?? '' }
          })
        lay(toolchain.directory, files)
        const { code, stdout, stderr } = await execute(
          toolchain,
          toolchain.directory,
          'go vet ./... && gofmt -l .',
          server,
        )
        assert.deepEqual([code, stdout], [0, ''], stderr)
        for (const call of [...nastyCalls(), ...bucketCalls()]) {
          assert.equal((await run(call, { endpoint: stub.endpoint })).code, 0)
          assert.deepEqual(stub.taken(), [expected(call)])
        }
      })
    }
  })
}

const cli = process.env['ALIYUN_CLI']
const noCli = 'ALIYUN_CLI names no binary.'
if (!cli) process.stdout.write(`Not run: ${languageNames.cli}. ${noCli}\n`)

describe('samples for aliyun', { skip: !cli && noCli }, () => {
  it('answer as the API does', async () => {
    const server = await startServer()
    const directory = temporaryDir()
    symlinkSync(cli ?? '', join(directory, 'aliyun'))
    const env = { PATH: `${directory}:${process.env['PATH']}`, HOME: directory }
    const { ask } = formClient(processOf(server))
    for (const call of tagCalls) {
      const sample = sampleOf({
        call,
        language: 'cli',
        endpoint: { host: server.endpoint, protocol: 'http' },
      })
      const { code, stdout, stderr } = await execute({ env }, directory, sample?.code ?? '', server)
      assert.equal(code, 0, stderr)
      const answer = await ask(call.action, call.parameters)
      assert.deepEqual(withoutId(JSON.parse(stdout)), withoutId(answer), call.action)
    }
    await server.stop()
  })
})

function tagCall(action: string, parameters: Readonly<Record<string, string>>): SampleCall {
  const operation = operations.find((each) => each.api === 'Tag' && each.action === action)
  assert.ok(operation)
  return callOf(operation, { RegionId: REGION, ...parameters })
}

function bucketCall(action: string, parameters: Readonly<Record<string, string>>): SampleCall {
  const operation = ossOperations.find((each) => each.action === action)
  assert.ok(operation)
  return callOf(operation, { Bucket: BUCKET, ...parameters })
}

function expected(call: SampleCall): Sent {
  const { api, action, version, route, parameters } = call
  if (api === 'Oss') {
    const { Tagging, ...others } = parameters
    return {
      ...{ method: route?.method ?? '', path: BUCKET_TAGGING, action: '', version: '' },
      parameters: Tagging === undefined ? others : { ...others, Tagging: byKey(parseTagging(Tagging)) },
    }
  }
  return {
    ...{ method: route?.method ?? 'POST', path: route?.path ?? '/', action, version },
    parameters: carriesBody(call) ? bodyOf(call) : parameters,
  }
}

/** The client for Python writes truths as its language does. */
function spelled(sent: Sent | undefined, { types }: SampleCall): Sent | undefined {
  if (!sent) return undefined
  const parameters = Object.entries(sent.parameters).map(([name, value]) => [
    name,
    types[name] === 'boolean' ? String(value).toLowerCase() : value,
  ])
  return { ...sent, parameters: Object.fromEntries(parameters) }
}

async function execute({ env }: Pick<Toolchain, 'env'>, cwd: string, command: string, server: RunningServer) {
  const ran = launch('sh', ['-c', command], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env, ...processOf(server).env },
  })
  const code = await ran.ended
  return { code, stdout: ran.stdout().replace(COLOURS, ''), stderr: ran.stderr() }
}

function withoutId({ RequestId, ...answer }: Readonly<Record<string, unknown>>) {
  assert.match(String(RequestId), /^[0-9A-F-]{36}$/)
  return answer
}
