import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { FindResources } from '../../../src/store/estate.ts'
import type { StoredTag } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { isPut, Model } from '../model.ts'
import { findAmong } from '../model-find.ts'
import { createRandom, type Random } from '../random.ts'
import { ALICE, bucket, HOME, instance, type Put, tag, type World } from '../world.ts'

const BEIJING = 'cn-beijing'
const SHANGHAI = 'cn-shanghai'
const homes = ['cn-hangzhou', BEIJING, SHANGHAI] as const
const types = ['ecs:disk', 'ecs:instance', 'oss:bucket', 'rds:dbinstance'] as const
const ids = ['a', 'b', 'é', '\ue000', '\u{10000}', 'z'] as const
const keys = ['env', 'team', 'acs:s'] as const
const values = ['', 'dev', 'prod', '\uff21', '\u{20000}'] as const
const groups = ['', 'rg-1', 'rg-2'] as const

export type Query = Omit<FindResources, 'guard' | 'limit' | 'after'>

export function findingCases(promised: Promised): void {
  describe('findResources', () => {
    for (const seed of [1, 2, 3]) {
      promised(
        `finds what a look at every resource finds, page by page, in order (${seed})`,
        async (world) => {
          const random = createRandom(seed)
          const model = await fill(world, random)
          for (let i = 0; i < 100; i++) {
            const query = drawQuery(random, world.now)
            const limit = 1 + random.below(12)
            const found = await world.find({ ...query, limit })
            assert.deepEqual(found, findAmong(model.all(ALICE), query), JSON.stringify({ query, limit }))
          }
        },
      )
    }

    promised('finds nothing among no types, and no value among none', async (world) => {
      await world.put([{ ...instance('a'), tags: [tag('env', '1')] }])
      assert.deepEqual(await world.find({ types: [] }), [])
      assert.deepEqual(await world.find({ tags: [{ key: 'env', values: [] }] }), [])
      assert.deepEqual(await world.find({ tags: [{ key: 'env' }, { key: 'env', values: [] }] }), [])
    })

    promised('goes on behind an entry that has gone', async (world) => {
      const puts = ['a', 'b', 'c'].map((id) => ({ ...instance(id), tags: [tag('acs:env', '1')] }))
      const queries = [{}, { registeredSince: world.now }, { group: '' }, { untagged: true }]
      const tagged = [{ tags: [{ key: 'acs:env' }] }, { tags: [{ key: 'acs:env', values: ['1'] }] }]
      for (const query of [...queries, ...tagged]) {
        await world.put(puts)
        const { resources, next } = await world.foundPage({ ...query, limit: 1 })
        assert.deepEqual([resources[0]?.id, next !== undefined], ['a', true])
        await world.deregister([instance('a')])
        await world.settle()
        const rest = await world.find({ ...query, ...(next && { after: next }) })
        assert.deepEqual(
          rest.map(({ id }) => id),
          ['b', 'c'],
        )
      }
    })

    promised(
      'knows which resources carry no custom tag while calls take them off and put them on',
      async (world) => {
        const some = Array.from({ length: 20 }, (_, i) => instance(`${i}`))
        await world.put(some)
        const random = createRandom(4)
        const calls = Array.from({ length: 200 }, () => {
          const chosen = random.shuffle(some).slice(0, 1 + random.below(4))
          const key = random.pick(keys)
          return random.below(2) === 0 ? world.set(chosen, [tag(key)]) : world.remove(chosen, [key])
        })
        const looks = Array.from({ length: 20 }, () => world.find({ untagged: true, limit: 7 }))
        for (const seen of await Promise.all(looks))
          for (const { tags } of seen) assert.ok(tags.every(({ key }) => key.startsWith('acs:')))
        await Promise.all(calls)
        const found = await world.describe(some)
        const expected = findAmong(
          found.flatMap((one) => one ?? []),
          { untagged: true },
        )
        assert.deepEqual(await world.find({ untagged: true }), expected)
      },
    )
  })

  describe('what a page of findResources visits', () => {
    for (const size of [1_000, 12_000]) {
      promised(
        `is about the page with any single filter, and bounded with any, of ${size} resources`,
        async (world) => {
          const since = await fillMany(world, size)
          for (const [name, query] of Object.entries(singleFilters(since))) {
            const { resources, visited, next } = await world.foundPage({ ...query, limit: 10 })
            const expected = name.includes('without') ? 0 : 10
            assert.equal(resources.length, expected, name)
            assert.equal(next === undefined, expected === 0, name)
            assert.ok(visited <= 60, `${name} visits ${visited}`)
          }
          await checkBounds(world, size)
        },
      )
    }
  })
}

/** Resources drawn at random, some of which come and go; answers what a store should hold of them. */
export async function fill(world: World, random: Random): Promise<Model> {
  const model = new Model()
  for (let i = 0; i < 25; i++) {
    world.now += random.below(3)
    const puts = putting(random).map((one) => ({ ...one, facts: { group: random.pick(groups) } }))
    const command = random.below(5) === 0 ? world.deregistering(puts) : world.putting(puts)
    model.apply(command)
    if (isPut(command)) await world.store.putResources(command)
    else await world.store.deregisterResources(command)
  }
  return model
}

function putting(random: Random): readonly Put[] {
  const names = Array.from({ length: 12 }, () => {
    const [home, type, id] = [random.pick(homes), random.pick(types), random.pick(ids)]
    const tags = random
      .shuffle(keys)
      .slice(0, random.below(3))
      .map((key) => tag(key, random.pick(values)))
    return { ...(type === 'oss:bucket' ? bucket(id, home) : { ...instance(id, home), type }), tags }
  })
  return [...new Map(names.map((one) => [`${one.region} ${one.type} ${one.id}`, one])).values()]
}

function drawQuery(random: Random, now: number): Query {
  const chosen = <T>(of: () => T): T | undefined => (random.below(3) === 0 ? of() : undefined)
  const condition = () => {
    const some = random.shuffle(values).slice(0, 1 + random.below(2))
    return { key: random.pick(keys), ...(random.below(4) > 0 && { values: some }) }
  }
  const home = chosen(() => random.pick([...homes, 'cn-nowhere'] as const))
  const some = chosen(() => random.shuffle([...types, 'ecs:none']).slice(0, 1 + random.below(3)))
  const group = chosen(() => random.pick(groups))
  const tags = chosen(() => Array.from({ length: 1 + random.below(3) }, condition))
  const [without, tagged] = [
    chosen(condition),
    chosen(() => random.pick(['any', 'Custom', 'System'] as const)),
  ]
  const since = random.below(6) === 0 ? now - random.below(30) : undefined
  return {
    ...(home !== undefined && { home }),
    ...(some && { types: some }),
    ...(group !== undefined && { group }),
    ...(tags && { tags }),
    ...(without && { without }),
    ...(tagged && { tagged }),
    ...(random.below(4) === 0 && { untagged: true }),
    ...(since !== undefined && { registeredSince: since }),
  }
}

/** Queries that two indexes answer, with how many they find: the work is that of the rarer one. */
const both: readonly (readonly [query: Query, found: number])[] = [
  [
    {
      tags: [
        { key: 'common', values: ['c'] },
        { key: 'rare', values: ['3'] },
      ],
    },
    12,
  ],
  [{ tags: [{ key: 'rare', values: ['3'] }], group: 'rg-common' }, 12],
  [{ untagged: true, group: 'rg-rare' }, 0],
  [{ untagged: true, group: 'rg-common' }, 50],
]

/** Each filter alone; of what is named without, there is none. */
export const singleFilters = (since: number): Readonly<Record<string, Query>> => ({
  none: {},
  home: { home: BEIJING },
  'home without any': { home: 'cn-nowhere' },
  type: { types: ['rds:dbinstance'] },
  types: { types: ['oss:bucket', 'rds:dbinstance', 'zzz:none'] },
  'type without any': { types: ['aaa:none', 'fff:none'] },
  group: { group: 'rg-rare' },
  'default group': { group: '' },
  key: { tags: [{ key: 'rare' }] },
  value: { tags: [{ key: 'rare', values: ['3'] }] },
  values: { tags: [{ key: 'rare', values: ['1', '3', 'none'] }] },
  'value of a common key': { tags: [{ key: 'common', values: ['rare'] }] },
  'tag without any': { tags: [{ key: 'common', values: ['none'] }] },
  untagged: { untagged: true },
  tagged: { tagged: 'any' },
  'tagged type': { home: HOME, types: ['rds:dbinstance'], tagged: 'any' },
  'type and a tag that few carry': { home: HOME, types: ['ecs:instance'], without: { key: 'rare' } },
  since: { registeredSince: since },
  'key within a type': { home: HOME, types: ['ecs:instance'], tags: [{ key: 'rare' }] },
  'value within a type': {
    home: HOME,
    types: ['ecs:instance'],
    tags: [{ key: 'common', values: ['c'] }],
    tagged: 'any',
  },
})

/** Several filters at once: bounded, and as little as the rarer one lets it be. */
async function checkBounds(world: World, size: number): Promise<void> {
  for (const [query, found] of both) {
    const { resources, visited } = await world.foundPage({ ...query, limit: 100 })
    assert.equal(resources.length, found)
    assert.ok(visited <= 400, `${JSON.stringify(query)} visits ${visited}`)
  }
  const nothing = { tags: [{ key: 'common' }, { key: 'none' }] }
  const { resources, visited, next } = await world.foundPage({ ...nothing, limit: 10 })
  assert.deepEqual(resources, [])
  assert.ok(visited <= 10_000, `${visited} entries`)
  assert.equal(next !== undefined, size > 10_000)
  assert.deepEqual(await world.find(nothing), [])
}

/** What is special about one in many, the others being alike. */
const special: readonly (readonly [place: Partial<Put>, group?: string])[] = [
  [{ type: 'rds:dbinstance' }],
  [{ region: BEIJING, home: BEIJING }],
  [{ tags: [] }],
  [{ tags: [tag('common', 'rare')] }],
  [{}, 'rg-rare'],
  [{}, ''],
]
const OF_EACH = 50
const PER_CALL = 1_000

/** What a resource carries beside what it is special for. */
type Own = (i: number) => readonly StoredTag[]

/** Many resources, 50 of each special kind, and 50 with a rare tag; answers when the last few were registered. */
export async function fillMany(world: World, size: number, own: Own = () => []): Promise<number> {
  for (let at = 0; at < size; at += PER_CALL) {
    if (at + PER_CALL >= size) world.now += 60_000
    await world.put(Array.from({ length: PER_CALL }, (_, i) => nthOf(size, at + i, own)))
  }
  return world.now
}

function nthOf(size: number, i: number, own: Own): Put {
  const period = size / OF_EACH
  const [of, n] = [i % period, Math.floor(i / period)]
  const [place, group = 'rg-common'] = special[of] ?? [{}]
  const rare = of === special.length ? [tag('rare', `${n % 4}`)] : []
  return { ...instance(`i-${i}`), facts: { group }, tags: [tag('common', 'c'), ...rare, ...own(i)], ...place }
}
