// Records what the official SDK sends with ACS3-HMAC-SM3 into test/fixtures/sm3-vectors.json.
// Usage: node scripts/make-sm3-vectors.ts
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import tag from '@alicloud/tag20180828'

type Vector = {
  readonly name: string
  readonly kind: 'ACS3'
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly bodyUtf8: string
  readonly signature: string
}

type TagClient = InstanceType<typeof tag.default>
type ClientConfig = ConstructorParameters<typeof tag.default>[0]
type ApiParams = Parameters<TagClient['callApi']>[0]
type ApiRequest = Parameters<TagClient['callApi']>[1]
type Runtime = Parameters<TagClient['callApi']>[2]

// Chosen to exercise encoding; the same as in signature-vectors.json.
const credentials = {
  accessKeyId: 'testAccessKeyId',
  accessKeySecret: 'testAccessKeySecret',
  securityToken: 'testSecurityToken+/=',
}
const ecs = 'arn:acs:ecs:cn-hangzhou:1234567890123456:instance/i-bp1'
const oss = 'arn:acs:oss:*:1234567890123456:bkt*1'
const untag = { regionId: 'cn-hangzhou', resourceARN: [ecs, oss], tagKey: ['k1', 'key two/中~+'] }
const flatUntag = {
  RegionId: 'cn-hangzhou',
  'ResourceARN.1': ecs,
  'ResourceARN.2': oss,
  'TagKey.1': 'key two/中~+*',
}

const vectors: Vector[] = []
let name = ''
const server = createServer((request, response) => {
  record(name, request).then(
    () => response.setHeader('content-type', 'application/json').end('{"RequestId":"capture"}'),
    (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
  )
})
server.listen(0, '127.0.0.1', () => {
  capture((server.address() as AddressInfo).port).then(save, (error: unknown) => {
    console.error(error)
    process.exitCode = 1
    server.close()
  })
})

async function capture(port: number): Promise<void> {
  const { securityToken, ...permanent } = credentials
  const client = connect(port, permanent)
  const temporary = connect(port, { ...permanent, securityToken })

  name = 'sm3-untagresources-ak'
  await client.untagResources(new tag.UntagResourcesRequest(untag))
  name = 'sm3-untagresources-sts'
  await temporary.untagResources(new tag.UntagResourcesRequest(untag))
  name = 'sm3-tagresources'
  const tags = JSON.stringify({ k1: 'v1', 'k 2': 'v*2' })
  await client.tagResources(
    new tag.TagResourcesRequest({ regionId: 'cn-hangzhou', resourceARN: [ecs], tags }),
  )
  name = 'sm3-form-body'
  await call(client, { style: 'RPC', pathname: '/', reqBodyType: 'formData' }, { body: flatUntag })
  name = 'sm3-form-body-sts'
  await call(temporary, { style: 'RPC', pathname: '/', reqBodyType: 'formData' }, { body: flatUntag })
  name = 'sm3-roa-json'
  const things = { pathname: '/things/a%20b~c', style: 'ROA', reqBodyType: 'json' }
  await call(client, things, { query: { a: '1', B: 'x y' }, body: { Name: 'n', Value: '中' } })
  name = 'sm3-reserved-names'
  await call(
    client,
    { style: 'RPC', pathname: '/', reqBodyType: 'formData' },
    { query: { '#4#tags': 'x*', 'Tag name/中': 'v', Empty: '' } },
  )
}

function connect(port: number, keys: Partial<typeof credentials>): TagClient {
  const endpoint = `127.0.0.1:${port}`
  const config = { ...keys, endpoint, protocol: 'HTTP', signatureAlgorithm: 'ACS3-HMAC-SM3' }
  return new tag.default(config as ClientConfig)
}

function call(client: TagClient, style: Partial<ApiParams>, request: Partial<ApiRequest>): Promise<unknown> {
  const params = {
    action: 'UntagResources',
    version: '2018-08-28',
    protocol: 'HTTP',
    method: 'POST',
    authType: 'AK',
    bodyType: 'json',
    ...style,
  }
  return client.callApi(params as ApiParams, { headers: {}, ...request } as ApiRequest, {} as Runtime)
}

async function record(name: string, request: IncomingMessage): Promise<void> {
  const { method = '', url = '', rawHeaders } = request
  const headers: Record<string, string> = {}
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers[(rawHeaders[at] ?? '').toLowerCase()] = rawHeaders[at + 1] ?? ''
  }
  const signature = /Signature=([0-9a-f]+)$/.exec(headers['authorization'] ?? '')?.[1]
  if (!signature) throw new Error(`${name}: the SDK sent no signature`)
  const bodyUtf8 = await text(request)
  vectors.push({ name, kind: 'ACS3', method, target: url, headers, bodyUtf8, signature })
}

function save(): void {
  const file = new URL('../test/fixtures/sm3-vectors.json', import.meta.url)
  writeFileSync(file, `${JSON.stringify({ credentials, vectors }, null, 2)}\n`)
  server.close()
  server.closeAllConnections()
  console.log(`${vectors.length} vectors written`)
}
