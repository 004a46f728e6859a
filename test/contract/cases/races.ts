import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Change, RemoveTags, ResourceChange, SetTags, StoredResource } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { inOrder, Model } from '../model.ts'
import { createRandom, type Random } from '../random.ts'
import { ALICE, bucket, instance, tag, type World } from '../world.ts'

const targets = [instance('a'), instance('b'), bucket('c'), instance('d')]
const names = targets.map(({ type, id }) => `${type}/${id}`)
const keys = ['k1', 'k2', 'k3', 'acs:k4'] as const

type Command = SetTags | RemoveTags
/** A command with its record, or a read with what it saw: at each resource, what it did or observed. */
type Event = {
  readonly command?: Command
  readonly change?: Change
  readonly seen?: readonly (StoredResource | undefined)[]
  /** Per resource: 2 × version for the one that made it, 1 more for those that observed it. */
  readonly places: ReadonlyMap<string, number>
}

function randomCommand(world: World, random: Random): Command {
  const some = random
    .shuffle(targets)
    .slice(0, 1 + random.below(targets.length))
    .map((target) => (random.below(4) === 0 ? { ...target, expectedVersion: random.below(30) } : target))
  const chosen = random.shuffle(keys).slice(0, 1 + random.below(2))
  const change = { at: world.now + random.below(100) }
  if (random.below(5) < 2) return world.removing(some, chosen, { change })
  const tags = chosen.map((key) => tag(key, `${random.below(3)}`))
  return world.setting(some, tags, { change, quota: 2, register: random.below(3) > 0 })
}

async function run(world: World, command: Command): Promise<Event> {
  const verb = 'tags' in command ? world.store.setTags(command) : world.store.removeTags(command)
  const outcomes = await verb
  const change = await world.changeNamed(command.change.id)
  assert.deepEqual(
    outcomes,
    change.resources.map(({ outcome }) => outcome),
  )
  return { command, change, places: new Map(change.resources.map((one) => [nameOf(one), placeOf(one)])) }
}

async function look(world: World): Promise<Event> {
  const seen = await world.read(targets)
  return { seen, places: new Map(names.map((name, i) => [name, 2 * (seen[i]?.version ?? 0) + 1])) }
}

function placeOf({ before, after, version = 0 }: ResourceChange): number {
  return 2 * version + (before.length + after.length > 0 ? 0 : 1)
}

function nameOf({ type, id }: { type: string; id: string }): string {
  return `${type}/${id}`
}

/** An order in which every event finds each resource at the version that it says; undefined when there is none. */
function serialOrder(events: readonly Event[]): readonly Event[] | undefined {
  const order: Event[] = []
  const waiting = new Set(events)
  while (waiting.size > 0) {
    const lowest = new Map<string, number>()
    for (const { places } of waiting)
      for (const [name, place] of places) lowest.set(name, Math.min(place, lowest.get(name) ?? place))
    const next = [...waiting].find(({ places }) =>
      [...places].every(([name, place]) => place === lowest.get(name)),
    )
    if (!next) return undefined
    waiting.delete(next)
    order.push(next)
  }
  return order
}

export function raceCases(promised: Promised): void {
  describe('100 concurrent calls on the same resources', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      promised(`do what they would do one after the other, in some order (${seed})`, async (world) => {
        const random = createRandom(seed)
        const events = await Promise.all(
          Array.from({ length: 100 }, async (_, i) => {
            if (i % 10 === 0) await world.store.maintain('all')
            return i % 5 === 0 ? look(world) : run(world, randomCommand(world, random))
          }),
        )
        const order = serialOrder(events)
        assert.ok(order, 'No serial order explains what the calls did')
        const model = new Model()
        for (const { command, change, seen } of order) {
          if (command) {
            const { at, resources } = model.apply(command)
            assert.equal(change?.at, at)
            assert.deepEqual(change.resources.map(inOrder), resources)
          } else
            assert.deepEqual(
              seen,
              targets.map((target) => model.read(ALICE, target)),
            )
        }
        assert.deepEqual(
          await world.read(targets),
          targets.map((target) => model.read(ALICE, target)),
        )
        assert.deepEqual(await world.list(), model.list(ALICE, 'cn-hangzhou'))
      })
    }
  })

  describe('a call on many resources', () => {
    promised('is seen whole or not at all', async (world) => {
      const some = Array.from({ length: 50 }, (_, i) => instance(`${i}`))
      const versions = async () => {
        const found = i++ % 2 === 0 ? await world.read(some) : (await world.page()).resources
        return new Set(found.map((resource) => resource?.tags[0]?.value))
      }
      let i = 0
      await world.set(some, [tag('n', '0')])
      const calls = Array.from({ length: 30 }, async (_, n) => {
        const [seen] = await Promise.all([versions(), world.set(some, [tag('n', `${n}`)])])
        return [seen, await versions()]
      })
      for (const seen of (await Promise.all(calls)).flat()) assert.equal(seen.size, 1)
    })
  })

  describe('concurrent calls with an expected version', () => {
    promised('let exactly one at a time through', async (world) => {
      const version = async () => (await world.read([instance('a')]))[0]?.version ?? 0
      let wins = 0
      const client = async (n: number) => {
        for (let won = 0; won < 3; ) {
          const expectedVersion = await version()
          const value = `${n} ${won}`
          const [outcome] = await world.set([{ ...instance('a'), expectedVersion }], [tag('x', value)])
          if (outcome !== 'done') continue
          won++
          wins++
        }
      }
      await Promise.all(Array.from({ length: 8 }, (_, n) => client(n)))
      assert.equal(await version(), wins)
    })

    promised('count the quota one after the other', async (world) => {
      await world.set([instance('a')], [tag('k0')])
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, i) => world.set([instance('a')], [tag(`k${i + 1}`)], { quota: 5 })),
      )
      assert.equal(all.flat().filter((outcome) => outcome === 'done').length, 4)
      assert.equal((await world.tagsOf(instance('a')))?.length, 5)
    })

    promised('register a resource once', async (world) => {
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, i) => world.set([instance('a')], [tag(`k${i}`)])),
      )
      assert.ok(all.flat().every((outcome) => outcome === 'done'))
      assert.equal((await world.tagsOf(instance('a')))?.length, 20)
      assert.equal((await world.list()).length, 1)
      assert.equal(await version(world), 20)
    })
  })
}

async function version(world: World): Promise<number | undefined> {
  return (await world.read([instance('a')]))[0]?.version
}
