import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { onlyHere, openTarget, type Target, targetOf } from '../support/target.ts'
import { arnOf, arns, assertEntries, everyErrorIsProvoked, keys, newId, refuses, tagged } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

const ACTION = 'ListTagKeys'
const HOUR = 3_600_000
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

type Entry = { readonly Key: string; readonly Category: string; readonly Description: string }

async function page(
  from: Target,
  parameters: Parameters,
): Promise<{ entries: readonly Entry[]; next: string }> {
  const { status, body } = await from.call(ACTION, { RegionId: 'cn-hangzhou', ...parameters })
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body), ['RequestId', 'NextToken', 'Keys'])
  return { entries: (body['Keys'] as { Key: Entry[] }).Key, next: body['NextToken'] as string }
}

async function listed(from: Target, parameters: Parameters = {}): Promise<readonly string[]> {
  const found: string[] = []
  let token = ''
  do {
    const { entries, next } = await page(from, { ...parameters, ...(token && { NextToken: token }) })
    found.push(...entries.map(({ Key }) => Key))
    token = next
  } while (token)
  return found
}

async function untag(from: Target, arn: string, ...names: readonly string[]): Promise<void> {
  assertEntries(
    await from.call('UntagResources', { RegionId: 'cn-hangzhou', ...arns(arn), ...keys(...names) }),
    [],
  )
}

describe('200', () => {
  it('lists each key once in byte order, with its category; pages of any size are the whole', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await tagged(own, { b: '1', 名: 'x' })
    await tagged(own, { b: '2', a: '' })
    await tagged(own, { B: '1', ｚ: '', 𠀀: '1' })
    const whole = await listed(own)
    assert.deepEqual(whole, ['B', 'a', 'b', '名', 'ｚ', '𠀀'])
    for (const PageSize of ['1', '2', '1000']) assert.deepEqual(await listed(own, { PageSize }), whole)
    assert.deepEqual((await page(own, {})).entries[0], { Key: 'B', Category: 'custom', Description: '' })
    assert.deepEqual(await listed(own, { Category: 'CUSTOM' }), whole)
    assert.deepEqual(await listed(own, { Category: 'system' }), [])
    assert.deepEqual(await listed(own, { RegionId: 'cn-beijing' }), [])
  })

  it('narrows to one key, or to those that begin with a text, case included', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await tagged(own, { team: '1', team2: '1', Team: '1', tea: '1', 'team:環境': '1', b: '1' })
    const narrowed = async (text: string, FuzzyType = '', more: Parameters = {}) =>
      listed(own, { 'TagFilter.Key': text, FuzzyType, PageSize: '2', ...more })
    assert.deepEqual(await narrowed('team'), ['team'])
    assert.deepEqual(await narrowed('tea', 'equal'), ['tea'])
    assert.deepEqual(await narrowed('team', 'PREFIX'), ['team', 'team2', 'team:環境'])
    assert.deepEqual(await narrowed('team:環', 'prefix'), ['team:環境'])
    assert.deepEqual(await narrowed('te', 'PREFIX', { Category: 'system' }), [])
    for (const text of ['TEAM', 'x', 'http://x', '!']) assert.deepEqual(await narrowed(text, 'PREFIX'), [])
    assert.equal((await narrowed('', 'PREFIX')).length, 6)
  })

  it('narrows to what resources of a type carry now, whatever name the type is given', async () => {
    await using service = await createService({ unusedTagDelay: HOUR })
    const own = targetOf(service)
    const disk = await tagged(own, { both: '1', disks: '1', gone: '1' }, arnOf('ecs:disk', newId()))
    await tagged(own, { both: '2', instances: '1', a: '1' })
    await tagged(own, { databases: '1' }, arnOf('rds:instance', newId()))
    await untag(own, disk, 'gone')
    const ofType = (ResourceType: string, more: Parameters = {}) => listed(own, { ResourceType, ...more })
    assert.deepEqual(await ofType('ALIYUN::ECS::DISK'), ['both', 'disks'])
    assert.deepEqual(await ofType('aliyun::Ecs::disk', { PageSize: '1' }), ['both', 'disks'])
    assert.deepEqual(await ofType('ALIYUN::ECS::INSTANCE'), ['a', 'both', 'instances'])
    for (const name of ['ALIYUN::RDS::INSTANCE', 'ALIYUN::RDS::DBINSTANCE'])
      assert.deepEqual(await ofType(name), ['databases'])
    assert.deepEqual(await ofType('ALIYUN::VPC::VPC'), [])
    const narrowed = { 'TagFilter.Key': 'di', FuzzyType: 'PREFIX' }
    assert.deepEqual(await ofType('ALIYUN::ECS::DISK', narrowed), ['disks'])
    assert.deepEqual(await listed(own, narrowed), ['disks'])
    assert.ok((await listed(own)).includes('gone'))
  })

  it('finds those of a central service under any of its regions', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await tagged(own, { central: '1' }, arnOf('config:rule', newId()))
    const query = { ResourceType: 'ALIYUN::CONFIG::RULE' }
    for (const RegionId of ['cn-hangzhou', 'cn-shanghai'])
      assert.deepEqual(await listed(own, { ...query, RegionId }), ['central'])
    assert.deepEqual(await listed(own, { ...query, RegionId: 'cn-beijing' }), [])
  })

  it('in XML: each key in the wrapper', async () => {
    await using service = await createService()
    const own = targetOf(service)
    await tagged(own, { a: '1', b: '2' })
    const parameters = { RegionId: 'cn-hangzhou', FuzzyType: 'PREFIX', 'TagFilter.Key': 'b' }
    const signing = { action: ACTION, parameters, now: own.now(), overrides: { Format: 'XML' } }
    const { body } = await own.send(rpcRequest(own.signer, signing))
    assert.match(
      body,
      /<Keys><Key><Key>b<\/Key><Category>custom<\/Category><Description><\/Description><\/Key><\/Keys>/,
    )
  })

  it('a key that no resource carries any more stays for the delay, then leaves', async () => {
    await using service = await createService({ unusedTagDelay: HOUR })
    const own = targetOf(service)
    const arn = await tagged(own, { gone: '1', kept: '1' })
    await untag(own, arn, 'gone')
    assert.deepEqual(await listed(own), ['gone', 'kept'])
    await service.store.maintain('all')
    service.now += HOUR - 1000
    assert.deepEqual(await listed(own), ['gone', 'kept'])
    service.now += 2000
    assert.deepEqual(await listed(own), ['kept'])
    await service.store.sweep(service.now)
    assert.deepEqual(await listed(own), ['kept'])
  })

  it('bound again in time it stays, and bound again later it is back', async () => {
    await using service = await createService({ unusedTagDelay: HOUR })
    const own = targetOf(service)
    const arn = await tagged(own, { again: '1' })
    await untag(own, arn, 'again')
    await service.store.maintain('all')
    service.now += HOUR / 2
    await tagged(own, { again: '1' }, arn)
    service.now += 2 * HOUR
    await service.store.sweep(service.now)
    assert.deepEqual(await listed(own), ['again'])
    await untag(own, arn, 'again')
    await service.store.maintain('all')
    service.now += 2 * HOUR
    assert.deepEqual(await listed(own), [])
    await tagged(own, { again: '2' }, arn)
    assert.deepEqual(await listed(own), ['again'])
  })

  it('after a long time without upkeep the overdue are not listed either', async () => {
    const service = await createService({ unusedTagDelay: HOUR })
    const own = targetOf(service)
    await untag(own, await tagged(own, { overdue: '1' }), 'overdue')
    await service.store.maintain('all')
    const { directory } = service
    await service[Symbol.asyncDispose]()
    await using later = await createService({ directory, unusedTagDelay: HOUR })
    later.now = service.now + 100 * HOUR
    assert.deepEqual(await listed(targetOf(later)), [])
  })

  it('with a delay of 0 it leaves at once', async () => {
    await using service = await createService({ unusedTagDelay: 0 })
    const own = targetOf(service)
    const arn = await tagged(own, { gone: '1', kept: '1' })
    await untag(own, arn, 'gone')
    assert.deepEqual(await listed(own), ['kept'])
  })

  it('pages miss no key that stays while others come and go', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const staying = Array.from({ length: 30 }, (_, i) => `stay-${String(i).padStart(2, '0')}`)
    for (const key of staying) await tagged(own, { [key]: '1' })
    const moving = arnOf('ecs:instance', newId())
    const seen: string[] = []
    let token = ''
    do {
      await tagged(own, { [`stay-${seen.length}-x`]: '1', 'aaa-first': '1' }, moving)
      const { entries, next } = await page(own, { PageSize: '4', ...(token && { NextToken: token }) })
      seen.push(...entries.map(({ Key }) => Key))
      await untag(own, moving, 'aaa-first')
      token = next
    } while (token)
    assert.deepEqual(
      seen.filter((key) => staying.includes(key)),
      staying,
    )
    assert.equal(new Set(seen).size, seen.length)
  })
})

describe('400', () => {
  it('UnsupportedParameter: a filter that the list has not is refused, not ignored', async () => {
    for (const name of ['TagFilter', 'TagFilter.Value', 'TagFilter.1.Key'])
      await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', [name]: 'x' }], 'UnsupportedParameter', name)
  })

  it('FuzzyQuery.NotSupport: a kind of search that the list has not', async () => {
    for (const FuzzyType of ['NOT', 'SUFFIX', '*'])
      await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', FuzzyType }], 'FuzzyQueryNotSupported')
  })

  it('InvalidParameter: an unknown QueryType; preset tags by a type of resources', async () => {
    const refused = (parameters: Parameters, name: string, hint: string) =>
      refuses(target, [ACTION, { RegionId: 'cn-hangzhou', ...parameters }], 'InvalidParameter', name, hint)
    await refused({ QueryType: 'Both' }, 'QueryType', 'It is ResourceTag or MetaTag.')
    const both = { QueryType: 'metatag', ResourceType: 'ALIYUN::ECS::DISK' }
    await refused(both, 'ResourceType', 'It does not go with the QueryType MetaTag.')
  })

  it('MissingRegionId, InvalidParameter', async () => {
    await refuses(target, [ACTION, {}], 'MissingRegionId')
    const hint = 'It is a number from 1 to 1000.'
    await refuses(
      target,
      [ACTION, { RegionId: 'cn-hangzhou', PageSize: '0' }],
      'InvalidParameter',
      'PageSize',
      hint,
    )
  })
})

describe('403', () => {
  it('InvalidParameter.Category, Invalid.NextToken', async () => {
    await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', Category: 'Other' }], 'InvalidCategory')
    await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', NextToken: 'x' }], 'InvalidNextToken')
  })

  it('InvalidParameter.ResourceType: another form, or a product or type that is not known', async () => {
    for (const name of [
      'ecs:disk',
      'ALIYUN::ECS',
      'ACS::ECS::DISK',
      'ALIYUN::ZZ::A',
      'ALIYUN::ECS::ZZ',
      'ALIYUN::ECS::DISK::X',
    ])
      await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', ResourceType: name }], 'ListResourceType')
  })

  it('Invalid.NextToken for a token of another region or filter', {
    skip: onlyHere('it needs an estate of its own'),
  }, async () => {
    await tagged(target, { 'page-a': '1', 'page-b': '1' })
    const { next } = await page(target, { PageSize: '1' })
    const others: readonly Parameters[] = [
      ...[{ RegionId: 'cn-beijing' }, { Category: 'custom' }, { QueryType: 'MetaTag' }],
      ...[{ ResourceType: 'ALIYUN::ECS::INSTANCE' }, { 'TagFilter.Key': 'page', FuzzyType: 'PREFIX' }],
    ]
    for (const other of others) {
      const parameters = { RegionId: 'cn-hangzhou', PageSize: '1', NextToken: next, ...other }
      await refuses(target, [ACTION, parameters], 'InvalidNextToken')
    }
  })
})

describe('404', () => {
  it('InvalidRegionId.NotFound', async () => {
    await refuses(target, [ACTION, { RegionId: 'nowhere' }], 'RegionNotFound')
  })
})

refusesServicePrincipals(target, ACTION)
everyErrorIsProvoked(ACTION)
