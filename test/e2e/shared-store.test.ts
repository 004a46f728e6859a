import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { processOf, sdkClient } from '../support/clients.ts'
import { rpcRequest, sendOverHttp } from '../support/http.ts'
import { newDatabase, noPostgres, postgres } from '../support/postgres.ts'
import { openProxy } from '../support/proxy.ts'
import {
  type RunningServer,
  runProgram,
  sharedRoot,
  sharedSettings,
  startNode,
  temporaryDir,
} from '../support/server.ts'

const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-1'
const skip = noPostgres ?? false

function signed(node: RunningServer, action: string, parameters: Readonly<Record<string, string>>) {
  const signer = { keyId: node.accessKeyId, secret: node.accessKeySecret, host: node.endpoint }
  return rpcRequest(signer, { action, parameters, now: Date.now() })
}

async function call(node: RunningServer, action: string, parameters: Readonly<Record<string, string>>) {
  const { status, body } = await sendOverHttp(node.url, signed(node, action, parameters))
  return { status, body: JSON.parse(body) as Record<string, unknown> }
}

/** Resolves with what `look` finds; it is asked again for so long. */
async function within<T>(milliseconds: number, look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + milliseconds
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    assert.ok(performance.now() < end, `not within ${milliseconds} ms`)
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  await client.query(sql)
  await client.end()
}

describe('a store that several nodes share', { skip }, () => {
  it('is not opened where something would have to be invented', async () => {
    const url = await newDatabase()
    const refused = async (left: readonly string[], sentence: RegExp) => {
      const given = Object.entries(sharedSettings).filter(
        ([name]) => !left.some((part) => name.includes(part)),
      )
      const env = { ...Object.fromEntries(given), TAGPLANE_STORE_URL: url }
      const cwd = temporaryDir()
      const { code, stdout, stderr } = await runProgram(['serve', '--port', '0'], { env, cwd })
      assert.deepEqual([code, stdout, readdirSync(cwd)], [1, '', []])
      assert.match(stderr, sentence)
    }
    await refused(['MASTER_KEY'], /needs a master key/)
    await refused(['ROOT'], /has no root account yet/)
    await (await startNode(url)).stop()
    await refused(['MASTER_KEY'], /needs a master key/)
    const env = { ...sharedSettings, TAGPLANE_STORE_URL: url }
    const other = { ...env, TAGPLANE_MASTER_KEY: Buffer.alloc(32, 8).toString('base64') }
    const wrong = await runProgram(['serve', '--port', '0'], { env: other })
    assert.equal(wrong.code, 1)
    assert.match(wrong.stderr, /not the one that this store was made with/)
  })

  it('is named, without its password, where it cannot be reached', async () => {
    const env = { ...sharedSettings, TAGPLANE_STORE_URL: 'postgres://tags:geheim@127.0.0.1:1/tags' }
    const { code, stderr } = await runProgram(['serve', '--port', '0'], { env })
    assert.equal(code, 1)
    assert.match(stderr, /127\.0\.0\.1:1\/tags cannot be opened/)
    assert.ok(!stderr.includes('geheim'))
  })

  it('serves the official SDK from three nodes that were first started at once', async () => {
    const url = await newDatabase()
    const nodes = await Promise.all([1, 2, 3].map(() => startNode(url)))
    const [a, b, c] = nodes.map((node) => sdkClient(processOf(node)))
    assert.ok(a && b && c)
    assert.deepEqual(await a.tag(REGION, [ARN], { owner: 'blue', env: 'test' }), [])
    assert.deepEqual((await b.list(REGION, { arns: [ARN] })).resources[0]?.tags, {
      env: 'test',
      owner: 'blue',
    })
    assert.deepEqual(await c.untag(REGION, [ARN], ['owner']), [])
    for (const client of [a, b, c]) {
      assert.deepEqual((await client.list(REGION)).resources[0]?.tags, { env: 'test' })
    }
    for (const node of nodes) {
      assert.deepEqual(readdirSync(node.dataDir), [])
      assert.ok(!node.log().includes(sharedRoot.accessKeySecret))
      assert.equal(await node.stop(), 0)
    }
  })

  it('serves with a role that may only read and write, as docs/operations.md makes it', async () => {
    const url = await newDatabase()
    await (await startNode(url)).stop()
    const text = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8')
    const [, sql = ''] = /```sql\n(CREATE ROLE .*?)```/s.exec(text) ?? []
    const role = new URL(url)
    role.username = `runtime_${process.pid}`
    await execute(url, sql.replaceAll('tagplane_runtime', role.username))
    const node = await startNode(role.href)
    const client = sdkClient(processOf(node))
    assert.deepEqual(await client.tag(REGION, [ARN], { owner: 'blue' }), [])
    assert.deepEqual(await client.untag(REGION, [ARN], ['owner']), [])
    assert.equal((await call(node, 'SetProtectedTagKeys', { 'TagKey.1': 'kept' })).status, 200)
    assert.equal(await node.stop(), 0)
    await execute(url, `DROP OWNED BY ${role.username}; DROP ROLE ${role.username}`)
  })

  it('refuses on one node the bytes that another one has accepted, and shows what became of them', async () => {
    const url = await newDatabase()
    const [a, b] = await Promise.all([startNode(url), startNode(url)])
    const request = signed(a, 'TagResources', { RegionId: REGION, 'ResourceARN.1': ARN, Tags: '{"a":"1"}' })
    assert.equal((await sendOverHttp(a.url, request)).status, 200)
    let id = ''
    for (const node of [b, a]) {
      const { status, body } = await sendOverHttp(node.url, request)
      const { Code, RequestId = '' } = JSON.parse(body) as Record<string, string>
      assert.deepEqual([status, Code], [400, 'SignatureNonceUsed'])
      id = RequestId
    }
    await a.stop()
    const found = (await call(b, 'GetRequest', { RequestId: id })).body['Request'] as Record<string, unknown>
    assert.deepEqual([found['Action'], found['Code']], ['TagResources', 'SignatureNonceUsed'])
    await b.stop()
  })

  it('has what is decided on one node bite on the next call of another', async () => {
    const url = await newDatabase()
    const [a, b] = await Promise.all([startNode(url), startNode(url)])
    const untag = { RegionId: REGION, 'ResourceARN.1': ARN, 'TagKey.1': 'kept' }
    for (let round = 0; round < 5; round++) {
      assert.equal((await call(b, 'UntagResources', untag)).status, 200)
      assert.equal((await call(a, 'SetProtectedTagKeys', { 'TagKey.1': 'kept' })).status, 200)
      assert.equal((await call(b, 'UntagResources', untag)).body['Code'], 'NoPermissionKey.Operator')
      assert.equal((await call(a, 'SetProtectedTagKeys', {})).status, 200)
    }
    const made = await call(a, 'CreateServicePrincipal', {
      ...{ Name: 'p', ServiceCode: 'hbr', 'Accounts.1': sharedRoot.accountId },
    })
    const key = made.body['AccessKey'] as Record<string, string>
    const service = {
      ...b,
      accessKeyId: key['AccessKeyId'] ?? '',
      accessKeySecret: key['AccessKeySecret'] ?? '',
    }
    const acting = { ...untag, AliUid: sharedRoot.accountId, Bid: '1', Createby: 'me' }
    assert.equal((await call(service, 'UntagResources', acting)).status, 200)
    const PrincipalId = String(made.body['PrincipalId'])
    assert.equal((await call(a, 'DeleteServicePrincipal', { PrincipalId })).status, 200)
    assert.equal((await call(service, 'UntagResources', acting)).body['Code'], 'InvalidAccessKeyId.NotFound')
    await Promise.all([a.stop(), b.stop()])
  })

  it('answers 503 while it is away, and serves again when it is back', {
    skip:
      skip ||
      (process.env['TAGPLANE_TEST_POSTGRES_URL'] ? 'a given server is not put behind a proxy' : false),
  }, async () => {
    const { socket = '' } = await postgres()
    await using proxy = await openProxy(socket)
    const url = new URL(await newDatabase())
    url.search = ''
    url.host = `127.0.0.1:${proxy.port()}`
    const node = await startNode(url.href)
    const status = async (path: string) => (await fetch(`${node.url}${path}`)).status
    const list = () => call(node, 'ListTagResources', { RegionId: REGION })
    assert.equal((await list()).status, 200)
    await proxy.shut()
    const start = performance.now()
    const { status: code, body } = await list()
    assert.deepEqual([code, body['Code']], [503, 'ServiceUnavailable'])
    assert.ok(performance.now() - start < 2_500, `${performance.now() - start} ms`)
    assert.deepEqual([await status('/readyz'), await status('/healthz')], [503, 200])
    await proxy.open()
    await within(5_000, async () => ((await list()).status === 200 ? true : undefined))
    assert.equal(await status('/readyz'), 200)
    assert.equal(await node.stop(), 0)
  })
})
