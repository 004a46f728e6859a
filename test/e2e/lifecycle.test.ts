import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { processOf, sdkClient } from '../support/clients.ts'
import { rpcRequest } from '../support/http.ts'
import { type RunningServer, startServer, temporaryDir } from '../support/server.ts'
import { assertRefused } from './refusal.ts'

const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:ecs:*:*:instance/i-1'

describe('health', () => {
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.stop())

  for (const [path, text] of [
    ['/healthz', 'ok\n'],
    ['/readyz', 'ready\n'],
  ]) {
    it(`answers at ${path} without a signature`, async () => {
      const answer = await fetch(`${server.url}${path}`)
      assert.deepEqual({ status: answer.status, text: await answer.text() }, { status: 200, text })
      const head = await fetch(`${server.url}${path}`, { method: 'HEAD' })
      assert.deepEqual({ status: head.status, text: await head.text() }, { status: 200, text: '' })
    })
  }
})

describe('the lock of the data directory', () => {
  it('refuses a second server, and is free once the first is killed', async () => {
    const dataDir = temporaryDir()
    const first = await startServer({ dataDir })
    const client = sdkClient(processOf(first))
    await client.tag(REGION, [ARN], { owner: 'blue' })
    await assertRefused(
      ['serve', '--port', '0', '--data-dir', dataDir],
      /is in use by another tagplane process\.$/,
    )
    const listed = await client.list(REGION)
    assert.equal(listed.resources.length, 1)

    await first.kill()
    const second = await startServer({ dataDir })
    assert.deepEqual(await sdkClient(processOf(second)).list(REGION), listed)
    assert.equal(await second.stop(), 0)
  })

  it('is free once the first has stopped', async () => {
    const dataDir = temporaryDir()
    for (let i = 0; i < 2; i++) assert.equal(await (await startServer({ dataDir })).stop(), 0)
  })
})

describe('SIGTERM', () => {
  it('lets a call under way finish, says that it is not ready, and ends with 0', async () => {
    const dataDir = temporaryDir()
    const server = await startServer({ dataDir })
    const client = sdkClient(processOf(server))
    await client.tag(REGION, [ARN], { owner: 'blue', project: 'shop' })
    const signer = { keyId: server.accessKeyId, secret: server.accessKeySecret, host: server.endpoint }
    const parameters = { RegionId: REGION, 'ResourceARN.1': ARN, 'TagKey.1': 'owner' }
    const call = rpcRequest(signer, { action: 'UntagResources', parameters, now: Date.now(), place: 'form' })
    const untag = await underWay(server, call.method, call.target, Object.fromEntries(call.headers))
    const ready = await underWay(server, 'GET', '/readyz', { 'content-length': '1' })

    server.process.kill('SIGTERM')
    await server.logged(/"message":"stopping"/)
    const stopping = await answerTo(ready, 'x')
    assert.deepEqual(stopping, { status: 503, text: 'stopping\n' })
    const { status, text } = await answerTo(untag, call.body)
    assert.equal(status, 200)
    assert.deepEqual(JSON.parse(text).FailedResources, { FailedResource: [] })
    assert.equal(await server.ended, 0)
    assert.match(server.log(), /"message":"stopped"/)

    const again = await startServer({ dataDir })
    const { resources } = await sdkClient(processOf(again)).list(REGION)
    assert.deepEqual(
      resources.map(({ tags }) => tags),
      [{ project: 'shop' }],
    )
    await again.stop()
  })

  it('takes no new connection', async () => {
    const server = await startServer()
    const call = await underWay(server, 'GET', '/healthz', { 'content-length': '1' })
    server.process.kill('SIGTERM')
    await server.logged(/"message":"stopping"/)
    await assert.rejects(fetch(`${server.url}/readyz`))
    await answerTo(call, 'x')
    assert.equal(await server.ended, 0)
  })

  it('does not wait for idle connections', async () => {
    const server = await startServer()
    const answer = await fetch(`${server.url}/healthz`)
    assert.equal(await answer.text(), 'ok\n')
    assert.equal(await server.stop(), 0)
  })
})

/** A request whose head the server has read and whose body it waits for. */
async function underWay(
  server: RunningServer,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<ClientRequest> {
  const { hostname, port } = new URL(server.url)
  const sending = request({ hostname, port, method, path, headers: { ...headers, expect: '100-continue' } })
  sending.flushHeaders()
  await once(sending, 'continue')
  return sending
}

async function answerTo(sending: ClientRequest, body: string | Uint8Array) {
  sending.end(body)
  const [incoming] = (await once(sending, 'response')) as [IncomingMessage]
  const chunks = await incoming.setEncoding('utf8').toArray()
  return { status: incoming.statusCode, text: chunks.join('') }
}
