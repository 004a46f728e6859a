import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { resourceTypes } from '../../src/catalog/catalog.ts'
import type { ResourceType } from '../../src/catalog/resource-type.ts'
import type { Parameters } from '../support/service.ts'
import { openTarget } from '../support/target.ts'
import {
  arnOf,
  arns,
  assertEntries,
  keys,
  newId,
  REGION,
  refuses,
  type TaggedResource,
  tagged,
  tagsOf,
} from './calls.ts'

const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

/** What TagResources and UntagResources share, with what each needs besides resources. */
const writing: readonly (readonly [action: string, rest: Parameters])[] = [
  ['UntagResources', keys('a')],
  ['TagResources', { Tags: '{"a":"2"}' }],
]

const untag = (region: string, arn: string) =>
  target.call('UntagResources', { RegionId: region, ...arns(arn), ...keys('a') })

function batches<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / 50) }, (_, i) => list.slice(50 * i, 50 * i + 50))
}

/** The ARNs of up to 50 resources as ListTagResources shows them. */
async function listed(named: readonly string[], region = REGION): Promise<string[]> {
  const { status, body } = await target.call('ListTagResources', { RegionId: region, ...arns(...named) })
  assert.equal(status, 200, JSON.stringify(body))
  return (body['TagResources'] as TaggedResource[]).map(({ ResourceARN }) => ResourceARN)
}

/** Tagged by a call for one region with another in the ARNs, shown under each, and untagged again. */
async function assertReached(
  types: readonly ResourceType[],
  regions: readonly string[],
  call: string,
  literal: string,
): Promise<void> {
  const ids = types.map(() => newId())
  const inRegion = (region: string) => types.map(({ name }, i) => arnOf(name, ids[i] ?? '', region))
  const named = { RegionId: call, ...arns(...inRegion(literal)) }
  assertEntries(await target.call('TagResources', { ...named, Tags: '{"a":"1"}' }), [])
  for (const region of regions) assert.equal((await listed(inRegion('*'), region)).length, types.length)
  assertEntries(await target.call('UntagResources', { ...named, ...keys('a') }), [])
  assert.deepEqual(await listed(inRegion('*')), [])
}

describe('ids', () => {
  it('are taken to the letter: case, slashes, colons and Han characters count', async () => {
    const id = newId('Ab')
    const ids = [id, id.toLowerCase(), `${id}/x`, `${id}:x`, `${id}中`, `${id}/*`, `${id}%2F`]
    const all = ids.map((each) => arnOf('ecs:instance', each))
    for (const arn of all) await tagged(target, { a: '1' }, arn)
    assertEntries(await untag(REGION, all[0] ?? ''), [])
    for (const [i, arn] of all.entries()) {
      assert.deepEqual(await tagsOf(target, arn), i === 0 ? undefined : { a: '1' })
    }
  })

  it('of one product do not name resources of another, nor of another type', async () => {
    const id = newId()
    await tagged(target, { a: '1' }, arnOf('vpc:vpc', id))
    for (const type of ['vpc:vswitch', 'ecs:instance', 'oss:bucket']) {
      const arn = arnOf(type, id)
      assertEntries(await untag(REGION, arn), [[arn, 'ResourceNotFound']])
    }
    assert.deepEqual(await tagsOf(target, arnOf('vpc:vpc', id)), { a: '1' })
  })
})

describe('names of one resource', () => {
  it('of other services and in any case are understood, for every type of the catalogue', async () => {
    for (const batch of batches(resourceTypes())) {
      const ids = batch.map(() => newId('all'))
      const spellings = batch.map(({ name, vocabulary }) => [
        ...[name, name.toUpperCase(), name.toLowerCase()],
        ...vocabulary.map((other) => other.name),
      ])
      const count = Math.max(...spellings.map((names) => names.length))
      const inSpelling = (n: number) =>
        spellings.map((names, i) => arnOf(names[n % names.length] ?? '', ids[i] ?? ''))
      const canonical = batch
        .map(({ name, homes }, i) => arnOf(name, ids[i] ?? '', homes[0] ?? REGION, target.account))
        .sort()
      const tags = { RegionId: REGION, Tags: '{"a":"1"}' }
      assertEntries(await target.call('TagResources', { ...tags, ...arns(...inSpelling(count - 1)) }), [])
      for (let n = 0; n < count; n++) assert.deepEqual((await listed(inSpelling(n))).sort(), canonical)
      const removal = { RegionId: REGION, ...keys('a'), ...arns(...inSpelling(1)) }
      assertEntries(await target.call('UntagResources', removal), [])
      assert.deepEqual(await listed(inSpelling(0)), [])
    }
  })

  for (const [action, rest] of writing) {
    it(`${action}: two in one call are one change, and one entry each when it fails`, async () => {
      const types = ['rds:instance', 'rds:dbinstance', 'RDS:DBInstance']
      const id = newId('rm')
      await tagged(target, { a: '1' }, arnOf('rds:instance', id))
      const names = types.map((type) => arnOf(type, id))
      const answer = await target.call(action, { RegionId: REGION, ...arns(...names), ...rest })
      assertEntries(answer, [])
      const change = await target.service?.store.readChange(target.account, String(answer.body['RequestId']))
      if (target.service)
        assert.deepEqual(
          change?.resources.map(({ type }) => type),
          ['rds:instance'],
        )

      const bucket = newId('bucket')
      await tagged(target, { a: '1' }, arnOf('oss:bucket', bucket))
      const wrong = ['oss:bucket', 'OSS:Bucket'].map((type) => arnOf(type, bucket, 'cn-beijing'))
      const elsewhere = await target.call(action, {
        RegionId: 'cn-beijing',
        ...arns(...wrong, ...wrong),
        ...rest,
      })
      assertEntries(
        elsewhere,
        wrong.map((arn) => [arn, 'ResourceNotFound']),
      )
    })
  }

  it('lists answer the canonical one, once', async () => {
    const id = newId('rm')
    const names = [arnOf('RDS:DBInstance', id), arnOf('rds:instance', id, '*')]
    await tagged(target, { a: '1' }, names[0])
    const { body } = await target.call('ListTagResources', { RegionId: REGION, ...arns(...names) })
    assert.deepEqual(
      (body['TagResources'] as { ResourceARN: string }[]).map(({ ResourceARN }) => ResourceARN),
      [arnOf('rds:instance', id, REGION, target.account)],
    )
  })
})

describe('regions', () => {
  it('* is the region of the call, account * the caller', async () => {
    const id = newId()
    const here = await tagged(target, { a: '1' }, arnOf('ecs:instance', id))
    const there = await tagged(target, { a: '1' }, arnOf('ecs:instance', id, 'cn-beijing'), 'cn-beijing')
    assertEntries(await untag('cn-beijing', arnOf('ecs:instance', id, '*', '*')), [])
    assert.deepEqual(await tagsOf(target, here), { a: '1' })
    assert.equal(await tagsOf(target, there, 'cn-beijing'), undefined)
    assertEntries(await untag(REGION, arnOf('ecs:instance', id, REGION, target.account)), [])
    assert.equal(await tagsOf(target, here), undefined)
  })

  it('a bucket is one resource, whose region is that of its first tagging', async () => {
    const id = newId('bucket')
    const bucket = await tagged(target, { a: '1' }, arnOf('oss:bucket', id))
    const elsewhere = arnOf('oss:bucket', id, 'cn-beijing')
    for (const [action, rest] of writing) {
      const answer = await target.call(action, { RegionId: 'cn-beijing', ...arns(elsewhere), ...rest })
      assertEntries(answer, [[elsewhere, 'ResourceNotFound']])
    }
    assert.equal(await tagsOf(target, elsewhere, 'cn-beijing'), undefined)
    assert.deepEqual(await tagsOf(target, bucket), { a: '1' })
    assertEntries(await untag(REGION, arnOf('oss:bucket', id, '*')), [])
    assert.equal(await tagsOf(target, bucket), undefined)
  })

  it('a central service is reached under cn-hangzhou and under each home of its own', async () => {
    const central = resourceTypes().filter(({ identity }) => identity === 'account')
    assert.ok(central.length > 0)
    for (const group of Map.groupBy(central, ({ homes }) => homes.join()).values()) {
      const regions = [...new Set([REGION, ...(group[0]?.homes ?? [])])]
      const pairs = regions.flatMap((call) => [...regions, '*'].map((literal) => [call, literal] as const))
      for (const [call, literal] of pairs) {
        for (const batch of batches(group)) await assertReached(batch, regions, call, literal)
      }
    }
  })

  for (const [action, rest] of writing) {
    it(`${action}: any other region is refused for a central service, as RegionId and in the ARN`, async () => {
      const id = newId('domain')
      const arn = arnOf('dcdn:domain', id)
      const call = (region: string, literal: string): Parameters => ({
        ...{ RegionId: region, ...rest },
        ...arns(arnOf('dcdn:domain', id, literal), arn),
      })
      await refuses(target, [action, call(REGION, 'cn-beijing')], 'ArnRegion', 'cn-beijing')
      await refuses(target, [action, call('cn-beijing', 'cn-beijing')], 'ArnRegion', `cn-beijing, ${REGION}`)
      await refuses(target, [action, call('cn-beijing', '*')], 'ArnRegion', `*, ${REGION}`)
    })
  }
})
