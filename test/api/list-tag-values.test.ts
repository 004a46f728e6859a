import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { createService, type Parameters } from '../support/service.ts'
import { openTarget, type Target, targetOf } from '../support/target.ts'
import { arnOf, arns, assertEntries, everyErrorIsProvoked, keys, newId, refuses, tagged } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

const ACTION = 'ListTagValues'
const HOUR = 3_600_000
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

async function listed(from: Target, parameters: Parameters): Promise<readonly string[]> {
  const found: string[] = []
  let token = ''
  do {
    const sent = { RegionId: 'cn-hangzhou', ...parameters, ...(token && { NextToken: token }) }
    const { status, body } = await from.call(ACTION, sent)
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(Object.keys(body), ['RequestId', 'NextToken', 'Values'])
    found.push(...(body['Values'] as { Value: string[] }).Value)
    token = body['NextToken'] as string
  } while (token)
  return found
}

describe('200', () => {
  it('lists each value of the key once in byte order, the empty one first; pages of any size are the whole', async () => {
    await using service = await createService()
    const own = targetOf(service)
    for (const value of ['b', '', 'B', 'a', 'b', '值', 'other']) await tagged(own, { k: value, other: 'x' })
    const whole = ['', 'B', 'a', 'b', 'other', '值']
    assert.deepEqual(await listed(own, { Key: 'k' }), whole)
    for (const PageSize of ['1', '2', '5', '1000'])
      assert.deepEqual(await listed(own, { Key: 'k', PageSize }), whole)
    assert.deepEqual(await listed(own, { Key: 'K' }), [])
    assert.deepEqual(await listed(own, { Key: 'k', RegionId: 'cn-beijing' }), [])
  })

  it('narrows to one value, to those that begin with a text, and to what resources of a type carry now', async () => {
    await using service = await createService({ unusedTagDelay: HOUR })
    const own = targetOf(service)
    for (const value of ['v1', 'v10', 'V1', 'v', '']) await tagged(own, { k: value })
    const disk = await tagged(own, { k: 'v2' }, arnOf('ecs:disk', newId()))
    await tagged(own, { k: 'v3' }, disk)
    const narrowed = (more: Parameters) => listed(own, { Key: 'k', PageSize: '1', ...more })
    assert.deepEqual(await narrowed({ 'TagFilter.Value': 'v1' }), ['v1'])
    assert.deepEqual(await narrowed({ 'TagFilter.Value': 'v1', FuzzyType: 'PREFIX' }), ['v1', 'v10'])
    assert.deepEqual(await narrowed({ 'TagFilter.Value': 'x', FuzzyType: 'PREFIX' }), [])
    assert.deepEqual(await narrowed({ ResourceType: 'ALIYUN::ECS::DISK' }), ['v3'])
    const ofInstances = await narrowed({ ResourceType: 'ALIYUN::ECS::INSTANCE' })
    assert.deepEqual(ofInstances, ['', 'V1', 'v', 'v1', 'v10'])
    const both = { ResourceType: 'ALIYUN::ECS::DISK', 'TagFilter.Value': 'v', FuzzyType: 'PREFIX' }
    assert.deepEqual(await narrowed(both), ['v3'])
    assert.deepEqual(await narrowed({ 'TagFilter.Value': 'v', FuzzyType: 'PREFIX' }), [
      'v',
      'v1',
      'v10',
      'v2',
      'v3',
    ])
  })

  it('an overwritten or removed value stays for the delay, then leaves', async () => {
    await using service = await createService({ unusedTagDelay: HOUR })
    const own = targetOf(service)
    const arn = await tagged(own, { k: 'old', empty: '' })
    await tagged(own, { k: 'new' }, arn)
    const untag = { RegionId: 'cn-hangzhou', ...arns(arn), ...keys('empty') }
    assertEntries(await own.call('UntagResources', untag), [])
    await service.store.maintain('all')
    assert.deepEqual(await listed(own, { Key: 'k' }), ['new', 'old'])
    assert.deepEqual(await listed(own, { Key: 'empty' }), [''])
    service.now += HOUR + 1
    assert.deepEqual(await listed(own, { Key: 'k' }), ['new'])
    assert.deepEqual(await listed(own, { Key: 'empty' }), [])
  })
})

describe('400', () => {
  it('UnsupportedParameter, FuzzyQuery.NotSupport, MissingRegionId, InvalidParameter', async () => {
    const valid = { RegionId: 'cn-hangzhou', Key: 'k' }
    for (const name of ['TagFilter', 'TagFilter.Key'])
      await refuses(target, [ACTION, { ...valid, [name]: 'x' }], 'UnsupportedParameter', name)
    await refuses(target, [ACTION, { ...valid, FuzzyType: 'NOT' }], 'FuzzyQueryNotSupported')
    const both = { ...valid, QueryType: 'MetaTag', ResourceType: 'ALIYUN::ECS::DISK' }
    const why = 'It does not go with the QueryType MetaTag.'
    await refuses(target, [ACTION, both], 'InvalidParameter', 'ResourceType', why)
    await refuses(target, [ACTION, { Key: 'k' }], 'MissingRegionId')
    const hint = 'It is a number from 1 to 1000.'
    const parameters = { RegionId: 'cn-hangzhou', Key: 'k', PageSize: '1001' }
    await refuses(target, [ACTION, parameters], 'InvalidParameter', 'PageSize', hint)
  })
})

describe('403', () => {
  it('InvalidParameter.TagKey, InvalidParameter.ResourceType, Invalid.NextToken, MetaTagKeyNotFound', async () => {
    const unknown = { RegionId: 'cn-hangzhou', Key: 'no preset', QueryType: 'metatag' }
    await refuses(target, [ACTION, unknown], 'PresetKeyNotFound')
    const typed = { RegionId: 'cn-hangzhou', Key: 'k', ResourceType: 'ecs:disk' }
    await refuses(target, [ACTION, typed], 'ListResourceType')
    for (const Key of ['a!', 'x'.repeat(129), 'http://x'])
      await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', Key }], 'ListTagKeyInvalid')
    await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', Key: 'k', NextToken: 'x' }], 'InvalidNextToken')
  })
})

describe('404', () => {
  it('MissingParameter.TagKey, InvalidRegionId.NotFound', async () => {
    await refuses(target, [ACTION, { RegionId: 'cn-hangzhou' }], 'MissingTagKeyParameter')
    await refuses(target, [ACTION, { RegionId: 'nowhere', Key: 'k' }], 'RegionNotFound')
  })
})

refusesServicePrincipals(target, ACTION)
everyErrorIsProvoked(ACTION)
