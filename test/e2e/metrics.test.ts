import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { processOf, sdkClient } from '../support/clients.ts'
import { newDatabase, noPostgres } from '../support/postgres.ts'
import { type RunningServer, startNode, startServer } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-very-private'

async function metricsOf(server: RunningServer): Promise<string> {
  const response = await fetch(`${server.url}/metrics`)
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
  return response.text()
}

function sampleOf(text: string, series: string): number {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `))
  return line === undefined ? Number.NaN : Number(line.slice(series.length + 1))
}

describe('/metrics of the packed program', () => {
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.stop())

  it('counts calls by operation and code, and their time', async () => {
    const client = sdkClient(processOf(server))
    await client.tag(REGION, [ARN], { 'private-key': 'private-value' })
    await client.untag(REGION, [ARN], ['private-key'])
    await assert.rejects(client.untag(REGION, [ARN], ['acs:x']))
    const text = await metricsOf(server)
    const total = (labels: string) => sampleOf(text, `tagplane_requests_total{${labels}}`)
    assert.equal(total('operation="TagResources",code="OK"'), 1)
    assert.equal(total('operation="UntagResources",code="OK"'), 1)
    assert.equal(total('operation="UntagResources",code="NoPermission.SystemTag"'), 1)
    assert.equal(sampleOf(text, 'tagplane_request_seconds_count{operation="UntagResources"}'), 2)
    assert.equal(sampleOf(text, 'tagplane_store_seconds_count{verb="removeTags",outcome="ok"}'), 1)
    assert.equal(sampleOf(text, 'tagplane_sweeper'), 1)
    assert.ok(sampleOf(text, 'tagplane_sweeper_lag_seconds') < 1)
    assert.ok(sampleOf(text, 'process_resident_memory_bytes') > 0)
  })

  it('counts who is nobody', async () => {
    const { env } = processOf(server)
    const stranger = sdkClient({ env: { ...env, ALIBABA_CLOUD_ACCESS_KEY_ID: 'nobody' } })
    await assert.rejects(stranger.list(REGION))
    await fetch(`${server.url}/?Action=Made.Up&Version=2018-08-28`)
    const text = await metricsOf(server)
    const series = 'tagplane_authentication_failures_total{code="InvalidAccessKeyId.NotFound"}'
    assert.equal(sampleOf(text, series), 1)
    assert.equal(sampleOf(text, 'tagplane_requests_total{operation="none",code="InvalidAction.NotFound"}'), 1)
  })

  it('name no account, resource, key or value', async () => {
    const text = await metricsOf(server)
    for (const secret of [
      server.accountId,
      server.accessKeyId,
      'i-very-private',
      'private-key',
      'private-value',
    ]) {
      assert.ok(!text.includes(secret), secret)
    }
    assert.ok(!text.includes('Made.Up'))
  })
})

describe('/metrics of a node', { skip: noPostgres ?? false }, () => {
  it('tell which node sweeps, and about the connections', async () => {
    const url = await newDatabase()
    const first = await startNode(url)
    // The first node has taken the lease before the second one is there.
    await sdkClient(processOf(first)).list(REGION)
    const second = await startNode(url)
    const [a, b] = [await metricsOf(first), await metricsOf(second)]
    assert.deepEqual([sampleOf(a, 'tagplane_sweeper'), sampleOf(b, 'tagplane_sweeper')], [1, 0])
    assert.ok(sampleOf(a, 'tagplane_store_connections{state="open"}') >= 1)
    assert.equal(sampleOf(a, 'tagplane_store_connections{state="waiting"}'), 0)
    await Promise.all([first.stop(), second.stop()])
  })
})
