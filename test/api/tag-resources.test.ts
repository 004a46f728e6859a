import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import { rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { onlyHere, openTarget, targetOf } from '../support/target.ts'
import {
  arnOf,
  arns,
  assertEntries,
  assertOrder,
  everyErrorIsProvoked,
  type Fault,
  keys,
  newId,
  numbered,
  REGION,
  refuses,
  tagged,
  tagsOf,
} from './calls.ts'
import { delegation, deleteServicePrincipals, refusesDelegated, servicePrincipal } from './delegated.ts'

const TAG = 'TagResources'
const target = await openTarget()
after(async () => {
  await deleteServicePrincipals(target)
  await target[Symbol.asyncDispose]()
})

const tag = (tags: Readonly<Record<string, string>> | string, ...named: readonly string[]) =>
  target.call(TAG, {
    RegionId: REGION,
    Tags: typeof tags === 'string' ? tags : JSON.stringify(tags),
    ...arns(...named),
  })

/** `count` tags, of which the first is called `k<from>`. */
function tags(from: number, count: number, value = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${from + i}`, value]))
}

describe('200', () => {
  it('puts all tags on all resources, and registers those that are new', async () => {
    const all = ['ecs:instance', 'vpc:vpc', 'oss:bucket', 'live:domain'].map((type) => arnOf(type, newId()))
    await tagged(target, { a: 'old', kept: 'x' }, all[0])
    const answer = await tag({ a: '1', b: '' }, ...all)
    assertEntries(answer, [])
    assert.equal(
      answer.response.body,
      `{"RequestId":"${answer.body['RequestId']}","FailedResources":{"FailedResource":[]}}`,
    )
    assert.deepEqual(await tagsOf(target, all[0] ?? ''), { a: '1', b: '', kept: 'x' })
    for (const arn of all.slice(1)) assert.deepEqual(await tagsOf(target, arn), { a: '1', b: '' })
  })

  it('in XML', async () => {
    const parameters = { RegionId: REGION, Tags: '{"a":"1"}', ...arns(arnOf('ecs:instance', newId())) }
    const overrides = { Format: 'xml' }
    const { status, headers, body } = await target.send(
      rpcRequest(target.signer, { action: 'tagresources', parameters, now: target.now(), overrides }),
    )
    const id = headers['x-acs-request-id']
    assert.equal(status, 200)
    assert.equal(
      body,
      `<?xml version='1.0' encoding='UTF-8'?><TagResourcesResponse><RequestId>${id}</RequestId><FailedResources></FailedResources></TagResourcesResponse>`,
    )
  })

  it('a tag that is there already changes nothing', async () => {
    const arn = await tagged(target, { a: '1' })
    for (let i = 0; i < 2; i++) assertEntries(await tag({ a: '1' }, arn, arn), [])
    assert.deepEqual(await tagsOf(target, arn), { a: '1' })
  })

  it('keys and values may be anything that the rules allow, up to 128 code points', async () => {
    const wanted = {
      ...{ ['標'.repeat(128)]: '籤'.repeat(128), ['𠮷'.repeat(128)]: '𠮷'.repeat(128) },
      ...{ '_.#/=+-@:,~ 9': ' _.#/=+-@:,~', é: 'é', A: 'a', a: 'A' },
      ...{ constructor: 'x', toString: 'y', 'my-aliyun': 'acs:', httpx: 'https:/' },
    }
    const arn = arnOf('ecs:instance', newId())
    assertEntries(await tag(wanted, arn), [])
    assert.deepEqual(await tagsOf(target, arn), wanted)
    assertEntries(await tag('{"__proto__":"p"}', arn), [])
    const { body } = await target.call('ListTagResources', { RegionId: REGION, ...arns(arn) })
    assert.ok(JSON.stringify(body).includes('{"Key":"__proto__","Value":"p","Category":"Custom"}'))
  })

  it('JSON may have white space and escapes', async () => {
    const arn = arnOf('ecs:instance', newId())
    assertEntries(await tag(' {\n"\\u0061" :\t"\\u4e2d" , "b":"\\/"}\r\n', arn), [])
    assert.deepEqual(await tagsOf(target, arn), { a: '中', b: '/' })
  })

  it('the 21st tag is refused for its resource only, whole; overwriting is not', async () => {
    const full = await tagged(target, tags(0, 10))
    assertEntries(await tag(tags(10, 10), full), [])
    const half = await tagged(target, tags(0, 5))
    const fresh = arnOf('ecs:instance', newId())
    const answer = await tag({ k0: 'new', extra: '1' }, half, full, fresh, full)
    assertEntries(answer, [[full, 'TooManyTagsOnResource']], TAG)
    assert.deepEqual(await tagsOf(target, full), { ...tags(0, 10), ...tags(10, 10) })
    assert.equal((await tagsOf(target, half))?.['extra'], '1')
    assert.deepEqual(await tagsOf(target, fresh), { k0: 'new', extra: '1' })
    assertEntries(await tag(tags(0, 10, 'new'), full), [])
    assert.equal((await tagsOf(target, full))?.['k9'], 'new')
  })

  it('a tag removed makes room for another', async () => {
    const arn = await tagged(target, tags(0, 10))
    assertEntries(await tag(tags(10, 10), arn), [])
    assertEntries(await target.call('UntagResources', { RegionId: REGION, ...arns(arn), ...keys('k3') }), [])
    assertEntries(await tag({ other: '' }, arn), [])
    assertEntries(await tag({ more: '' }, arn), [[arn, 'TooManyTagsOnResource']])
  })

  it('hidden and unknown parameters are ignored, Tag.N and TagKey.N among them', async () => {
    const arn = arnOf('ecs:instance', newId())
    const ignored = { OwnerAccount: 'x', OwnerId: 'y', 'Tag.1.Value': 'z', 'TagKey.x': 'z', All: 'true' }
    const parameters = { RegionId: REGION, Tags: '{"a":"1"}', ...arns(arn), ...ignored }
    assertEntries(await target.call(TAG, parameters), [])
    assert.deepEqual(await tagsOf(target, arn), { a: '1' })
  })
})

describe('200 on a service of its own', { skip: onlyHere('it looks into the store') }, () => {
  it('strict: an unknown resource is named and not registered, a known one tagged', async () => {
    const service = await createService()
    const known = await tagged(targetOf(service), { a: '1' })
    await service[Symbol.asyncDispose]()
    await using strict = await createService({ resources: 'strict', directory: service.directory })
    const own = targetOf(strict)
    const unknown = arnOf('ecs:instance', newId())
    const call = { RegionId: REGION, Tags: '{"a":"2"}', ...arns(unknown, known) }
    for (let i = 0; i < 2; i++) {
      assertEntries(await own.call(TAG, call), [[unknown, 'ResourceNotFound']], TAG)
    }
    assert.deepEqual(await tagsOf(own, known), { a: '2' })
    const removal = { RegionId: REGION, ...arns(unknown, known), ...keys('a') }
    assertEntries(await own.call('UntagResources', removal), [[unknown, 'ResourceNotFound']])
  })

  it('system tags do not count towards the quota', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const arn = await tagged(own, tags(0, 10))
    const config = await service.store.readConfig(own.account, -1)
    await service.store.setTags({
      guard: { account: own.account, configVersion: config?.version ?? -1 },
      change: { id: 'x', at: service.now, principals: ['p'], source: '', operation: 'x:Y' },
      resources: [{ region: REGION, type: 'ecs:instance', id: arn.split('/')[1] ?? '', home: REGION }],
      tags: [{ key: 'acs:tag:createdby', value: 'x', origin: 'own' }],
      ...{ register: false, quota: 20 },
    })
    const call = { RegionId: REGION, ...arns(arn) }
    assertEntries(await own.call(TAG, { ...call, Tags: JSON.stringify(tags(10, 10)) }), [])
    assert.equal(Object.keys((await tagsOf(own, arn)) ?? {}).length, 21)
    assertEntries(await own.call(TAG, { ...call, Tags: '{"x":""}' }), [[arn, 'TooManyTagsOnResource']])
  })
})

const known = await tagged(target, { a: '1', b: '2' })
const valid: Parameters = {
  ...{ RegionId: REGION, Tags: '{"a":"2"}' },
  ...arns(known, arnOf('ecs:instance', newId())),
}
const refused = (change: Parameters, error: ErrorName, ...values: readonly string[]) =>
  refuses(target, [TAG, { ...valid, ...change }], error, ...values)
const pairs = (wanted: Readonly<Record<string, string>>) => ({ Tags: JSON.stringify(wanted) })

describe('400', () => {
  it('the five errors of ARNs, as for UntagResources', async () => {
    await refused(arns('x', known, 'y', 'x'), 'ArnFormat', 'x, y')
    await refused(arns(arnOf('zz:a', 'x'), arnOf('aa:a', 'x')), 'ArnServiceCode', 'zz, aa')
    await refused(arns(arnOf('ecs:zz', 'x'), arnOf('vpc:aa', 'x')), 'ArnResourceType', 'zz, aa')
    await refused(
      arns(arnOf('ecs:disk', 'x', REGION, '2'), arnOf('ecs:disk', 'x', '*', '1')),
      'ArnAccount',
      '2, 1',
    )
    const elsewhere = ['cn-beijing', 'x', 'cn-beijing'].map((region) => arnOf('ecs:disk', 'x', region))
    await refused(arns(...elsewhere), 'ArnRegion', 'cn-beijing, x')
  })

  it('InvalidParameter.Tags: whatever is no JSON object of strings with a pair in it', async () => {
    const bad = ['', '{}', '[]', 'null', '"a"', '1', '{"a":1}', '{"a":null}', '{"a":{}}', '{"a":["b"]}', 'a']
    bad.push(
      '{"a":"1"',
      '{"a":"1",}',
      "{'a':'1'}",
      '{a:"1"}',
      '[{"Key":"a","Value":"1"}]',
      '{"a":"1"} x',
      '{"a":true}',
    )
    for (const Tags of bad) await refused({ Tags }, 'TagsInvalid')
  })

  it('InvalidParameter.TagKey names the keys that are none', async () => {
    const bad = [
      '',
      'x'.repeat(129),
      '𠮷'.repeat(129),
      'a*b',
      'see http://x',
      'HTTPS://y',
      'tab\tbed',
      '\ud800',
    ]
    const sent = pairs(Object.fromEntries([...bad, 'good'].map((key) => [key, ''])))
    await refused(sent, 'TagKeyInvalid', bad.join(', '))
  })

  it('InvalidParameter.TagValue names the values that are none, each once', async () => {
    const bad = ['x'.repeat(129), 'a*b', 'http://', '\u0000', '\ud800', 'a*b']
    const sent = pairs({ ok: 'fine', ...Object.fromEntries(bad.map((value, i) => [`k${i}`, value])) })
    await refused(sent, 'TagValueInvalid', [...new Set(bad)].join(', '))
  })

  it('MissingRegionId', async () => {
    await refused({ RegionId: '' }, 'MissingRegionId')
  })

  it('InvalidParameter: a list element whose number is none', async () => {
    await refused(
      { 'ResourceARN.0': known },
      'InvalidParameter',
      'ResourceARN.0',
      'Numbers of list elements go from 1 to 1000.',
    )
  })
})

describe('403', () => {
  it('MissingParameter.ResourceIds', async () => {
    await refuses(target, [TAG, { RegionId: REGION, Tags: '{"a":"2"}' }], 'MissingResourceIds')
  })

  it('NumberExceed.ResourceIds: 51 ARNs; 50 are not', async () => {
    const all = Array.from({ length: 51 }, () => known)
    await refused(arns(...all), 'TooManyResources')
    assertEntries(await tag({ a: '1' }, ...all.slice(1)), [])
  })

  it('NumberExceed.Tags: 11 tags; 10 are not', async () => {
    await refused(pairs(tags(0, 11)), 'TooManyTags')
    assertEntries(await tag(tags(0, 10), arnOf('ecs:instance', newId())), [])
  })

  it('Duplicate.TagKey, also when it is written in two ways', async () => {
    await refused({ Tags: '{"a":"1","b":"2","a":"1"}' }, 'DuplicateTagKey')
    await refused({ Tags: '{"a":"1","\\u0061":"2"}' }, 'DuplicateTagKey')
    await refused({ Tags: '{"__proto__":"1","__proto__":"2"}' }, 'DuplicateTagKey')
  })

  it('NoPermission.SystemTag', async () => {
    for (const key of ['acs:x', 'ACS:x', 'aliyun:x', 'ALIYUN:x'])
      await refused(pairs({ a: '', [key]: '' }), 'SystemTag')
  })

  it('NoPermissionKey.Operator: a protected key binds the root, from the next call on', async () => {
    assert.equal((await target.call('SetProtectedTagKeys', keys('kept'))).status, 200)
    await refused(pairs({ a: '1', kept: '2' }), 'NoPermissionKey')
    assertEntries(await tag({ Kept: '1' }, known), [])
    assert.equal((await target.call('SetProtectedTagKeys', {})).status, 200)
    assertEntries(await tag({ kept: '1' }, known), [])
  })

  it('NoPermission.Operator: what only a trusted service may send', async () => {
    for (const name of ['AliUid', 'Bid', 'Createby', 'Category'])
      await refused({ [name]: '' }, 'NoPermissionOperator')
  })
})

describe('404', () => {
  it('InvalidRegionId.NotFound', async () => {
    await refused({ RegionId: 'nowhere' }, 'RegionNotFound')
  })
})

const longList = Object.fromEntries(
  Object.entries(numbered('ResourceARN', Array(60).fill('x'))).map(([name, value]) => [`${name}0`, value]),
)

describe('a service principal', () => {
  it('meets the errors of its parameters', () =>
    refusesDelegated(target, [TAG, valid], { Tags: '{"acs:x":""}' }))

  it('puts system tags on a resource of its tenant, past the number of custom ones', async () => {
    const service = await servicePrincipal(target)
    const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, '']))
    const [first, second] = [Object.entries(twenty).slice(0, 10), Object.entries(twenty).slice(10)]
    const arn = await tagged(target, Object.fromEntries(first))
    await tagged(target, Object.fromEntries(second), arn)
    const call = { RegionId: REGION, ...arns(arn), ...delegation(target) }
    const system = { ...call, Tags: '{"acs:tag:createdby":"customer:1"}', Category: 'System' }
    assertEntries(await service.call(TAG, system), [])
    assert.deepEqual(await tagsOf(target, arn), { ...twenty, 'acs:tag:createdby': 'customer:1' })
    const custom = await service.call(TAG, { ...call, Tags: '{"k20":""}' })
    assertEntries(custom, [[arn, 'TooManyTagsOnResource']], TAG)
  })
})

describe('order of the checks', () => {
  it('of any two faults of parameters and ARNs the earlier one decides', async () => {
    await assertOrder(target, TAG, valid, faults)
  })

  it('of any two faults of Tags, alone or with one of the ARNs, the earlier one decides', async () => {
    assert.equal((await target.call('SetProtectedTagKeys', keys('kept'))).status, 200)
    for (const [i, [error, wanted, value]] of faultsOfTags.entries()) {
      for (const [, later] of faultsOfTags.slice(i)) {
        const Tags = `{${[...new Set([later, wanted])].join(',')}}`
        await refused({ Tags, ...arns('x') }, error, value ?? '')
      }
    }
    assert.equal((await target.call('SetProtectedTagKeys', {})).status, 200)
  })
})

/** In the order of the checks. */
const faults: readonly Fault[] = [
  { error: 'NoPermissionOperator', with: { Createby: 'x' } },
  {
    error: 'InvalidParameter',
    values: ['ResourceARN.0', 'Numbers of list elements go from 1 to 1000.'],
    with: { 'ResourceARN.0': 'x' },
  },
  { error: 'MissingResourceIds', with: { 'ResourceARN.': undefined } },
  { error: 'TagsInvalid', with: { Tags: '' } },
  { error: 'MissingRegionId', with: { RegionId: undefined } },
  { error: 'TagsInvalid', with: { Tags: '[]' } },
  { error: 'RegionNotFound', with: { RegionId: 'nowhere' } },
  { error: 'TooManyResources', with: longList },
  { error: 'TooManyTags', with: pairs(tags(0, 11)) },
  { error: 'DuplicateTagKey', with: { Tags: '{"a":"1","a":"2"}' } },
  { error: 'ArnFormat', values: ['x'], with: { 'ResourceARN.11': 'x' } },
  { error: 'ArnServiceCode', values: ['zz'], with: { 'ResourceARN.12': arnOf('zz:a', 'x') } },
  { error: 'ArnResourceType', values: ['zz'], with: { 'ResourceARN.13': arnOf('ecs:zz', 'x') } },
  { error: 'ArnAccount', values: ['1'], with: { 'ResourceARN.14': arnOf('ecs:disk', 'x', REGION, '1') } },
  { error: 'ArnRegion', values: ['x'], with: { 'ResourceARN.15': arnOf('ecs:disk', 'x', 'x') } },
]

const faultsOfTags: readonly (readonly [error: ErrorName, json: string, value?: string])[] = [
  ['DuplicateTagKey', '"d":"","d":""'],
  ['TagKeyInvalid', '"*":""', '*'],
  ['SystemTag', '"acs:x":""'],
  ['NoPermissionKey', '"kept":""'],
  ['TagValueInvalid', '"v":"*"', '*'],
]

everyErrorIsProvoked(TAG, {
  OperationConflict: 'by permissions.test.ts: the resource has to move three times between decision and deed',
})
