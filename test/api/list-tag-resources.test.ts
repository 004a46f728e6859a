import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import { rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { openTarget, targetOf } from '../support/target.ts'
import {
  arnOf,
  arns,
  assertOrder,
  everyErrorIsProvoked,
  type Fault,
  keys,
  newId,
  numbered,
  REGION,
  refuses,
  type TaggedResource,
  tagged,
} from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

const LIST = 'ListTagResources'
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

async function list(
  parameters: Parameters,
): Promise<{ arns: string[]; token: string; resources: TaggedResource[] }> {
  const { status, body } = await target.call(LIST, { RegionId: REGION, ...parameters })
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body), ['RequestId', 'NextToken', 'TagResources'])
  const resources = body['TagResources'] as TaggedResource[]
  return {
    resources,
    arns: resources.map(({ ResourceARN }) => ResourceARN),
    token: String(body['NextToken']),
  }
}

/** Page after page, two resources at a time. */
async function everyPage(parameters: Parameters, from = target): Promise<string[]> {
  const shown: string[] = []
  let NextToken = ''
  do {
    const query = { RegionId: REGION, PageSize: '2', ...parameters, NextToken }
    const { status, body } = await from.call(LIST, query)
    assert.equal(status, 200, JSON.stringify(body))
    shown.push(...(body['TagResources'] as TaggedResource[]).map(({ ResourceARN }) => ResourceARN))
    NextToken = String(body['NextToken'])
  } while (NextToken)
  return shown
}

const canonical = (type: string, id: string) => arnOf(type, id, REGION, target.account)

describe('200', () => {
  it('shows the named resources with their tags, in byte order of type, id and key', async () => {
    const ids = [newId('~'), newId('a'), newId('Z'), newId('\ue000'), newId('𠮷')]
    for (const id of ids)
      await tagged(target, { b: '2', a: '1', B: '', 𠮷: 'x', '\ufa0e': 'y' }, arnOf('ecs:disk', id))
    const vpc = newId('0')
    await tagged(target, { a: '1' }, arnOf('vpc:vpc', vpc))
    const named = [...ids.map((id) => arnOf('ecs:disk', id)), arnOf('vpc:vpc', vpc)].reverse()
    const { resources, token } = await list(arns(...named))
    assert.equal(token, '')
    assert.deepEqual(
      resources.map(({ ResourceARN }) => ResourceARN),
      [...[2, 1, 0, 3, 4].map((i) => canonical('ecs:disk', ids[i] ?? '')), canonical('vpc:vpc', vpc)],
    )
    assert.deepEqual(resources[0]?.Tags, [
      { Key: 'B', Value: '', Category: 'Custom' },
      { Key: 'a', Value: '1', Category: 'Custom' },
      { Key: 'b', Value: '2', Category: 'Custom' },
      { Key: '\ufa0e', Value: 'y', Category: 'Custom' },
      { Key: '𠮷', Value: 'x', Category: 'Custom' },
    ])
  })

  it('in JSON: plain arrays and an empty token', async () => {
    const id = newId()
    await tagged(target, { a: '1' }, arnOf('ecs:instance', id))
    const { response, body } = await target.call(LIST, {
      RegionId: REGION,
      ...arns(arnOf('ecs:instance', id)),
    })
    assert.equal(
      response.body,
      `{"RequestId":"${body['RequestId']}","NextToken":"","TagResources":[{"ResourceARN":"${canonical('ecs:instance', id)}","Tags":[{"Key":"a","Value":"1","Category":"Custom"}]}]}`,
    )
  })

  it('in XML: the name of the field for every element, nothing for none', async () => {
    const ids = [newId('a&'), newId('b')]
    for (const id of ids) await tagged(target, { x: '1', y: '2' }, arnOf('ecs:instance', id))
    const inXml = async (...named: string[]) => {
      const parameters = { RegionId: REGION, ...arns(...named) }
      const overrides = { Format: 'XML' }
      const signing = { action: LIST, parameters, now: target.now(), overrides }
      const { status, body } = await target.send(rpcRequest(target.signer, signing))
      assert.equal(status, 200)
      return body.replace(/<RequestId>.*<\/RequestId>/, '<RequestId/>')
    }
    const head = "<?xml version='1.0' encoding='UTF-8'?>"
    const tag = (key: string, value: string) =>
      `<Tags><Key>${key}</Key><Value>${value}</Value><Category>Custom</Category></Tags>`
    const elements = ids.map((id) => {
      const arn = canonical('ecs:instance', id).replace('&', '&amp;')
      return `<TagResources><ResourceARN>${arn}</ResourceARN>${tag('x', '1')}${tag('y', '2')}</TagResources>`
    })
    const wrap = (inner: string) =>
      `${head}<ListTagResourcesResponse><RequestId/><NextToken></NextToken>${inner}</ListTagResourcesResponse>`
    assert.equal(await inXml(...ids.map((id) => arnOf('ecs:instance', id))), wrap(elements.join('')))
    assert.equal(await inXml(arnOf('ecs:instance', newId())), wrap(''))
  })

  it('leaves out unknown resources, those without tags, and those of another region or type', async () => {
    const id = newId()
    const arn = await tagged(target, { a: '1' }, arnOf('ecs:instance', id))
    const bare = await tagged(target, { a: '1' })
    assert.equal(
      (await target.call('UntagResources', { RegionId: REGION, ...arns(bare), ...keys('a') })).status,
      200,
    )
    const shown = await list(arns(arnOf('ecs:disk', id), bare, arn, arnOf('ecs:instance', newId()), arn))
    assert.deepEqual(shown.arns, [canonical('ecs:instance', id)])
    const { body } = await target.call(LIST, {
      RegionId: 'cn-beijing',
      ...arns(arnOf('ecs:instance', id, '*')),
    })
    assert.deepEqual(body['TagResources'], [])
  })

  it('Category is understood in any case; Custom is what users set', async () => {
    const arn = await tagged(target, { a: '1' })
    for (const Category of ['All', 'all', 'Custom', 'CUSTOM', '']) {
      assert.equal((await list({ ...arns(arn), Category })).arns.length, 1)
    }
    assert.deepEqual((await list({ ...arns(arn), Category: 'system' })).arns, [])
  })

  it('pages of named resources hold PageSize each, the last one without a token', async () => {
    const named = await Promise.all(Array.from({ length: 7 }, () => tagged(target, { a: '1', b: '2' })))
    const whole = await list(arns(...named))
    for (const size of [1, 2, 3, 6, 7, 8]) {
      const shown: string[] = []
      for (let token = '', page = 1; page === 1 || token !== ''; page++) {
        const next = await list({ ...arns(...named), PageSize: String(size), NextToken: token })
        assert.ok(next.arns.length === size || (next.token === '' && next.arns.length > 0))
        shown.push(...next.arns)
        token = next.token
      }
      assert.deepEqual(shown, whole.arns)
    }
  })

  it('the page size may change from page to page', async () => {
    const named = await Promise.all(Array.from({ length: 5 }, () => tagged(target, { a: '1' })))
    const first = await list({ ...arns(...named), PageSize: '1' })
    const second = await list({ ...arns(...named), PageSize: '1000', NextToken: first.token })
    assert.deepEqual([...first.arns, ...second.arns], (await list(arns(...named))).arns)
    assert.equal(second.token, '')
  })

  it('Tags: those that carry all of them, of the region, of types, or among the named', async () => {
    const [both, one, disk] = [newId('both'), newId('one'), newId('disk')]
    const mark = newId('mark')
    await tagged(target, { [mark]: 'v', env: 'test', x: '1' }, arnOf('ecs:instance', both))
    await tagged(target, { [mark]: 'v', env: 'live' }, arnOf('ecs:instance', one))
    await tagged(target, { [mark]: 'v', env: 'test' }, arnOf('ecs:disk', disk))
    await tagged(target, { [mark]: 'v', env: 'test' }, arnOf('ecs:disk', disk, 'cn-beijing'), 'cn-beijing')
    const [i2, i1, d] = [
      canonical('ecs:instance', one),
      canonical('ecs:instance', both),
      canonical('ecs:disk', disk),
    ]
    const found = async (tags: object, ...named: readonly string[]) =>
      (await everyPage({ Tags: JSON.stringify(tags), ...arns(...named) })).sort()
    assert.deepEqual(await found({ [mark]: 'v' }), [d, i1, i2].sort())
    assert.deepEqual(await found({ [mark]: 'v', env: 'test' }), [d, i1].sort())
    assert.deepEqual(await found({ [mark]: 'V' }), [])
    assert.deepEqual(await found({ [mark]: 'v', none: '' }), [])
    assert.deepEqual(await found({ [mark]: 'v' }, arnOf('ecs:instance', '*')), [i1, i2].sort())
    assert.deepEqual(await found({ [mark]: 'v', env: 'test' }, arnOf('ecs:instance', '*')), [i1])
    assert.deepEqual(await found({ [mark]: 'v', env: 'test' }, i1, i2), [i1])
    assert.deepEqual(await found({ [mark]: 'v' }, i2, arnOf('ecs:disk', '*', '*')), [d, i2].sort())
    const { resources } = await list({ Tags: JSON.stringify({ [mark]: 'v', x: '1' }) })
    assert.deepEqual(
      resources[0]?.Tags.map(({ Key }) => Key),
      ['env', mark, 'x'].sort(),
    )
    assert.deepEqual((await list({ Tags: JSON.stringify({ [mark]: 'v' }), Category: 'System' })).arns, [])
  })

  it('…:type/*: every tagged resource of the types, once, however they are named', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const made = [
      await tagged(own, { a: '1' }, arnOf('ecs:disk', 'd-1')),
      await tagged(own, { a: '1' }, arnOf('ecs:instance', 'i-1')),
      await tagged(own, { b: '1' }, arnOf('ecs:instance', 'i-2')),
      await tagged(own, { a: '1' }, arnOf('rds:instance', 'rm-1')),
      await tagged(own, { a: '1' }, arnOf('config:rule', 'cr-1')),
    ]
    const bare = await tagged(own, { a: '1' }, arnOf('ecs:instance', 'i-bare'))
    assert.equal(
      (await own.call('UntagResources', { RegionId: REGION, ...arns(bare), ...keys('a') })).status,
      200,
    )
    const ids = async (...types: readonly string[]) =>
      (
        await everyPage(arns(...types.map((type) => (type.includes('*') ? type : arnOf(type, '*')))), own)
      ).map((arn) => arn.slice(arn.lastIndexOf('/') + 1))
    assert.deepEqual(await ids('ecs:instance'), ['i-1', 'i-2'])
    assert.deepEqual(await ids('ECS:Instance', 'ecs:disk', 'ecs:instance'), ['d-1', 'i-1', 'i-2'])
    assert.deepEqual(await ids('rds:dbinstance', 'vpc:vpc'), ['rm-1'])
    assert.deepEqual(await ids('config:rule', 'ecs:disk'), ['d-1', 'cr-1'])
    const mixed = await everyPage(arns(...made, bare, arnOf('ecs:instance', '*')), own)
    assert.equal(mixed.length, made.length)
    assert.equal(new Set(mixed).size, made.length)
  })

  it('hidden and unknown parameters are ignored', async () => {
    const arn = await tagged(target, { a: '1' })
    const ignored = {
      OwnerAccount: 'x',
      OwnerId: 'y',
      MaxResult: 'z',
      'Tag.1.Key': 'a',
      AliUid: '1',
      All: '1',
    }
    assert.equal((await list({ ...arns(arn), ...ignored })).arns.length, 1)
  })
})

const known = await tagged(target, { a: '1' })
await tagged(target, { a: '1' })
const valid: Parameters = { RegionId: REGION, ...arns(known) }
const refused = (change: Parameters, error: ErrorName, ...values: readonly string[]) =>
  refuses(target, [LIST, { ...valid, ...change }], error, ...values)
const pageSize = 'It is a number from 1 to 1000.'

describe('400', () => {
  it('MissingRegionId', async () => {
    await refuses(target, [LIST, arns(known)], 'MissingRegionId')
  })

  it('InvalidParameter: a PageSize that is no number from 1 to 1000, a list element without a number', async () => {
    for (const size of [
      '0',
      '1001',
      '-1',
      '+5',
      '1.5',
      '1e2',
      ' 5',
      '5 ',
      '0x10',
      '٥',
      'abc',
      '99999999999',
    ]) {
      await refused({ PageSize: size }, 'InvalidParameter', 'PageSize', pageSize)
    }
    for (const size of ['1', '1000'])
      assert.equal((await list({ ...arns(known), PageSize: size })).arns.length, 1)
    const numbers = 'Numbers of list elements go from 1 to 1000.'
    await refused({ 'ResourceARN.x': known }, 'InvalidParameter', 'ResourceARN.x', numbers)
  })

  it('InvalidParameter.Tags: anything but a JSON object of strings', async () => {
    for (const Tags of ['{}', '[]', 'a', '{"a":1}', '[{"Key":"a","Value":"b"}]'])
      await refused({ Tags }, 'TagsInvalid')
    await refused({ 'Tags.1.Key': 'a', 'Tags.1.Value': 'b' }, 'TagsInvalid')
  })

  it('InvalidParameter.TagKey names the keys that none can be', async () => {
    await refused({ Tags: '{"a!":"1","b":"2","http://c":"3"}' }, 'TagKeyInvalid', 'a!, http://c')
  })

  it('InvalidResourceARN.FormatError, .Account and .Region name the offending parts', async () => {
    await refused(arns('x', known, 'y', 'x'), 'ArnFormat', 'x, y')
    await refused(
      arns(arnOf('ecs:disk', 'x', REGION, '2'), arnOf('ecs:disk', 'x', '*', '1')),
      'ArnAccount',
      '2, 1',
    )
    await refused(
      arns(arnOf('ecs:disk', 'x', 'cn-beijing'), arnOf('ecs:disk', 'x', 'x')),
      'ArnRegion',
      'cn-beijing, x',
    )
  })
})

describe('403', () => {
  it('InvalidParameter.Category', async () => {
    for (const Category of ['Custom ', 'Both', 'Custom,System'])
      await refused({ Category }, 'InvalidCategory')
  })

  it('InvalidParameter.ResourceType: a product or a type that is not known', async () => {
    await refused(arns(arnOf('zz:a', 'x')), 'ListResourceType')
    await refused(arns(arnOf('ecs:zz', 'x')), 'ListResourceType')
    await refused(arns(arnOf('ecs:zz', '*')), 'ListResourceType')
  })

  it('Duplicate.TagKey, InvalidParameter.TagValue, NumberExceed.Tags: 11 tags; 10 are not', async () => {
    await refused({ Tags: '{"a":"1","a":"2"}' }, 'DuplicateTagKey')
    await refused({ Tags: '{"a":"!"}' }, 'ListTagValueInvalid')
    const some = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v'])))
    await refused({ Tags: some(11) }, 'TooManyTags')
    assert.deepEqual((await list({ Tags: some(10) })).arns, [])
  })

  it('NumberExceed.ResourceIds: 51 ARNs; 50 are not', async () => {
    const all = Array.from({ length: 51 }, () => known)
    await refused(arns(...all), 'TooManyResources')
    assert.equal((await list(arns(...all.slice(1)))).arns.length, 1)
  })

  it('Invalid.NextToken: of another region, category or selection of resources', async () => {
    const { token } = await list({ PageSize: '1' })
    assert.notEqual(token, '')
    const query = { RegionId: REGION, PageSize: '1', NextToken: token }
    const others: readonly Parameters[] = [
      { RegionId: 'cn-beijing' },
      { Category: 'Custom' },
      arns(known),
      { Tags: '{"a":"1"}' },
    ]
    for (const other of others) await refuses(target, [LIST, { ...query, ...other }], 'InvalidNextToken')
    assert.equal((await list(query)).arns.length, 1)
  })

  it('Invalid.NextToken: with any character changed, shortened, lengthened, or made up', async () => {
    const { token } = await list({ PageSize: '1' })
    const bad = [...token].map(
      (character, i) => `${token.slice(0, i)}${character === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`,
    )
    bad.push(
      token.slice(1),
      token.slice(0, -1),
      `${token}A`,
      `${token}=`,
      ` ${token}`,
      'x',
      '0'.repeat(36),
      '中',
    )
    for (const NextToken of bad)
      await refuses(target, [LIST, { RegionId: REGION, NextToken }], 'InvalidNextToken')
  })
})

describe('404', () => {
  it('InvalidRegionId.NotFound', async () => {
    await refused({ RegionId: 'nowhere' }, 'RegionNotFound')
  })
})

describe('order of the checks', () => {
  it('of any two faults the earlier one decides', async () => {
    await assertOrder(target, LIST, valid, faults)
  })
})

const many = Object.fromEntries(
  Object.entries(numbered('ResourceARN', Array(60).fill('x'))).map(([name, value]) => [`${name}0`, value]),
)

/** In the order of the checks. */
const faults: readonly Fault[] = [
  {
    error: 'InvalidParameter',
    values: ['ResourceARN.0', 'Numbers of list elements go from 1 to 1000.'],
    with: { 'ResourceARN.0': 'x' },
  },
  { error: 'MissingRegionId', with: { RegionId: undefined } },
  { error: 'TagsInvalid', with: { Tags: '{' } },
  { error: 'RegionNotFound', with: { RegionId: 'nowhere' } },
  { error: 'InvalidCategory', with: { Category: 'x' } },
  { error: 'InvalidParameter', values: ['PageSize', pageSize], with: { PageSize: 'x' } },
  { error: 'TooManyResources', with: many },
  { error: 'DuplicateTagKey', with: { Tags: '{"a!":"!","a!":"1"}' } },
  { error: 'TagKeyInvalid', values: ['b!'], with: { Tags: '{"b!":"!"}' } },
  { error: 'ListTagValueInvalid', with: { Tags: '{"a":"!"}' } },
  { error: 'ArnFormat', values: ['x'], with: { 'ResourceARN.11': 'x' } },
  { error: 'ListResourceType', with: { 'ResourceARN.12': arnOf('zz:a', 'x') } },
  { error: 'ArnAccount', values: ['1'], with: { 'ResourceARN.14': arnOf('ecs:disk', 'x', REGION, '1') } },
  { error: 'ArnRegion', values: ['x'], with: { 'ResourceARN.15': arnOf('ecs:disk', 'x', 'x') } },
  { error: 'InvalidNextToken', with: { NextToken: 'x' } },
]

refusesServicePrincipals(target, LIST)
everyErrorIsProvoked(LIST)
