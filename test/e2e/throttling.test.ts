import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import ram, {
  CreateAccessKeyRequest,
  CreateUserRequest,
  DecodeDiagnosticMessageRequest,
  GetAccessKeyLastUsedRequest,
  GetUserRequest,
} from '@alicloud/ram20150501'
import { newDatabase, noPostgres } from '../support/postgres.ts'
import { type RunningServer, startNode, startServer, temporaryDir } from '../support/server.ts'

/** Of DecodeDiagnosticMessage. */
const RATE = 10
const cloud = ['--throttle', 'cloud'] as const

/** `retrying`: with the options that make the SDK wait and call again. */
function clientOf(server: RunningServer, retrying: boolean, key: Partial<RunningServer> = {}) {
  const condition = { maxAttempts: 20, errorCode: ['Throttling.User'], exception: ['ThrottlingError'] }
  const { endpoint, accessKeyId, accessKeySecret } = { ...server, ...key }
  const config = new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'HTTP' })
  const retryOptions = { retryable: true, retryCondition: [condition], noRetryCondition: [] }
  if (retrying) config.retryOptions = retryOptions as never
  return new ram.default(config)
}

/** How many of so many calls were taken, each client making its own; the others must have been throttled. */
async function takenOf(clients: readonly ReturnType<typeof clientOf>[], count: number): Promise<number> {
  const request = new DecodeDiagnosticMessageRequest({ encodedDiagnosticMessage: 'x' })
  const calls = Array.from({ length: count }, async (_, i) => {
    const call = clients[i % clients.length]?.decodeDiagnosticMessage(request)
    return call?.then(
      () => assert.fail('The message is none'),
      (error: ErrorOfSdk) => error,
    )
  })
  let taken = 0
  for (const error of await Promise.all(calls)) {
    if (error?.code === 'InvalidParameter.EncodedDiagnosticMessage') taken++
    else {
      assert.deepEqual(
        [error?.name, error?.code, error?.statusCode],
        ['ThrottlingError', 'Throttling.User', 400],
      )
      assert.ok(error && error.retryAfter > 0 && error.retryAfter <= 10_000, `${error?.retryAfter}`)
    }
  }
  return taken
}

type ErrorOfSdk = {
  readonly name: string
  readonly code: string
  readonly statusCode: number
  readonly retryAfter: number
}

describe('the packed program with --throttle cloud', () => {
  const dataDir = temporaryDir()
  let server: RunningServer
  before(async () => {
    server = await startServer({ args: cloud, dataDir })
  })
  after(() => server.stop())

  it('keeps the rate, shows what it has refused, and lets an official SDK that retries through', async () => {
    const started = Date.now()
    const taken = await takenOf([clientOf(server, false)], 4 * RATE)
    const seconds = 1 + Math.ceil((Date.now() - started) / 1000)
    assert.ok(taken >= RATE && taken <= seconds * RATE, `${taken}`)
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    const series = 'tagplane_requests_total{operation="DecodeDiagnosticMessage",code="Throttling.User"}'
    assert.ok(metrics.includes(`${series} ${4 * RATE - taken}\n`))
    assert.equal(await takenOf([clientOf(server, true)], 2 * RATE), 2 * RATE)
  })

  it('remembers when a key was used last over a restart', async () => {
    const admin = clientOf(server, true)
    const userName = 'alice'
    await admin.createUser(new CreateUserRequest({ userName }))
    const { body } = await admin.createAccessKey(new CreateAccessKeyRequest({ userName }))
    const { accessKeyId = '', accessKeySecret = '' } = body?.accessKey ?? {}
    const request = new GetAccessKeyLastUsedRequest({ userAccessKeyId: accessKeyId, userName })
    const lastUsed = async () => {
      const { body } = await clientOf(server, true).getAccessKeyLastUsed(request)
      return body?.accessKeyLastUsed?.lastUsedDate
    }
    assert.equal(await lastUsed(), '')
    const user = clientOf(server, true, { accessKeyId, accessKeySecret })
    await assert.rejects(user.getUser(new GetUserRequest({ userName })), { code: 'NoPermission' })
    const shown = await lastUsed()
    assert.ok(Math.abs(Date.parse(shown ?? '') - Date.now()) < 60_000, shown)
    await server.stop()
    server = await startServer({ args: cloud, dataDir })
    assert.equal(await lastUsed(), shown)
  })
})

describe('two nodes with --throttle cloud on one store', { skip: noPostgres ?? false }, () => {
  it('keep the rate together', async () => {
    const url = await newDatabase()
    const nodes = [await startNode(url, { args: cloud }), await startNode(url, { args: cloud })]
    const clients = nodes.map((node) => clientOf(node, false))
    const started = Date.now()
    let taken = 0
    while (Date.now() - started < 2000) taken += await takenOf(clients, 4)
    const seconds = 1 + Math.ceil((Date.now() - started) / 1000)
    // What a node takes before it knows its share it makes up for in the second that follows.
    assert.ok(taken >= RATE && taken <= (seconds + 1) * RATE, `${taken} in ${seconds} s`)
    for (const node of nodes) assert.equal(await node.stop(), 0)
  })
})
