import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { RegisteredResource } from '../../../src/store/estate.ts'
import type { Promised } from '../contract.ts'
import { createRandom, type Random } from '../random.ts'
import { ALICE, HOME, instance, tag, type World } from '../world.ts'
import { fill } from './finding.ts'

const MAX_VISITED = 10_000
const types = ['ecs:disk', 'ecs:instance', 'oss:bucket', 'rds:dbinstance', 'ecs:none'] as const
const beginnings = [
  '',
  'e',
  'env',
  'env2',
  'a',
  'acs:',
  'd',
  'dev',
  '\uff21',
  '\u{20000}',
  '\u{20000}x',
] as const
const keys = [undefined, 'env', 'team', 'acs:s', 'none'] as const

export function narrowedTextCases(promised: Promised): void {
  describe('the list of keys, and of the values of a key, narrowed', () => {
    promised('to a type has what its resources carry now, page by page, in order', async (world) => {
      const random = createRandom(11)
      const all = (await fill(world, random)).all(ALICE)
      for (let i = 0; i < 100; i++) {
        const query = { ...drawText(random), type: random.pick(types) }
        const limit = 1 + random.below(4)
        const found = await world.texts({ ...query, limit })
        assert.deepEqual(found, carriedBy(all, query), JSON.stringify({ query, limit }))
      }
    })

    promised('to a text, or to what begins with it, has those of the whole list', async (world) => {
      const random = createRandom(12)
      await fill(world, random)
      for (let i = 0; i < 60; i++) {
        const { matching, ...query } = drawText(random)
        const narrowed = await world.texts({
          ...query,
          ...(matching && { matching }),
          limit: 1 + random.below(4),
        })
        const whole = await world.texts(query)
        assert.deepEqual(
          narrowed,
          whole.filter((text) => matches(text, matching)),
          JSON.stringify({ query, matching }),
        )
      }
    })

    promised('ends a page where a call has visited enough, and is whole all the same', async (world) => {
      const PER_RESOURCE = 1_450
      for (let i = 0; i < 7; i++) {
        const some = Array.from({ length: PER_RESOURCE }, (_, n) => tag(`k-${i}-${n}`, '1'))
        await world.set([instance(`${i}`)], some, { quota: PER_RESOURCE })
      }
      await world.set([{ ...instance('d'), type: 'ecs:disk' }], [tag('k-0-0', '2'), tag('zz')])
      await world.set([instance('z')], [tag('zz', '1'), tag('Aliyun:z')])
      const wanted = { type: 'ecs:disk' }
      const page = await world.textPage(wanted)
      assert.deepEqual(page.texts, ['k-0-0'])
      assert.ok(page.next && page.visited <= MAX_VISITED, `${page.visited} entries`)
      assert.deepEqual(await world.texts(wanted), ['k-0-0', 'zz'])
      const narrow = await world.textPage({ matching: { prefix: 'k-6-144' }, limit: 20 })
      assert.equal(narrow.texts.length, 11)
      assert.ok(narrow.visited <= 12, `${narrow.visited} entries`)
      assert.deepEqual(await world.texts({ ...wanted, category: 'System' }), [])
      assert.deepEqual(await world.texts({ type: 'ecs:instance', category: 'System' }), ['Aliyun:z'])
    })
  })
}

type Narrowed = NonNullable<Parameters<World['texts']>[0]>

function drawText(random: Random): Narrowed {
  const [key, text] = [random.pick(keys), random.pick(beginnings)]
  const category = key === undefined ? random.pick([undefined, 'Custom', 'System'] as const) : undefined
  const matching = random.pick([undefined, { equal: text }, { prefix: text }] as const)
  return {
    home: random.pick([HOME, 'cn-beijing']),
    ...(key !== undefined && { key }),
    ...(category && { category }),
    ...(matching && { matching }),
  }
}

function matches(text: string, matching: Narrowed['matching']): boolean {
  if (!matching) return true
  return 'equal' in matching ? text === matching.equal : text.startsWith(matching.prefix)
}

function carriedBy(all: readonly RegisteredResource[], query: Narrowed & { readonly type: string }) {
  const { key: of, home, type, category, matching } = query
  const tags = all.filter((one) => one.home === home && one.type === type).flatMap((one) => one.tags)
  const texts = tags.flatMap(({ key, value }) => (of === undefined ? [key] : key === of ? [value] : []))
  const system = (key: string) => /^(acs:|aliyun)/i.test(key)
  return [...new Set(texts)]
    .filter((text) => matches(text, matching) && (!category || system(text) === (category === 'System')))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}
