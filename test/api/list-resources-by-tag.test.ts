import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import { rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { openTarget, type Target, targetOf } from '../support/target.ts'
import {
  arnOf,
  arns,
  assertOrder,
  everyErrorIsProvoked,
  type Fault,
  keys,
  newId,
  REGION,
  refuses,
  tagged,
} from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

const ACTION = 'ListResourcesByTag'
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

type Found = {
  readonly ResourceId: string
  readonly Tags?: readonly { readonly Key: string; readonly Value: string; readonly Category: string }[]
}

const instances = { RegionId: REGION, ResourceType: 'ALIYUN::ECS::INSTANCE' }

async function page(parameters: Parameters, from: Target): Promise<{ found: Found[]; next: string }> {
  const { status, body } = await from.call(ACTION, { ...instances, ...parameters })
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body), ['RequestId', 'NextToken', 'Resources'])
  return { found: body['Resources'] as Found[], next: String(body['NextToken']) }
}

/** The ids of all pages. */
async function ids(parameters: Parameters, from: Target): Promise<readonly string[]> {
  const shown: string[] = []
  let NextToken = ''
  do {
    const { found, next } = await page({ MaxResult: '2', ...parameters, NextToken }, from)
    for (const resource of found) assert.deepEqual(Object.keys(resource), ['ResourceId'])
    shown.push(...found.map(({ ResourceId }) => ResourceId))
    NextToken = next
  } while (NextToken)
  return shown
}

/** Instances with and without tags, beside resources that are none of them. */
async function estate(own: Target): Promise<void> {
  for (const id of ['i-blue', 'i-blue2'])
    await tagged(own, { team: 'blue', x: '1' }, arnOf('ecs:instance', id))
  await tagged(own, { team: 'green' }, arnOf('ecs:instance', 'i-green'))
  await tagged(own, { Team: 'blue' }, arnOf('ecs:instance', 'i-other'))
  const bare = await tagged(own, { team: 'blue' }, arnOf('ecs:instance', 'i-bare'))
  await own.call('UntagResources', { RegionId: REGION, ...arns(bare), ...keys('team') })
  await tagged(own, { team: 'blue' }, arnOf('ecs:disk', 'd-blue'))
  await tagged(own, { team: 'blue' }, arnOf('ecs:instance', 'i-north', 'cn-beijing'), 'cn-beijing')
}

describe('200', () => {
  it('EQUAL: the resources of the type that carry the key, or the key with the value', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await estate(own)
    const found = (more: Parameters) => ids({ 'TagFilter.Key': 'team', ...more }, own)
    assert.deepEqual([...(await found({}))].sort(), ['i-blue', 'i-blue2', 'i-green'])
    assert.deepEqual(await found({ 'TagFilter.Value': 'blue', FuzzyType: 'equal' }), ['i-blue', 'i-blue2'])
    assert.deepEqual(await found({ 'TagFilter.Value': 'Blue' }), [])
    assert.deepEqual(await found({ RegionId: 'cn-beijing' }), ['i-north'])
    assert.deepEqual(await found({ ResourceType: 'aliyun::ecs::disk' }), ['d-blue'])
    assert.deepEqual(await found({ 'TagFilter.Key': 'none' }), [])
  })

  it('NOT: those that do not carry the tag, also without any', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await estate(own)
    const found = (more: Parameters) => ids({ 'TagFilter.Key': 'team', FuzzyType: 'not', ...more }, own)
    assert.deepEqual(await found({}), ['i-bare', 'i-other'])
    assert.deepEqual(await found({ 'TagFilter.Value': 'blue' }), ['i-bare', 'i-green', 'i-other'])
    assert.deepEqual(await found({ RegionId: 'cn-beijing' }), [])
    assert.equal((await found({ 'TagFilter.Key': 'none' })).length, 5)
  })

  it('IncludeAllTags: all tags of each, in JSON and in XML, the category in lower case', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await estate(own)
    const wanted = { ...instances, 'TagFilter.Key': 'x', 'TagFilter.Value': '1', MaxResult: '1' }
    const { found } = await page({ ...wanted, IncludeAllTags: 'True' }, own)
    assert.deepEqual(found, [
      {
        ResourceId: 'i-blue',
        Tags: [
          { Key: 'team', Value: 'blue', Category: 'custom' },
          { Key: 'x', Value: '1', Category: 'custom' },
        ],
      },
    ])
    const inXml = async (parameters: Parameters) => {
      const signing = { action: ACTION, parameters, now: own.now(), overrides: { Format: 'XML' } }
      const { body } = await own.send(rpcRequest(own.signer, signing))
      return body.slice(body.indexOf('</NextToken>'))
    }
    const end = '</ListResourcesByTagResponse>'
    assert.equal(
      await inXml({ ...wanted, IncludeAllTags: 'true' }),
      `</NextToken><Resources><ResourceId>i-blue</ResourceId><Tags><Key>team</Key><Value>blue</Value><Category>custom</Category></Tags><Tags><Key>x</Key><Value>1</Value><Category>custom</Category></Tags></Resources>${end}`,
    )
    assert.equal(
      await inXml(wanted),
      `</NextToken><Resources><ResourceId>i-blue</ResourceId></Resources>${end}`,
    )
  })

  it('finds those of a central service under any of its regions', async () => {
    const id = newId('cr')
    const mark = newId('mark')
    await tagged(target, { [mark]: '1' }, arnOf('config:rule', id))
    const query = { ResourceType: 'ALIYUN::CONFIG::RULE', 'TagFilter.Key': mark }
    for (const RegionId of [REGION, 'cn-shanghai', 'ap-southeast-1'])
      assert.deepEqual(await ids({ ...query, RegionId }, target), [id])
    assert.deepEqual(await ids({ ...query, RegionId: 'cn-beijing' }, target), [])
  })
})

const valid: Parameters = { ...instances, 'TagFilter.Key': 'team' }
const refused = (change: Parameters, error: ErrorName, ...values: readonly string[]) =>
  refuses(target, [ACTION, { ...valid, ...change }], error, ...values)

describe('400', () => {
  it('MissingResourceType, MissingRegionId', async () => {
    await refused({ ResourceType: '' }, 'MissingResourceType')
    await refused({ RegionId: '' }, 'MissingRegionId')
  })

  it('UnsupportedParameter: a TagFilter in another form', async () => {
    for (const name of ['TagFilter', 'TagFilter.1.Key'])
      await refused({ [name]: '{"Key":"x"}' }, 'UnsupportedParameter', name)
  })

  it('InvalidParameter: MaxResult, IncludeAllTags', async () => {
    await refused({ MaxResult: '1001' }, 'InvalidParameter', 'MaxResult', 'It is a number from 1 to 1000.')
    await refused({ IncludeAllTags: 'yes' }, 'InvalidParameter', 'IncludeAllTags', 'It is true or false.')
  })
})

describe('403', () => {
  it('InvalidParameter.ResourceType, .TagKey, .TagValue', async () => {
    for (const ResourceType of ['ecs:instance', 'ALIYUN::ECS', 'ALIYUN::ECS::ZZ'])
      await refused({ ResourceType }, 'ListResourceType')
    await refused({ 'TagFilter.Key': 'a!' }, 'ListTagKeyInvalid')
    await refused({ 'TagFilter.Value': 'a!' }, 'ListTagValueInvalid')
  })

  it('FuzzyType.NotSupport: another word, or NOT for a type that cannot be searched so', async () => {
    for (const FuzzyType of ['PREFIX', 'x']) await refused({ FuzzyType }, 'FuzzyTypeNotSupported')
    await refused({ ResourceType: 'ALIYUN::ECS::IMAGE', FuzzyType: 'NOT' }, 'FuzzyTypeNotSupported')
  })

  it('Invalid.NextToken: made up, or of another query', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await estate(own)
    const { next } = await page({ ...valid, MaxResult: '1' }, own)
    assert.notEqual(next, '')
    const others: readonly Parameters[] = [
      ...[{ NextToken: 'x' }, { RegionId: 'cn-beijing' }, { ResourceType: 'ALIYUN::ECS::DISK' }],
      ...[{ FuzzyType: 'NOT' }, { 'TagFilter.Key': 'x' }, { 'TagFilter.Value': 'blue' }],
    ]
    for (const other of others)
      await refuses(own, [ACTION, { ...valid, NextToken: next, ...other }], 'InvalidNextToken')
    await page({ ...valid, NextToken: next, IncludeAllTags: 'true' }, own)
  })
})

describe('404', () => {
  it('MissingParameter.TagKey; Missing.TagKey where there is a value; InvalidRegionId.NotFound', async () => {
    await refused({ 'TagFilter.Key': '' }, 'MissingTagKeyParameter')
    await refused({ 'TagFilter.Key': '', 'TagFilter.Value': 'blue' }, 'MissingTagKey')
    await refused({ RegionId: 'nowhere' }, 'RegionNotFound')
  })
})

describe('order of the checks', () => {
  it('of any two faults the earlier one decides', async () => {
    await assertOrder(target, ACTION, valid, faults)
  })
})

/** In the order of the checks. */
const faults: readonly Fault[] = [
  { error: 'UnsupportedParameter', values: ['TagFilter'], with: { TagFilter: '{}' } },
  { error: 'MissingResourceType', with: { ResourceType: undefined } },
  { error: 'MissingTagKeyParameter', with: { 'TagFilter.Key': undefined } },
  { error: 'MissingRegionId', with: { RegionId: undefined } },
  { error: 'ListResourceType', with: { ResourceType: 'x' } },
  { error: 'ListTagKeyInvalid', with: { 'TagFilter.Key': '!' } },
  { error: 'RegionNotFound', with: { RegionId: 'nowhere' } },
  { error: 'FuzzyTypeNotSupported', with: { FuzzyType: 'x' } },
  { error: 'InvalidNextToken', with: { NextToken: 'x' } },
]

refusesServicePrincipals(target, ACTION)
everyErrorIsProvoked(ACTION)
