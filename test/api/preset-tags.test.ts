import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { onlyHere, openTarget, targetOf } from '../support/target.ts'
import { arnOf, arns, assertOrder, everyErrorIsProvoked, keys, newId, refuses, tagged } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asUser, done, newUser } from './identities.ts'

const CREATE = 'CreateTags'
const DELETE = 'DeleteTag'
const REGION = { RegionId: 'cn-hangzhou' }
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

/** The parameters that name keys with their values. */
function presets(wanted: Readonly<Record<string, readonly string[]>>): Parameters {
  const named = Object.entries(wanted).flatMap(([key, values], i) => {
    const place = `TagKeyValueParamList.${i + 1}`
    const own = values.map((value, j) => [`${place}.TagValueParamList.${j + 1}.Value`, value] as const)
    return [[`${place}.Key`, key] as const, ...own]
  })
  return { ...REGION, ...Object.fromEntries(named) }
}

const remove = (Key: string, Value?: string): Parameters => ({
  ...{ ...REGION, Key },
  ...(Value !== undefined && { Value }),
})

type Shown = { readonly Key: string; readonly Category: string; readonly Description: string }

/** All pages of preset keys, or of the values of one. */
async function listed(key?: string, parameters: Parameters = {}, from = target): Promise<readonly unknown[]> {
  const [action, own] = key === undefined ? ['ListTagKeys', {}] : ['ListTagValues', { Key: key }]
  const found: unknown[] = []
  for (let NextToken = ''; ; ) {
    const sent = { ...REGION, QueryType: 'MetaTag', ...own, ...parameters, NextToken }
    const { Keys, Values, ...answer } = await done(from, action, sent)
    found.push(
      ...(key === undefined ? (Keys as { Key: Shown[] }).Key : (Values as { Value: string[] }).Value),
    )
    NextToken = String(answer['NextToken'])
    if (NextToken === '') return found
  }
}

const shown = (Key: string, Description = ''): Shown => ({ Key, Category: 'custom', Description })

describe('200', () => {
  it('makes keys with and without values, in all regions, with their descriptions', async () => {
    const [bare, full] = [newId('k'), newId('k')]
    const described = {
      ...presets({ [bare]: [], [full]: ['test', 'a'] }),
      'TagKeyValueParamList.2.Description': 'Business environment',
      'TagKeyValueParamList.2.TagValueParamList.1.Description': 'Test environment',
    }
    const { status, body } = await target.call(CREATE, described)
    assert.deepEqual([status, Object.keys(body)], [200, ['RequestId']])
    for (const RegionId of ['cn-hangzhou', 'us-east-1']) {
      const all = (await listed(undefined, { RegionId })) as Shown[]
      assert.deepEqual(
        all.filter(({ Key }) => Key === bare || Key === full),
        [shown(bare), shown(full, 'Business environment')],
      )
      assert.deepEqual(await listed(full, { RegionId }), ['a', 'test'])
    }
    assert.deepEqual(await listed(bare), [])
  })

  it('adds values to a key that is there; calling again changes nothing; what is named twice is one', async () => {
    const key = newId('k')
    await done(target, CREATE, presets({ [key]: ['b'] }))
    const twice = {
      ...presets({ [key]: ['a', 'b', 'a'] }),
      'TagKeyValueParamList.5.Key': key,
      'TagKeyValueParamList.5.Description': 'last',
      'TagKeyValueParamList.5.TagValueParamList.7.Value': 'c',
    }
    for (const _ of [1, 2]) await done(target, CREATE, twice)
    assert.deepEqual(await listed(key), ['a', 'b', 'c'])
    assert.ok(
      (await listed()).some((one) => (one as Shown).Key === key && (one as Shown).Description === 'last'),
    )
  })

  it('in XML, and by form', async () => {
    const parameters = presets({ [newId('k')]: ['v'] })
    for (const action of [CREATE, DELETE]) {
      const sent =
        action === CREATE ? parameters : remove(parameters['TagKeyValueParamList.1.Key'] ?? '', 'v')
      const signing = { action, parameters: sent, now: target.now(), overrides: { Format: 'XML' } }
      const { body } = await target.send(rpcRequest(target.signer, signing))
      assert.match(
        body,
        new RegExp(
          `^<\\?xml version='1.0' encoding='UTF-8'\\?><${action}Response><RequestId>[^<]+</RequestId></${action}Response>$`,
        ),
      )
    }
  })

  it('lists in byte order, by pages of any size, narrowed as lists of carried tags are', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const sorted = ['A', 'a', 'b b', '\ufa0e', '\u{20000}']
    await done(own, CREATE, presets(Object.fromEntries(sorted.toReversed().map((key) => [key, sorted]))))
    for (const PageSize of ['1', '2', '5', '1000']) {
      const all = await listed(undefined, { PageSize }, own)
      assert.deepEqual(
        all,
        sorted.map((key) => shown(key)),
      )
      assert.deepEqual(await listed('b b', { PageSize }, own), sorted)
    }
    await done(own, CREATE, presets({ ab: ['ab'] }))
    const prefix = { FuzzyType: 'PREFIX' }
    const keysWithA = await listed(undefined, { ...prefix, 'TagFilter.Key': 'a', Category: 'custom' }, own)
    assert.deepEqual(keysWithA, [shown('a'), shown('ab')])
    assert.deepEqual(await listed(undefined, { 'TagFilter.Key': 'a' }, own), [shown('a')])
    assert.deepEqual(await listed('a', { ...prefix, 'TagFilter.Value': 'b' }, own), ['b b'])
    assert.deepEqual(await listed(undefined, { Category: 'system' }, own), [])
  })

  it('keeps presets apart from what resources carry: unused ones stay, and are no tags of resources', async () => {
    await using service = await createService({ unusedTagDelay: 0 })
    const own = targetOf(service)
    await done(own, CREATE, presets({ env: ['test'], plan: ['x'] }))
    const arn = await tagged(own, { env: 'test', free: '1' })
    const carried = async () => ((await done(own, 'ListTagKeys', REGION))['Keys'] as { Key: Shown[] }).Key
    assert.deepEqual(await carried(), [shown('env'), shown('free')])
    await done(own, 'UntagResources', { ...REGION, ...arns(arn), ...keys('env', 'free') })
    await service.store.maintain('all')
    service.now += 48 * 3_600_000
    await service.store.sweep(service.now)
    assert.deepEqual(await carried(), [])
    assert.deepEqual(await listed(undefined, {}, own), [shown('env'), shown('plan')])
    assert.deepEqual(await listed('env', {}, own), ['test'])
  })

  it('deletes as Terraform does: every value, then the key, after which the values are not found', async () => {
    const key = newId('k')
    await done(target, CREATE, presets({ [key]: ['a', 'b'] }))
    for (const value of ['a', 'b', 'never there']) await done(target, DELETE, remove(key, value))
    assert.deepEqual(await listed(key), [])
    const { status, body } = await target.call(DELETE, remove(key, ''))
    assert.deepEqual([status, Object.keys(body)], [200, ['RequestId']])
    const values = { ...REGION, QueryType: 'MetaTag', Key: key }
    await refuses(target, ['ListTagValues', values], 'PresetKeyNotFound')
    // An answer like that has not used the nonce up.
    const signing = { action: 'ListTagValues', parameters: values, now: target.now() }
    const request = rpcRequest(target.signer, signing)
    for (const _ of [1, 2]) {
      const { body: text } = await target.send(request)
      assert.equal((JSON.parse(text) as { Code: string }).Code, 'MetaTagKeyNotFound')
    }
  })

  it('takes no notice of SetProtectedTagKeys: it is about resources', {
    skip: onlyHere('one set for all'),
  }, async () => {
    await using service = await createService()
    const own = targetOf(service)
    await done(own, 'SetProtectedTagKeys', keys('legal'))
    await done(own, CREATE, presets({ legal: ['hold'] }))
    await done(own, DELETE, remove('legal', 'hold'))
  })
})

const valid = presets({ k: ['v'] })
const nested = 'TagKeyValueParamList.1.TagValueParamList.1'

describe('400', () => {
  it('MissingRegionId; MetaTagKeyHasValue: the key of values', async () => {
    await refuses(target, [CREATE, { 'TagKeyValueParamList.1.Key': 'k' }], 'MissingRegionId')
    await refuses(target, [DELETE, { Key: 'k' }], 'MissingRegionId')
    const key = newId('k')
    await done(target, CREATE, presets({ [key]: ['v'] }))
    await refuses(target, [DELETE, remove(key)], 'PresetKeyHasValues')
  })

  it('InvalidParameter: a list that is written otherwise, a field that there is not, a description too long', async () => {
    const spoil = (added: Parameters, name: string, hint: string) =>
      refuses(target, [CREATE, { ...valid, ...added }], 'InvalidParameter', name, hint)
    const numbers = 'Numbers of list elements go from 1 to 1000.'
    const unknown = 'The elements of the list have no such field.'
    const otherwise = (place: string) => `${place} is written otherwise: the page of the operation shows how.`
    await spoil({ 'TagKeyValueParamList.0.Key': 'k' }, 'TagKeyValueParamList.0.Key', numbers)
    await spoil(
      { 'TagKeyValueParamList.2': 'k' },
      'TagKeyValueParamList.2',
      otherwise('TagKeyValueParamList'),
    )
    await spoil({ 'TagKeyValueParamList.1.key': 'k' }, 'TagKeyValueParamList.1.key', unknown)
    await spoil({ [`${nested}.value`]: 'k' }, `${nested}.value`, unknown)
    const list = 'TagKeyValueParamList.1.TagValueParamList'
    await spoil({ [list]: 'v' }, list, otherwise(list))
    await spoil({ [`${list}.x.Value`]: 'v' }, `${list}.x.Value`, numbers)
    const key = 'TagKeyValueParamList.1.Key.1'
    await spoil({ [key]: 'v' }, key, otherwise('TagKeyValueParamList.1'))
    const limit = 'It has at most 256 characters, none of them a control character.'
    await spoil({ [`${nested}.Description`]: 'd'.repeat(257) }, 'Description', limit)
    await spoil({ 'TagKeyValueParamList.1.Description': 'a\u0001' }, 'Description', limit)
    const longest = {
      'TagKeyValueParamList.1.Key': newId('k'),
      'TagKeyValueParamList.1.Description': '值'.repeat(256),
    }
    await done(target, CREATE, { ...REGION, ...longest })
  })
})

describe('403', () => {
  it('WrongEndpoint: anywhere but in cn-hangzhou', async () => {
    for (const RegionId of ['cn-shanghai', 'us-east-1']) {
      await refuses(target, [CREATE, { ...valid, RegionId }], 'WrongPresetEndpoint')
      await refuses(target, [DELETE, { Key: 'k', RegionId }], 'WrongPresetEndpoint')
    }
  })

  it('InvalidParameter.Key, InvalidParameter.Value', async () => {
    for (const key of ['acs:k', 'Aliyun', 'a*b', 'http://x', 'x'.repeat(129)]) {
      await refuses(target, [CREATE, presets({ fine: [], [key]: [] })], 'PresetKeyInvalid')
    }
    for (const value of ['a*b', 'https://x', 'x'.repeat(129)]) {
      await refuses(target, [CREATE, presets({ k: ['fine', value] })], 'PresetValueInvalid')
    }
  })

  it('NumberExceed.Tags: 11 keys, or 11 values', async () => {
    const eleven = Array.from({ length: 11 }, (_, i) => `x${i}`)
    await refuses(target, [CREATE, presets({ k: eleven })], 'TooManyTags')
    await refuses(
      target,
      [CREATE, presets(Object.fromEntries(eleven.map((key) => [key, []])))],
      'TooManyTags',
    )
  })

  it('MetaTagKeyNotFound: a key that there is not; case matters', async () => {
    const key = newId('k')
    await done(target, CREATE, presets({ [key]: ['v'] }))
    await refuses(target, [DELETE, remove(key.toUpperCase())], 'PresetKeyNotFound')
    await refuses(target, [DELETE, remove(newId('none'), 'v')], 'PresetKeyNotFound')
  })

  it('MetaTagKey.BindingResources: while a resource carries it, in whatever region', async () => {
    const key = newId('k')
    await done(target, CREATE, presets({ [key]: ['v', 'w'] }))
    const arn = await tagged(
      target,
      { [key]: 'v' },
      arnOf('ecs:instance', newId(), 'eu-central-1'),
      'eu-central-1',
    )
    await refuses(target, [DELETE, remove(key, 'v')], 'PresetKeyBound')
    await done(target, DELETE, remove(key, 'w'))
    const untag = { RegionId: 'eu-central-1', ...arns(arn), ...keys(key) }
    await tagged(target, { [key]: 'other' }, arn, 'eu-central-1')
    await done(target, DELETE, remove(key, 'v'))
    await refuses(target, [DELETE, remove(key)], 'PresetKeyBound')
    await done(target, 'UntagResources', untag)
    await done(target, DELETE, remove(key))
  })

  it('QuotaExceed.MetaTagKeys, QuotaExceed.MetaTagValues: the 1,001st', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const thousand = Array.from({ length: 1_000 }, (_, i) => ({ text: `k${i}` }))
    const config = await service.store.readConfig(own.account, -1)
    await service.store.createPresets({
      guard: { account: own.account, configVersion: config?.version ?? 0 },
      change: { id: 'x', at: service.now, principals: [], source: '', operation: 'tag:CreateTags' },
      keys: thousand.map(({ text }) => ({ text, values: text === 'k0' ? thousand : [] })),
      ...{ maxKeys: 1_000, maxValues: 1_000 },
    })
    assert.equal((await listed(undefined, { PageSize: '1000' }, own)).length, 1_000)
    await refuses(own, [CREATE, presets({ k5: [], new: [] })], 'TooManyPresetKeys')
    await refuses(own, [CREATE, presets({ k0: ['k5', 'new'] })], 'TooManyPresetValues')
    await done(own, CREATE, presets({ k0: ['k5'], k999: ['v'] }))
    await done(own, DELETE, remove('k1'))
    await done(own, CREATE, presets({ new: [] }))
  })

  it('NoPermission.Operator: without the right', async () => {
    const nobody = await asUser(target, await newUser(target))
    await refuses(nobody, [CREATE, valid], 'NoPermissionOperator')
    await refuses(nobody, [DELETE, remove('k')], 'NoPermissionOperator')
  })
})

describe('404', () => {
  it('MissingParameter.TagKeyValueParamList, MissingParameter.Key, MissingParameter.Value', async () => {
    await refuses(target, [CREATE, REGION], 'MissingPresets')
    await refuses(target, [DELETE, REGION], 'MissingPresetKey')
    for (const own of [{ 'TagKeyValueParamList.2.Description': 'd' }, { 'TagKeyValueParamList.2.Key': '' }]) {
      await refuses(target, [CREATE, { ...valid, ...own }], 'MissingPresetKey')
    }
    await refuses(target, [CREATE, { ...valid, [`${nested}.Value`]: '' }], 'MissingPresetValue')
    await refuses(
      target,
      [CREATE, { ...presets({ k: [] }), [`${nested}.Description`]: 'd' }],
      'MissingPresetValue',
    )
  })

  it('InvalidRegionId.NotFound', async () => {
    await refuses(target, [CREATE, { ...valid, RegionId: 'x' }], 'RegionNotFound')
    await refuses(target, [DELETE, { Key: 'k', RegionId: 'x' }], 'RegionNotFound')
  })
})

it('the earlier check decides', async () => {
  const { RegionId: _, ...eleven } = presets({ k: Array.from({ length: 11 }, (_, i) => `x${i}`) })
  const place = 'TagKeyValueParamList'
  await assertOrder(target, CREATE, valid, [
    { error: 'MissingRegionId', with: { RegionId: undefined } },
    { error: 'RegionNotFound', with: { RegionId: 'x' } },
    { error: 'TooManyTags', with: eleven },
    { error: 'WrongPresetEndpoint', with: { RegionId: 'cn-beijing' } },
    { error: 'MissingPresetKey', with: { [`${place}.3.Description`]: 'd' } },
    { error: 'MissingPresetValue', with: { [`${place}.1.TagValueParamList.20.Value`]: '' } },
    { error: 'PresetKeyInvalid', with: { [`${place}.5.Key`]: 'acs:x' } },
    { error: 'PresetValueInvalid', with: { [`${nested}.Value`]: '*' } },
  ])
})

refusesServicePrincipals(target, CREATE, valid)
refusesServicePrincipals(target, DELETE, remove('k'))
everyErrorIsProvoked('CreateTags')
everyErrorIsProvoked('DeleteTag')
