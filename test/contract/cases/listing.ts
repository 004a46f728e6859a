import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { ResourcePage, ResourceTarget, StoredResource } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { createRandom } from '../random.ts'
import { bucket, instance, tag, type World } from '../world.ts'

/** On both sides of the surrogates, where the order of UTF-16 is another one. */
const ids = ['', '0', 'A', 'a', 'a ', 'a-', 'aa', 'b', 'é', 'e\u0301', '環境', '\ud7ff', '\ue000', '\uff21']
  .flatMap((id) => [id, `${id}\u{10000}`, `${id}\uffee`, `${id}\u{20000}x`])
  .filter((id) => id !== '')

function named(resources: readonly (StoredResource | ResourceTarget)[]): string[] {
  return resources.map(({ type, id }) => `${type} ${id}`)
}

function byBytes(a: ResourceTarget, b: ResourceTarget): number {
  return (
    Buffer.compare(Buffer.from(a.type), Buffer.from(b.type)) ||
    Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))
  )
}

/** Instances, buckets and disks with all those ids. */
function estate(): ResourceTarget[] {
  return ids.flatMap((id) => [instance(id), bucket(id), { ...instance(id), type: 'ecs:disk' }])
}

async function setAll(world: World, targets: readonly ResourceTarget[]): Promise<void> {
  for (let i = 0; i < targets.length; i += 50) await world.set(targets.slice(i, i + 50), [tag('x')])
}

export function listingCases(promised: Promised): void {
  describe('a listing', () => {
    promised('is in UTF-8 byte order of type and id', async (world) => {
      const targets = estate()
      await setAll(world, createRandom(1).shuffle(targets))
      assert.deepEqual(named(await world.list()), named(targets.toSorted(byBytes)))
    })

    promised('shows what reading shows', async (world) => {
      await world.set([instance('a'), bucket('b')], [tag('b', '環'), tag('a', '', 'rule')])
      await world.set([bucket('b')], [tag('c')])
      assert.deepEqual(await world.list(), await world.read([instance('a'), bucket('b')]))
    })

    promised('is the same with pages of every size', async (world) => {
      const targets = estate().slice(0, 40)
      await setAll(world, targets)
      await world.remove([...targets.slice(5, 15), ...targets.slice(30)], ['x'])
      const whole = named([...targets.slice(0, 5), ...targets.slice(15, 30)].toSorted(byBytes))
      for (let settled = 0; settled < 2; settled++) {
        for (let limit = 1; limit <= whole.length + 1; limit++) {
          assert.deepEqual(named(await world.list({ limit })), whole)
          assert.ok((await world.page({ limit })).resources.length <= limit)
        }
        await world.settle()
      }
    })

    promised('has no next page when everything was answered', async (world) => {
      assert.deepEqual(await world.page({ limit: 1 }), { resources: [] })
      await setAll(world, [instance('a'), instance('b')])
      assert.equal((await world.page({ limit: 2 })).next, undefined)
      assert.notEqual((await world.page({ limit: 1 })).next, undefined)
    })

    promised('goes on from any place, also one that is not there any more', async (world) => {
      const targets = ['a', 'c', 'e'].map((id) => instance(id))
      await setAll(world, targets)
      const after = (id: string, type = 'ecs:instance') => world.page({ after: { type, id } })
      const rest = async (id: string) => (await after(id)).resources.map((one) => one.id)
      await world.remove([instance('c')], ['x'])
      for (const id of ['a', 'b', 'c', 'd']) assert.deepEqual(await rest(id), ['e'])
      await world.settle()
      for (const id of ['a', 'b', 'c', 'd']) assert.deepEqual(await rest(id), ['e'])
      assert.deepEqual(await rest('e'), [])
      assert.equal((await after('zzz', 'ecs:disk')).resources.length, 2)
      assert.equal((await after('', 'ecs:instance2')).resources.length, 0)
    })

    promised('holds what lives at its home, and nothing else', async (world) => {
      await setAll(world, [
        instance('a'),
        instance('a', 'cn-beijing'),
        bucket('b'),
        bucket('c', 'cn-beijing'),
      ])
      assert.deepEqual(named(await world.list()), ['ecs:instance a', 'oss:bucket b'])
      assert.deepEqual(named(await world.list({ home: 'cn-beijing' })), ['ecs:instance a', 'oss:bucket c'])
      assert.deepEqual(await world.list({ home: 'cn-shanghai' }), [])
    })

    promised('holds what carries a tag of the category that is asked for', async (world) => {
      await world.set([instance('both')], [tag('acs:s'), tag('own')])
      await world.set([instance('custom')], [tag('own')])
      await world.set([instance('system')], [tag('aliyun:s')])
      for (let settled = 0; settled < 2; settled++) {
        for (const limit of [1, 2, 10]) {
          const list = async (o: object) => (await world.list({ limit, ...o })).map(({ id }) => id)
          assert.deepEqual(await list({}), ['both', 'custom', 'system'])
          assert.deepEqual(await list({ category: 'Custom' }), ['both', 'custom'])
          assert.deepEqual(await list({ category: 'System' }), ['both', 'system'])
        }
        await world.settle()
      }
      await world.remove([instance('both')], ['acs:s'])
      assert.deepEqual(
        (await world.list({ category: 'System' })).map(({ id }) => id),
        ['system'],
      )
    })

    promised('holds a resource again that was untagged and tagged again', async (world) => {
      const settlings = [async () => {}, () => world.store.maintain('all'), () => world.settle()]
      for (const first of settlings) {
        for (const second of settlings) {
          await world.set([instance('a')], [tag('x', '1')])
          await world.remove([instance('a')], ['x'])
          await first()
          await world.set([instance('a')], [tag('x', '1')])
          await second()
          assert.deepEqual(named(await world.list()), ['ecs:instance a'])
          await world.settle()
          assert.deepEqual(named(await world.list()), ['ecs:instance a'])
        }
      }
    })

    promised('does not hold resources without tags', async (world) => {
      await world.set([instance('a'), instance('b')], [tag('x'), tag('y')])
      await world.remove([instance('a')], ['x', 'y'])
      await world.remove([instance('b')], ['x'])
      await world.remove([instance('b')], ['y'])
      assert.deepEqual(await world.list(), [])
      await world.settle()
      assert.deepEqual(await world.page(), { resources: [] })
    })
  })

  describe('paging while others write', () => {
    promised('shows what stays tagged throughout exactly once', async (world) => {
      const random = createRandom(7)
      const staying = estate().filter((_, i) => i % 3 === 0)
      const coming = estate().filter((_, i) => i % 3 !== 0)
      await setAll(world, [...staying, ...coming.filter((_, i) => i % 2 === 0)])
      const write = () => {
        const some = random.shuffle(coming).slice(0, 10)
        return random.below(2) === 0 ? world.set(some, [tag('x')]) : world.remove(some, ['x'])
      }
      for (const limit of [1, 3, 7, 20, 50]) {
        const seen: string[] = []
        let after: ResourcePage['next']
        do {
          const meanwhile = () => Promise.all([write(), write(), world.store.maintain('all')])
          const page = await pageDuring(world, limit, after, meanwhile)
          seen.push(...named(page.resources))
          after = page.next
        } while (after)
        assert.equal(new Set(seen).size, seen.length)
        const kept = new Set(named(staying))
        const found = seen.filter((name) => kept.has(name))
        assert.deepEqual(found, named(staying.toSorted(byBytes)))
      }
    })
  })
}

async function pageDuring(
  world: World,
  limit: number,
  after: ResourcePage['next'],
  meanwhile: () => Promise<unknown>,
): Promise<ResourcePage> {
  const [page] = await Promise.all([world.page({ limit, ...(after && { after }) }), meanwhile()])
  assert.ok(page.resources.length <= limit)
  if (page.next) assert.notDeepEqual(page.next, after, 'A page ends where it began')
  return page
}
