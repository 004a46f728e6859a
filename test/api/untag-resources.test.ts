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
  REGION,
  refuses,
  tagged,
  tagsOf,
} from './calls.ts'
import { deleteServicePrincipals, refusesDelegated } from './delegated.ts'

const UNTAG = 'UntagResources'
const target = await openTarget()
after(async () => {
  await deleteServicePrincipals(target)
  await target[Symbol.asyncDispose]()
})

const untag = (...parameters: readonly Parameters[]) =>
  target.call(UNTAG, Object.assign({ RegionId: REGION }, ...parameters))
const inXml = (parameters: Parameters, action = UNTAG) =>
  target.send(
    rpcRequest(target.signer, { action, parameters, now: target.now(), overrides: { Format: 'XML' } }),
  )

describe('200', () => {
  it('takes the keys off resources of many products and leaves everything else', async () => {
    const types = ['ecs:instance', 'vpc:vpc', 'slb:instance', 'rds:instance', 'oss:bucket', 'vod:domain']
    const resources = await Promise.all(
      types.map((type) => tagged(target, { a: '1', b: '2', c: '' }, arnOf(type, newId()))),
    )
    const bystander = await tagged(target, { a: '1' })
    const answer = await untag(arns(...resources), keys('a', 'c'))
    assertEntries(answer, [])
    for (const arn of resources) assert.deepEqual(await tagsOf(target, arn), { b: '2' })
    assert.deepEqual(await tagsOf(target, bystander), { a: '1' })
  })

  it('is, in JSON, an empty list when all was done', async () => {
    const arn = await tagged(target, { a: '1' })
    const { response, body } = await untag(arns(arn), keys('a'))
    const id = body['RequestId']
    assert.equal(response.body, `{"RequestId":"${id}","FailedResources":{"FailedResource":[]}}`)
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('is, in XML, an empty element when all was done', async () => {
    const arn = await tagged(target, { a: '1' })
    const parameters = { RegionId: REGION, ...arns(arn), ...keys('a') }
    const answer = await inXml(parameters)
    const [, id] = /<RequestId>(.*)<\/RequestId>/.exec(answer.body) ?? []
    assert.equal(answer.status, 200)
    assert.equal(
      answer.body,
      `<?xml version='1.0' encoding='UTF-8'?><UntagResourcesResponse><RequestId>${id}</RequestId><FailedResources></FailedResources></UntagResourcesResponse>`,
    )
  })

  it('names, in XML, each failure in an element of its own, escaped', async () => {
    const unknown = [arnOf('ecs:instance', newId('a&b')), arnOf('ecs:instance', newId('<c>'))]
    const parameters = { RegionId: REGION, ...arns(...unknown), ...keys('a') }
    const { status, body } = await inXml(parameters)
    const entry = (arn = '') =>
      `<FailedResource><ResourceARN>${arn.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</ResourceARN><Result><Code>InvalidResourceId.NotFound</Code><Message>The specified ResourceIds are not found in our records.</Message></Result></FailedResource>`
    assert.equal(status, 200)
    assert.ok(body.includes(`<FailedResources>${entry(unknown[0])}${entry(unknown[1])}</FailedResources>`))
  })

  it('names unknown resources as they were sent, in the order of the call, and does the others', async () => {
    const known = [await tagged(target, { a: '1', b: '2' }), await tagged(target, { a: '1' })]
    const unknown = [
      arnOf('vpc:vpc', newId(), '*', '*'),
      arnOf('ECS:Instance', newId(), REGION, target.account),
    ]
    const call = arns(unknown[0] ?? '', known[0] ?? '', unknown[1] ?? '', known[1] ?? '')
    assertEntries(
      await untag(call, keys('a')),
      unknown.map((arn) => [arn, 'ResourceNotFound']),
      UNTAG,
    )
    assert.deepEqual(await tagsOf(target, known[0] ?? ''), { b: '2' })
    assert.equal(await tagsOf(target, known[1] ?? ''), undefined)
  })

  it('a key that the resource does not carry is no failure, nor is a resource without tags', async () => {
    const arn = await tagged(target, { a: '1' })
    assertEntries(await untag(arns(arn), keys('other', 'A')), [])
    assert.deepEqual(await tagsOf(target, arn), { a: '1' })
    for (let i = 0; i < 2; i++) assertEntries(await untag(arns(arn), keys('a')), [])
  })

  it('one ARN twice is one removal and, when unknown, one entry', async () => {
    const arn = await tagged(target, { a: '1', b: '2' })
    assertEntries(await untag(arns(arn, arn, arn), keys('a')), [])
    const unknown = arnOf('ecs:instance', newId())
    assertEntries(await untag(arns(unknown, arn, unknown), keys('b')), [[unknown, 'ResourceNotFound']])
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('the name of the operation is understood in any case, and answered in its own', async () => {
    const arn = await tagged(target, { a: '1', b: '2' })
    const parameters = { RegionId: REGION, ...arns(arn), ...keys('a') }
    assertEntries(await target.call('UnTagResources', parameters), [])
    assert.deepEqual(await tagsOf(target, arn), { b: '2' })
    const answer = await inXml(parameters, 'UNTAGRESOURCES')
    assert.ok(answer.body.includes('<UntagResourcesResponse>'))
  })

  it('hidden and unknown parameters are ignored', async () => {
    const arn = await tagged(target, { a: '1' })
    const ignored = {
      ...{ OwnerAccount: 'x', OwnerId: 'y', ResourceOwnerAccount: 'z', ResourceOwnerId: '1' },
      ...{ Tags: 'no json', TagKeyed: '1', ResourceARNs: 'x', Allow: 'true', whatever: '' },
    }
    assertEntries(await untag(arns(arn), keys('a'), ignored), [])
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('numbers of list elements may have gaps and come in any order, up to 1000', async () => {
    const known = await tagged(target, { a: '1', b: '2' })
    const unknown = [arnOf('ecs:instance', newId()), arnOf('ecs:instance', newId())]
    const parameters = {
      ...{ 'ResourceARN.1000': unknown[1] ?? '', 'ResourceARN.7': known, 'ResourceARN.10': unknown[0] ?? '' },
      ...{ 'TagKey.3': 'a', 'TagKey.1000': 'b' },
    }
    assertEntries(await untag(parameters), [
      [unknown[0] ?? '', 'ResourceNotFound'],
      [unknown[1] ?? '', 'ResourceNotFound'],
    ])
    assert.equal(await tagsOf(target, known), undefined)
  })

  it('50 resources with ids of 128 characters and 10 keys of 128 Han characters are one call', async () => {
    const longKeys = Array.from({ length: 10 }, (_, i) => `${i}`.padEnd(128, '標'))
    const tags = Object.fromEntries(longKeys.map((key) => [key, 'v']))
    const all = Array.from({ length: 50 }, () => arnOf('ecs:instance', newId().padEnd(128, 'x')))
    const parameters = { RegionId: REGION, ...arns(...all) }
    assertEntries(await target.call('TagResources', { ...parameters, Tags: JSON.stringify(tags) }), [])
    assertEntries(await untag(arns(...all), keys(...longKeys)), [])
    for (const arn of [all[0] ?? '', all[49] ?? '']) assert.equal(await tagsOf(target, arn), undefined)
  })
})

describe('200 on a service of its own', { skip: onlyHere('it looks into the store') }, () => {
  it('an over-full resource can be untagged, and keeps what was not named', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const arn = await tagged(own, { a: '1' })
    const id = arn.split('/')[1] ?? ''
    const config = await service.store.readConfig(own.account, -1)
    const names = Array.from({ length: 30 }, (_, i) => `k${i + 10}`)
    await service.store.setTags({
      guard: { account: own.account, configVersion: config?.version ?? -1 },
      change: { id: 'x', at: service.now, principals: ['p'], source: '', operation: 'x:Y' },
      resources: [{ region: REGION, type: 'ecs:instance', id, home: REGION }],
      tags: names.map((key) => ({ key, value: '', origin: 'own' })),
      ...{ register: false, quota: 100 },
    })
    const call = { RegionId: REGION, ...arns(arn), ...keys(...names.slice(0, 10)) }
    assertEntries(await own.call(UNTAG, call), [])
    assert.equal(Object.keys((await tagsOf(own, arn)) ?? {}).length, 21)
  })
})

const known = await tagged(target, { a: '1', b: '2' })
const valid: Parameters = { RegionId: REGION, ...arns(known, arnOf('ecs:instance', newId())), ...keys('a') }
const refused = (change: Parameters, error: ErrorName, ...values: readonly string[]) =>
  refuses(target, [UNTAG, { ...valid, ...change }], error, ...values)

/** Beyond the rows of the page's table, each of which is in untag-errors.test.ts. */
describe('400', () => {
  it('InvalidResourceARN.FormatError names the ARNs that are none, each once, in the order of the call', async () => {
    const bad = [
      '',
      'x',
      'arn:acs:ecs:cn-hangzhou:*:instance',
      'arn:acs:ecs::*:instance/i',
      'arn:acs:ecs:cn-hangzhou::instance/i',
    ]
    bad.push(
      'arn:acs:ecs:cn-hangzhou:*:instance/*',
      'arn:acs:ecs:cn-hangzhou:*:instance/',
      'arn:acs::cn-hangzhou:*:instance/i',
    )
    bad.push(
      'arn:aws:ecs:cn-hangzhou:*:instance/i',
      'acs:ecs:cn-hangzhou:*:instance/i',
      'arn:acs:ecs:*:*:instance/ i',
    )
    const sent = [...bad, arnOf('ecs:instance', 'good'), bad[1] ?? '', arnOf('nosuch:thing', 'x')]
    await refused(arns(...sent), 'ArnFormat', bad.join(', '))
  })

  it('InvalidParameter.ServiceCode names the products that are not known', async () => {
    const sent = ['zz:a', 'ECS:instance', 'aa:a', 'zz:b', 'Zz:a'].map((type) => arnOf(type, newId()))
    await refused(arns(...sent, arnOf('ecs:nosuch', 'x')), 'ArnServiceCode', 'zz, aa, Zz')
  })

  it('InvalidParameter.ResourceType names the types that are not known', async () => {
    const sent = ['ecs:zz', 'ecs:Instance', 'vpc:instance', 'rds:zz'].map((type) => arnOf(type, newId()))
    const foreign = arnOf('ecs:instance', 'x', REGION, '1')
    await refused(arns(...sent, foreign), 'ArnResourceType', 'zz, instance')
  })

  it('InvalidResourceARN.Account names the accounts that are not the caller', async () => {
    const accounts = ['2', '1', target.account, '2', `0${target.account}`]
    const sent = accounts.map((account) => arnOf('ecs:instance', newId(), REGION, account))
    const elsewhere = arnOf('ecs:instance', 'x', 'cn-beijing')
    await refused(arns(...sent, elsewhere), 'ArnAccount', `2, 1, 0${target.account}`)
  })

  it('InvalidResourceARN.Region names the regions that are not the one of the call', async () => {
    const regions = ['cn-beijing', '*', 'nowhere', REGION, 'cn-beijing', 'cn-hangzhou-finance']
    const sent = regions.map((region) => arnOf('ecs:instance', newId(), region))
    await refused(arns(...sent), 'ArnRegion', 'cn-beijing, nowhere, cn-hangzhou-finance')
  })

  it('InvalidParameter.TagKey names the keys that are none', async () => {
    const bad = ['', 'x'.repeat(129), 'a*b', 'see http://x', 'HTTPS://y', 'tab\tbed', '😀']
    await refused(keys(bad[0] ?? '', 'good', ...bad.slice(1)), 'TagKeyInvalid', bad.join(', '))
    await refused(keys(''), 'TagKeyInvalid', '')
  })

  it('UnsupportedParameter: a well-formed Tag.N, other forms of Tag, and All', async () => {
    await refused({ 'Tag.1.Key': 'a', 'Tag.1.Value': '1' }, 'UnsupportedParameter', 'Tag.1.Key')
    await refused({ 'Tag.1.Key': 'a' }, 'UnsupportedParameter', 'Tag.1.Key')
    for (const name of ['Tag', 'Tag.1', 'Tag.0.Value', 'Tag.x', 'Tag.1.Value.1', 'All', 'All.1']) {
      await refused({ [name]: 'false' }, 'UnsupportedParameter', name)
    }
  })

  it('MissingRegionId', async () => {
    await refused({ RegionId: '' }, 'MissingRegionId')
  })

  it('InvalidParameter: a list element whose number is none', async () => {
    const numbers = 'Numbers of list elements go from 1 to 1000.'
    for (const index of ['0', '-1', '01', '1e3', '1001', '1000000000', '', 'x', '1.2', '１']) {
      await refused({ [`TagKey.${index}`]: 'a' }, 'InvalidParameter', `TagKey.${index}`, numbers)
    }
    for (const name of ['ResourceARN', 'TagKey']) {
      await refused(
        { [name]: 'a' },
        'InvalidParameter',
        name,
        `Write the list as ${name}.1, ${name}.2 and so on.`,
      )
    }
  })
})

describe('403', () => {
  it('NumberExceed.ResourceIds: 51 ARNs, also of one resource', async () => {
    const all = Array.from({ length: 51 }, () => known)
    await refused(arns(...all), 'TooManyResources')
    assertEntries(await untag(arns(...all.slice(1)), keys('none')), [])
  })

  it('NumberExceed.Tags: 11 keys, also equal ones', async () => {
    await refused(keys(...Array.from({ length: 11 }, (_, i) => `k${i}`)), 'TooManyTags')
    await refused(keys(...Array.from({ length: 11 }, () => 'k')), 'TooManyTags')
    assertEntries(await untag(arns(known), keys(...'cdefghijkl')), [])
  })

  it('Duplicate.TagKey; keys that differ in case are two', async () => {
    await refused(keys('a', 'b', 'a'), 'DuplicateTagKey')
    assertEntries(await untag(arns(known), keys('none', 'None')), [])
  })

  it('NoPermission.SystemTag refuses the whole call', async () => {
    for (const key of ['acs:tag:createdby', 'ACS:x', 'aliyun:x', 'Aliyun', 'aliyunx']) {
      await refused(keys('a', key), 'SystemTag')
    }
    assertEntries(await untag(arns(known), keys('acs', 'my-aliyun')), [])
  })

  it('NoPermissionKey.Operator: a protected key binds the root, from the next call on', async () => {
    const arn = await tagged(target, { kept: '1', Kept: '2', b: '3' })
    assert.equal((await target.call('SetProtectedTagKeys', keys('kept'))).status, 200)
    await refused({ ...arns(arn), ...keys('b', 'kept') }, 'NoPermissionKey')
    assertEntries(await untag(arns(arn), keys('Kept')), [])
    assert.deepEqual(await tagsOf(target, arn), { kept: '1', b: '3' })
    assert.equal((await target.call('SetProtectedTagKeys', {})).status, 200)
    assertEntries(await untag(arns(arn), keys('kept')), [])
  })

  it('NoPermission.Operator: what only a trusted service may send, even when empty', async () => {
    for (const name of ['AliUid', 'Bid', 'Createby', 'Category']) {
      for (const value of [target.account, 'Custom', ''])
        await refused({ [name]: value }, 'NoPermissionOperator')
    }
  })
})

describe('404', () => {
  it('InvalidRegionId.NotFound: no region, another spelling, the wildcard', async () => {
    for (const region of ['nowhere', 'CN-HANGZHOU', '*', ' cn-hangzhou']) {
      await refused({ RegionId: region }, 'RegionNotFound')
    }
  })
})

describe('a service principal', () => {
  it('meets the errors of its parameters', () => refusesDelegated(target, [UNTAG, valid], keys('acs:x')))
})

describe('order of the checks', () => {
  it('of any two faults the earlier one decides', async () => {
    assert.equal((await target.call('SetProtectedTagKeys', keys('kept'))).status, 200)
    await assertOrder(target, UNTAG, valid, faults)
    assert.equal((await target.call('SetProtectedTagKeys', {})).status, 200)
  })
})

const many = (name: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}.${101 + i}`, `${name}${i}`]))

/** In the order of the checks. No caller is throttled, and none lacks the right to call. */
const faults: readonly Fault[] = [
  { error: 'InvalidVersion', with: { Version: '2000-01-01' } },
  { error: 'AccessKeyNotFound', with: { AccessKeyId: 'nobody' } },
  { error: 'SecurityTokenMalformed', with: { SecurityToken: 'x' } },
  { error: 'TimestampExpired', with: { Timestamp: '2020-01-01T00:00:00Z' } },
  { error: 'NoPermissionOperator', with: { AliUid: '1' } },
  { error: 'MissingTagKey', with: { 'Tag.1.Value': 'x' } },
  { error: 'TagValueInvalid', values: ['*'], with: { 'Tag.2.Key': 'a', 'Tag.2.Value': '*' } },
  { error: 'UnsupportedParameter', values: ['Tag.3.Key'], with: { 'Tag.3.Key': 'a' } },
  { error: 'UnsupportedParameter', values: ['All'], with: { All: 'true' } },
  {
    error: 'InvalidParameter',
    values: ['ResourceARN.0', 'Numbers of list elements go from 1 to 1000.'],
    with: { 'ResourceARN.0': 'x' },
  },
  {
    error: 'InvalidParameter',
    values: ['TagKey.0', 'Numbers of list elements go from 1 to 1000.'],
    with: { 'TagKey.0': 'x' },
  },
  { error: 'MissingResourceIds', with: { 'ResourceARN.': undefined } },
  { error: 'MissingTagKeyParameter', with: { 'TagKey.': undefined } },
  { error: 'MissingRegionId', with: { RegionId: undefined } },
  { error: 'RegionNotFound', with: { RegionId: 'nowhere' } },
  { error: 'TooManyResources', with: many('ResourceARN', 51) },
  { error: 'TooManyTags', with: many('TagKey', 11) },
  { error: 'DuplicateTagKey', with: { 'TagKey.11': 'twice', 'TagKey.12': 'twice' } },
  { error: 'TagKeyInvalid', values: ['*'], with: { 'TagKey.13': '*' } },
  { error: 'SystemTag', with: { 'TagKey.14': 'acs:x' } },
  { error: 'NoPermissionKey', with: { 'TagKey.15': 'kept' } },
  { error: 'ArnFormat', values: ['x'], with: { 'ResourceARN.11': 'x' } },
  { error: 'ArnServiceCode', values: ['zz'], with: { 'ResourceARN.12': arnOf('zz:a', 'x') } },
  { error: 'ArnResourceType', values: ['zz'], with: { 'ResourceARN.13': arnOf('ecs:zz', 'x') } },
  { error: 'ArnAccount', values: ['1'], with: { 'ResourceARN.14': arnOf('ecs:instance', 'x', REGION, '1') } },
  {
    error: 'ArnRegion',
    values: ['cn-beijing'],
    with: { 'ResourceARN.15': arnOf('ecs:instance', 'x', 'cn-beijing') },
  },
]

everyErrorIsProvoked(UNTAG, {
  OperationConflict: 'by permissions.test.ts: the resource has to move three times between decision and deed',
})
