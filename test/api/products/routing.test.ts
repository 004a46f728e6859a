import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { roaV1Signature, roaV1StringToSign } from '../../../src/auth/signature/roa-v1.ts'
import type { HttpRequest } from '../../../src/wire/http.ts'
import { encodeForm, rpcRequest } from '../../support/http.ts'
import type { Parameters } from '../../support/service.ts'
import { onlyHere, openTarget } from '../../support/target.ts'
import { arnOf, assertError, newId, tagged, tagsOf } from '../calls.ts'

const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

/** An RPC call sent to a Host; undefined where it succeeds, else its code. */
async function at(host: string, version: string, action: string, parameters: Parameters): Promise<unknown> {
  const overrides = { Version: version }
  const request = rpcRequest({ ...target.signer, host }, { action, parameters, now: target.now(), overrides })
  const { status, body } = await target.send(request)
  return status === 200 ? undefined : JSON.parse(body).Code
}

const skip = onlyHere('a server is reached under its own name')

describe('the product that is meant', { skip }, () => {
  const tag = (id: string) => ({ RegionId: 'cn-hangzhou', 'ResourceId.1': id, 'Tag.1.Key': 'k' })

  it('is the one of the Host, where several have the version and the action', async () => {
    const hosts = {
      'hbase:cluster': ['hbase.cn-hangzhou.aliyuncs.com', 'hbase.tagplane.test', '127.0.0.1:7020'],
      'cassandra:cluster': [
        'cassandra.aliyuncs.com',
        'Cassandra.tagplane.test:7020',
        'cassandra-cn-hangzhou.x',
      ],
    }
    for (const [type, names] of Object.entries(hosts)) {
      for (const host of names) {
        const id = newId('c')
        assert.equal(await at(host, '2019-01-01', 'TagResources', tag(id)), undefined)
        assert.deepEqual(await tagsOf(target, arnOf(type, id)), { k: '' }, host)
      }
    }
  })

  it('is known by the type or by the names of parameters, where the Host does not tell', async () => {
    const calls: readonly (readonly [type: string, version: string, parameters: Parameters])[] = [
      ['smc:sourceserver', '2019-06-01', { ResourceType: 'SourceServer' }],
      ['flinkasi:vvpinstance', '2019-06-01', { RegionId: 'cn-hangzhou', ResourceType: 'vvpinstance' }],
      [
        'clickhouse:EnterpriseDBCluster',
        '2023-05-22',
        { RegionId: 'cn-hangzhou', ResourceType: 'EnterpriseDBCluster' },
      ],
      ['selectdb:DBInstance', '2023-05-22', { RegionId: 'cn-hangzhou', ResourceType: 'DBInstance' }],
    ]
    for (const [type, version, parameters] of calls) {
      const id = newId('c')
      assert.equal(await at('', version, 'TagResources', { ...tag(id), ...parameters }), undefined, type)
      assert.deepEqual(await tagsOf(target, arnOf(type, id)), { k: '' }, type)
    }
    const id = newId('t')
    const oos = {
      RegionId: 'cn-hangzhou',
      ResourceType: 'template',
      ResourceIds: `["${id}"]`,
      Tags: '{"k":"v"}',
    }
    assert.equal(await at('', '2019-06-01', 'TagResources', oos), undefined)
    assert.deepEqual(await tagsOf(target, arnOf('oos:template', id)), { k: 'v' })
  })

  it('is not changed by a Host that names another one', async () => {
    const id = newId()
    const ecs = { ...tag(id), ResourceType: 'instance' }
    assert.equal(await at('rds.cn-hangzhou.aliyuncs.com', '2014-05-26', 'TagResources', ecs), undefined)
    assert.deepEqual(await tagsOf(target, arnOf('ecs:instance', id)), { k: '' })
  })
})

describe('the region of a call that names none', { skip }, () => {
  const alb = (host: string, action: string, parameters: Parameters) =>
    at(host, '2020-06-16', action, { ResourceType: 'loadbalancer', ...parameters })
  const tagsIn = (id: string, region: string) => tagsOf(target, arnOf('alb:loadbalancer', id, region), region)

  it('is the one that the Host names', async () => {
    for (const host of [
      'alb.cn-beijing.aliyuncs.com',
      'alb-cn-beijing.tagplane.test',
      'cn-beijing.alb.test:7020',
    ]) {
      const id = newId('alb')
      assert.equal(await alb(host, 'TagResources', { 'ResourceId.1': id, 'Tag.1.Key': 'k' }), undefined)
      assert.deepEqual(await tagsIn(id, 'cn-beijing'), { k: '' })
    }
  })

  it('is else the one where the resource is registered, each of them where it is', async () => {
    const [here, there] = [newId('alb'), newId('alb')]
    await tagged(target, { k: '1' }, arnOf('alb:loadbalancer', here))
    await tagged(target, { k: '1' }, arnOf('alb:loadbalancer', there, 'cn-beijing'), 'cn-beijing')
    const both = { 'ResourceId.1': there, 'ResourceId.2': here, 'TagKey.1': 'k' }
    assert.equal(await alb('127.0.0.1', 'UnTagResources', both), undefined)
    assert.deepEqual(
      [await tagsIn(here, 'cn-hangzhou'), await tagsIn(there, 'cn-beijing')],
      [undefined, undefined],
    )
  })

  it('is the default one of a resource that is in several, or in none', async () => {
    const id = newId('alb')
    for (const region of ['cn-beijing', 'cn-hangzhou']) {
      await tagged(target, { k: '1' }, arnOf('alb:loadbalancer', id, region), region)
    }
    assert.equal(await alb('', 'UnTagResources', { 'ResourceId.1': id, 'TagKey.1': 'k' }), undefined)
    assert.deepEqual(
      [await tagsIn(id, 'cn-hangzhou'), await tagsIn(id, 'cn-beijing')],
      [undefined, { k: '1' }],
    )
    const fresh = newId('alb')
    assert.equal(await alb('', 'TagResources', { 'ResourceId.1': fresh, 'Tag.1.Key': 'k' }), undefined)
    assert.deepEqual(await tagsIn(fresh, 'cn-hangzhou'), { k: '' })
  })

  it('does not matter to a central service, whatever it is', async () => {
    const id = `${newId('d')}.example.com`
    const dcdn = { ResourceType: 'DOMAIN', 'ResourceId.1': id, 'Tag.1.Key': 'k' }
    assert.equal(await at('dcdn.cn-beijing.aliyuncs.com', '2018-01-15', 'TagDcdnResources', dcdn), undefined)
    assert.deepEqual(await tagsOf(target, arnOf('dcdn:domain', id)), { k: '' })
  })
})

describe('a ROA call', () => {
  type Sent = {
    readonly method: string
    readonly path: string
    readonly version: string
    readonly query?: Parameters
    readonly body?: unknown
    /** Headers, changed after signing. */
    readonly afterwards?: Readonly<Record<string, string | undefined>>
    readonly md5?: boolean
  }

  /** Signed as @alicloud/pop-core signs it, or, without `md5`, as openapi-core does. */
  function roa({ method, path, version, query = {}, body, afterwards = {}, md5 = true }: Sent): HttpRequest {
    const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
    const headers: Record<string, string | undefined> = {
      ...{ accept: 'application/json', date: new Date(target.now()).toUTCString(), host: target.signer.host },
      ...{ 'x-acs-signature-method': 'HMAC-SHA1', 'x-acs-signature-version': '1.0' },
      ...{ 'x-acs-signature-nonce': newId('nonce'), 'x-acs-version': version },
      ...(md5 && { 'content-md5': hash('md5', bytes, 'base64') }),
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': String(bytes.length),
      }),
    }
    const signed = new Map(Object.entries(headers) as [string, string][])
    const text = roaV1StringToSign({
      ...{ method, path, query: new Map(Object.entries(query)), headers: signed, emptyValue: 'name=' },
    })
    const signature = roaV1Signature(target.signer.secret, text).toString('base64')
    const sent = { ...headers, authorization: `acs ${target.signer.keyId}:${signature}`, ...afterwards }
    const form = encodeForm(Object.entries(query))
    return {
      ...{ method, target: form === '' ? path : `${path}?${form}`, body: bytes },
      headers: new Map(
        Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      ...{ source: '127.0.0.1', secure: false },
    }
  }

  const cs = { version: '2015-12-15', path: '/tags' }
  const cluster = (id: string) => ({ region_id: 'cn-hangzhou', resource_type: 'CLUSTER', resource_ids: [id] })

  it('is taken with the older signature, its body in JSON or its query', async () => {
    const id = newId('c')
    for (const md5 of [true, false]) {
      const body = { ...cluster(id), tags: [{ key: `k${md5}`, value: 'v' }] }
      const { status, body: text } = await target.send(roa({ ...cs, method: 'PUT', body, md5 }))
      assert.equal(status, 200, text)
    }
    assert.deepEqual(await tagsOf(target, arnOf('cs:cluster', id)), { kfalse: 'v', ktrue: 'v' })

    const asked = { region_id: 'cn-hangzhou', resource_type: 'cluster', resource_ids: JSON.stringify([id]) }
    const listed = await target.send(roa({ ...cs, method: 'GET', query: { ...asked, next_token: '' } }))
    assert.deepEqual(JSON.parse(listed.body).tag_resources.tag_resource.length, 2)
    const query = { ...asked, tag_keys: '["ktrue"]' }
    assert.equal((await target.send(roa({ ...cs, method: 'DELETE', query }))).status, 200)
    assert.deepEqual(await tagsOf(target, arnOf('cs:cluster', id)), { kfalse: 'v' })
  })

  it('is refused where its signature does not hold for it', async () => {
    const call = { ...cs, method: 'PUT', body: { ...cluster(newId('c')), tags: [{ key: 'k' }] } }
    const codeOf = async (request: HttpRequest) => JSON.parse((await target.send(request)).body).Code
    const { authorization } = Object.fromEntries(roa(call).headers)
    const wrong: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
      ['SignatureDoesNotMatch', { authorization }],
      ['SignatureDoesNotMatch', { 'x-acs-extra': '1' }],
      ['SignatureDoesNotMatch', { 'content-md5': hash('md5', 'other', 'base64') }],
      ['IncompleteSignature', { authorization: 'acs x' }],
      ['MissingTimestamp', { date: undefined }],
      ['InvalidTimeStamp.Format', { date: '2026-11-24T12:00:00Z' }],
      ['InvalidTimeStamp.Expired', { date: new Date(target.now() - 3_600_000).toUTCString() }],
      ['MissingSignatureNonce', { 'x-acs-signature-nonce': undefined }],
      ['InvalidSignatureMethod', { 'x-acs-signature-method': 'HMAC-SHA256' }],
      ['MissingVersion', { 'x-acs-version': undefined }],
      ['InvalidSecurityToken.Malformed', { 'x-acs-security-token': 'x' }],
    ]
    for (const [code, afterwards] of wrong) assert.equal(await codeOf(roa({ ...call, afterwards })), code)
    const changed = roa(call)
    const other = Buffer.from(changed.body.toString().replace('"k"', '"l"'))
    assert.equal(await codeOf({ ...changed, body: other }), 'SignatureDoesNotMatch')
  })

  it('is taken once', async () => {
    const request = roa({ ...cs, method: 'PUT', body: { ...cluster(newId('c')), tags: [{ key: 'k' }] } })
    assert.equal((await target.send(request)).status, 200)
    assertError(await target.send(request), 'SignatureNonceUsed')
  })

  it('is refused under another method, version or path', async () => {
    assertError(await target.send(roa({ ...cs, method: 'PATCH' })), 'ActionNotFound')
    assertError(await target.send(roa({ ...cs, method: 'GET', version: '2015-12-16' })), 'InvalidVersion')
    assertError(await target.send(roa({ ...cs, method: 'GET', path: '/tags/' })), 'ActionNotFound')
    assertError(await target.send(roa({ ...cs, method: 'GET', path: '/' })), 'MissingAction')
  })

  it('says what is wrong with its parameters as any other call does', async () => {
    const body = { ...cluster(newId('c')), tags: 'x' }
    const reason = 'It is a JSON array of objects with key and value, or a JSON object.'
    assertError(await target.send(roa({ ...cs, method: 'PUT', body })), 'InvalidParameter', 'tags', reason)
    const query = { region_id: 'cn-hangzhou', resource_type: 'CLUSTER', resource_ids: '["c"]' }
    assertError(
      await target.send(roa({ ...cs, method: 'DELETE', query })),
      'ProductMissingParameter',
      'tag_keys',
    )
  })

  it('of Function Compute names its resource by an ARN, or by the id alone', async () => {
    const call = { method: 'POST', path: '/2021-04-06/tag', version: '2021-04-06' }
    for (const prefix of ['', 'acs:fc:cn-hangzhou:1234567890123456:services/']) {
      const id = newId('svc')
      const body = { resourceArn: `${prefix}${id}`, tags: { k: 'v' } }
      const { status, body: text } = await target.send(roa({ ...call, body }))
      assert.equal(status, 200, text)
      assert.deepEqual(await tagsOf(target, arnOf('fc:service', id)), { k: 'v' })
    }
  })
})
