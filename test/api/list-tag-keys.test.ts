import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
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
  it('UnsupportedParameter: what comes later is refused, not ignored', async () => {
    for (const name of ['ResourceType', 'FuzzyType', 'TagFilter.Key'])
      await refuses(target, [ACTION, { RegionId: 'cn-hangzhou', [name]: 'x' }], 'UnsupportedParameter', name)
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

  it('Invalid.NextToken for a token of another region', {
    skip: onlyHere('it needs an estate of its own'),
  }, async () => {
    await tagged(target, { 'page-a': '1', 'page-b': '1' })
    const { next } = await page(target, { PageSize: '1' })
    await refuses(
      target,
      [ACTION, { RegionId: 'cn-beijing', PageSize: '1', NextToken: next }],
      'InvalidNextToken',
    )
  })
})

describe('404', () => {
  it('InvalidRegionId.NotFound', async () => {
    await refuses(target, [ACTION, { RegionId: 'nowhere' }], 'RegionNotFound')
  })
})

refusesServicePrincipals(target, ACTION)
everyErrorIsProvoked(ACTION)
