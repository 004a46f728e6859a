import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { IdempotencyMismatch, StaleGuard } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, instance, tag, UNUSED_TAG_DELAY, type World } from '../world.ts'

const A = instance('a')
/** Again and again, since two calls meet in their middle only sometimes. */
const ROUNDS = 12

/** Calls at the same moment on one resource: nothing of either is lost, in the row, its history and the indexes. */
export function clashCases(promised: Promised): void {
  describe('two calls on one resource at the same time', () => {
    promised('both remove', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        await world.set([A], [tag('x', `${round}`), tag('y', `${round}`), tag('z', `${round}`)])
        const changes = [world.change(), world.change(), world.change()]
        const removals = [
          ['x', 'y'],
          ['y', 'z'],
          ['z', 'x'],
        ] as const
        await Promise.all(removals.map((keys, i) => world.remove([A], keys, changeOf(changes[i]))))
        const records = await Promise.all(changes.map(({ id }) => world.changeNamed(id)))
        const removed = records.flatMap(({ resources }) => resources[0]?.before.map(({ key }) => key) ?? [])
        assert.deepEqual(removed.toSorted(), ['x', 'y', 'z'])
        assert.deepEqual(await world.tagsOf(A), [])
        assert.deepEqual(await world.list(), [])
      }
      await indexesAgree(world)
    })

    promised('one sets and one removes', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        await world.set([A], [tag('x', 'old')])
        await Promise.all([
          world.set([A], [tag('x', `${round}`)]),
          world.remove([A], ['x']),
          world.set([A], [tag('x', `${round}b`), tag('y')]),
          world.remove([A], ['x', 'y']),
        ])
        await historyIsWhole(world)
      }
      await indexesAgree(world)
    })

    promised('both set the same key to other values', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        const values = ['1', '2', '3', '4'].map((value) => `${round} ${value}`)
        await Promise.all(values.map((value) => world.set([A], [tag('x', value)])))
        const [now] = (await world.tagsOf(A)) ?? []
        assert.ok(values.some((value) => now === `x=${value}`))
        await historyIsWhole(world)
      }
      await indexesAgree(world)
    })

    promised('both register it, within the quota', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        const target = instance(`new ${round}`)
        const all = await Promise.all(
          ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => world.set([target], [tag(key)], { quota: 4 })),
        )
        assert.equal(all.flat().filter((outcome) => outcome === 'done').length, 4)
        assert.equal((await world.tagsOf(target))?.length, 4)
        await historyIsWhole(world, target)
      }
      await indexesAgree(world)
    })

    promised('one registers it and one finds it missing', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        const some = [instance(`a ${round}`), instance(`b ${round}`)]
        const [, removed, ...sets] = await Promise.all([
          world.set(some, [tag('x', '1')]),
          world.remove(some.toReversed(), ['x']),
          world.set(some.toReversed(), [tag('x', '2')], { register: false }),
          world.set(some, [tag('x', '3')], { register: false }),
        ])
        // The other two resources are there, or are not there, together.
        for (const outcomes of [removed, ...sets]) assert.equal(new Set(outcomes).size, 1)
        for (const one of some) await historyIsWhole(world, one)
      }
      await indexesAgree(world)
    })
  })

  describe('the last two resources that carry a tag', () => {
    promised('lose it at the same time: it stays listed until its time is over', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        const value = `${round}`
        await world.set([A, instance('b')], [tag('x', value)])
        const start = world.now
        const [first, second] = round % 2 === 0 ? [A, instance('b')] : [instance('b'), A]
        await Promise.all([
          world.remove([first], ['x'], { change: { at: start } }),
          world.remove([second], ['x'], { change: { at: start + 500 } }),
        ])
        await world.settle()
        const listed = async (now: number) => {
          world.now = now
          await world.sweep()
          return (await world.texts({ key: 'x' })).includes(value)
        }
        assert.ok(await listed(start + 500 + UNUSED_TAG_DELAY - 1))
        assert.ok(!(await listed(start + 500 + UNUSED_TAG_DELAY)))
      }
    })
  })

  describe('a change of the configuration', () => {
    promised('stops every call that begins after it, whatever is under way', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        const old = { configVersion: world.versionOf(ALICE) }
        const writes = ['a', 'b', 'c', 'd'].map((id) =>
          world.set([instance(id)], [tag('x', `${round}`)], old),
        )
        const command = { guard: world.guard(), change: world.change(), puts: [], deletes: [] }
        const moved = world.store.changeConfig(command).then(async () => {
          await assert.rejects(world.set([A], [tag('x', 'late')], old), StaleGuard)
        })
        const settled = await Promise.allSettled(writes)
        await moved
        for (const one of settled) if (one.status === 'rejected') assert.ok(one.reason instanceof StaleGuard)
        await world.refresh()
      }
      await indexesAgree(world)
    })
  })

  describe('an idempotency token of two calls at the same time', () => {
    promised('with other parameters lets one through', async (world) => {
      for (let round = 0; round < ROUNDS; round++) {
        const token = (parameters: string) => ({
          ...{ operation: 'o', tokenHash: Buffer.from(`${round}`), parametersHash: Buffer.from(parameters) },
          expiresAt: world.now + 60_000,
        })
        const set = (i: number) =>
          world.set([instance(`${i}`)], [tag('x', `${round}`)], { idempotency: token(`${i}`) })
        const settled = await Promise.allSettled([set(0), set(1), set(2)])
        const refused = settled.filter((one) => one.status === 'rejected')
        assert.equal(refused.length, 2)
        for (const { reason } of refused) assert.ok(reason instanceof IdempotencyMismatch)
        const values = await Promise.all([0, 1, 2].map((i) => world.tagsOf(instance(`${i}`))))
        assert.equal(values.filter((tags) => tags?.includes(`x=${round}`)).length, 1)
      }
    })
  })
}

function changeOf<T>(change: T | undefined): { change?: T } {
  return change ? { change } : {}
}

/** Every change of a resource follows another one, down to the first. */
async function historyIsWhole(world: World, target = A): Promise<void> {
  const [resource] = await world.read([target])
  let version = resource?.version ?? 0
  for (let id = await world.latestChange(target); id; version--) {
    const { resources } = await world.changeNamed(id)
    const step = resources.find((one) => one.id === target.id)
    assert.equal(step?.version, version)
    id = step.previous
  }
  assert.equal(version, 0)
}

/** What is listed, once the time of lost tags is over, is what the resources carry: no posting is left or missing. */
async function indexesAgree(world: World): Promise<void> {
  await world.settle()
  world.now += 2 * UNUSED_TAG_DELAY
  const listed = await world.list()
  assert.deepEqual(await world.read(listed), listed)
  const tags = listed.flatMap((resource) => resource.tags)
  assert.deepEqual(await world.texts(), [...new Set(tags.map(({ key }) => key))].sort())
  for (const key of ['x', 'y', 'z']) {
    const values = tags.filter((one) => one.key === key).map(({ value }) => value)
    assert.deepEqual(await world.texts({ key }), [...new Set(values)].sort())
  }
}
