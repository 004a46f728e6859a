import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createService, type Service } from '../support/service.ts'
import { onlyHere, type Target, targetOf } from '../support/target.ts'
import {
  arnOf,
  arns,
  assertEntries,
  assertError,
  keys,
  REGION,
  type TaggedResource,
  tagged,
} from './calls.ts'

/** What ListTagResources shows of a region, page by page; `between` runs after each page. */
async function walk(
  target: Target,
  query: Readonly<Record<string, string>>,
  between: () => Promise<void> = async () => {},
): Promise<{ readonly names: string[]; readonly pages: number[] }> {
  const names: string[] = []
  const pages: number[] = []
  for (let token = ''; ; ) {
    const { status, body } = await target.call('ListTagResources', {
      ...{ RegionId: REGION, ...query },
      ...(token !== '' && { NextToken: token }),
    })
    assert.equal(status, 200)
    const page = (body['TagResources'] as TaggedResource[]).map(({ ResourceARN }) => nameOf(ResourceARN))
    names.push(...page)
    pages.push(page.length)
    token = String(body['NextToken'])
    if (token === '') return { names, pages }
    await between()
  }
}

/** `product:type/id` of an ARN. */
function nameOf(arn: string): string {
  const [, , product, , , ...rest] = arn.split(':')
  return `${product}:${rest.join(':')}`
}

async function seeded(types: readonly string[], count: number): Promise<Service> {
  const service = await createService()
  const all = types.flatMap((type) => Array.from({ length: count }, (_, i) => arnOf(type, idOf(i))))
  for (let at = 0; at < all.length; at += 50) {
    const call = { RegionId: REGION, Tags: '{"a":"1","b":"2"}', ...arns(...all.slice(at, at + 50)) }
    assertEntries(await targetOf(service).call('TagResources', call), [])
  }
  return service
}

const idOf = (i: number) => `i-${String(i).padStart(4, '0')}`

describe('a whole region', { skip: onlyHere('it needs an account of its own') }, () => {
  it('is every tagged resource, in order of type and id, PageSize at a time', async () => {
    await using service = await seeded(['vpc:vpc', 'ecs:instance', 'oss:bucket', 'dcdn:domain'], 30)
    const target = targetOf(service)
    const expected = ['dcdn:domain', 'ecs:instance', 'oss:bucket', 'vpc:vpc'].flatMap((type) =>
      Array.from({ length: 30 }, (_, i) => `${type}/${idOf(i)}`),
    )
    assert.deepEqual(await walk(target, {}), { names: expected, pages: [50, 50, 20] })
    assert.deepEqual((await walk(target, { PageSize: '7' })).names, expected)
    assert.deepEqual(await walk(target, { PageSize: '1000' }), { names: expected, pages: [120] })
    assert.deepEqual((await walk(target, { PageSize: '60' })).pages, [60, 60])
  })

  it('shows a central service under its canonical home only', async () => {
    await using service = await seeded(['dcdn:domain'], 1)
    const { body } = await targetOf(service).call('ListTagResources', { RegionId: 'cn-shanghai' })
    assert.deepEqual(body['TagResources'], [])
  })

  it('shows no other region, and no resource whose tags are gone, before and after upkeep', async () => {
    await using service = await seeded(['ecs:instance'], 3)
    const target = targetOf(service)
    await tagged(target, { a: '1' }, arnOf('ecs:instance', 'other', '*'), 'cn-beijing')
    const bare = arnOf('ecs:instance', idOf(1))
    assertEntries(
      await target.call('UntagResources', { RegionId: REGION, ...arns(bare), ...keys('a', 'b') }),
      [],
    )
    const expected = [`ecs:instance/${idOf(0)}`, `ecs:instance/${idOf(2)}`]
    assert.deepEqual((await walk(target, {})).names, expected)
    while (await service.store.maintain('all'));
    assert.deepEqual((await walk(target, { PageSize: '1' })).names, expected)
    await tagged(target, { c: '' }, bare)
    assert.equal((await walk(target, {})).names.length, 3)
  })

  it('by category shows the resources that carry such a tag, with these tags only', async () => {
    await using service = await seeded(['ecs:instance'], 2)
    const target = targetOf(service)
    const config = await service.store.readConfig(target.account, -1)
    await service.store.setTags({
      guard: { account: target.account, configVersion: config?.version ?? -1 },
      change: { id: 'x', at: service.now, principals: ['p'], source: '', operation: 'x:Y' },
      resources: ['system', idOf(1)].map((id) => ({
        region: REGION,
        type: 'ecs:instance',
        id,
        home: REGION,
      })),
      tags: [{ key: 'acs:x', value: 'y', origin: 'own' }],
      ...{ register: true, quota: 20 },
    })
    const shown = async (Category: string) => {
      const { body } = await target.call('ListTagResources', { RegionId: REGION, Category })
      return (body['TagResources'] as TaggedResource[]).map(({ ResourceARN, Tags }) => [
        ResourceARN.split('/')[1],
        Tags.map(({ Key, Category: category }) => `${Key} ${category}`).join(),
      ])
    }
    const custom = 'a Custom,b Custom'
    assert.deepEqual(await shown('System'), [
      [idOf(1), 'acs:x System'],
      ['system', 'acs:x System'],
    ])
    assert.deepEqual(await shown('Custom'), [
      [idOf(0), custom],
      [idOf(1), custom],
    ])
    assert.deepEqual(await shown('All'), [
      [idOf(0), custom],
      [idOf(1), `${custom},acs:x System`.split(',').sort().join()],
      ['system', 'acs:x System'],
    ])
  })

  it('read page by page while others write shows what stays once, in order, and nothing twice', async () => {
    await using service = await seeded(['ecs:instance', 'vpc:vpc'], 100)
    const target = targetOf(service)
    const staying = (name: string) => !name.endsWith('5')
    const expected = (await walk(target, { PageSize: '1000' })).names.filter(staying)
    const writing: Promise<unknown>[] = []
    let round = 0
    const { names } = await walk(target, { PageSize: '9' }, async () => {
      round++
      const leaving = ['ecs:instance', 'vpc:vpc'].map((type) =>
        arnOf(type, idOf(((round * 7) % 10) * 10 + 5)),
      )
      const arriving = ['ecs:disk', 'ecs:instance', 'vpc:vswitch'].map((type) =>
        arnOf(type, `i-00${round}x5`),
      )
      const again = arnOf('vpc:vpc', idOf(99 - round))
      writing.push(
        target.call('UntagResources', { RegionId: REGION, ...arns(...leaving), ...keys('a', 'b') }),
        target.call('TagResources', { RegionId: REGION, Tags: '{"c":""}', ...arns(...arriving, again) }),
        service.store.maintain('all'),
      )
    })
    await Promise.all(writing)
    assert.deepEqual(names.filter(staying), expected)
    assert.equal(new Set(names).size, names.length)
    assert.deepEqual(names, names.toSorted())
  })
})

describe('NextToken', { skip: onlyHere('it makes tokens of its own') }, () => {
  it('of another operation, another account or another installation is refused', async () => {
    await using service = await seeded(['ecs:instance'], 3)
    await using other = await createService()
    const target = targetOf(service)
    const query = {
      operation: 'tag:ListTagResources',
      account: target.account,
      filters: [REGION, 'All', [], []],
    }
    const last = ['0', 'ecs:instance', idOf(0)]
    const call = (NextToken: string) => target.call('ListTagResources', { RegionId: REGION, NextToken })
    const good = await call(service.ports.pages.seal(query, last))
    assert.equal((good.body['TagResources'] as unknown[]).length, 2)
    const bad = [
      service.ports.pages.seal({ ...query, operation: 'tag:ListTagKeys' }, last),
      service.ports.pages.seal({ ...query, account: '1' }, last),
      other.ports.pages.seal(query, last),
    ]
    for (const token of bad) assertError((await call(token)).response, 'InvalidNextToken')
  })

  it('is good after a restart', async () => {
    const service = await seeded(['ecs:instance'], 3)
    const query = { RegionId: REGION, PageSize: '1' }
    const { body } = await targetOf(service).call('ListTagResources', query)
    await service[Symbol.asyncDispose]()
    await using again = await createService({ directory: service.directory })
    const NextToken = String(body['NextToken'])
    const { names } = await walk(targetOf(again), { PageSize: '1', NextToken })
    assert.deepEqual(names.slice(0, 1), [`ecs:instance/${idOf(1)}`])
  })
})
