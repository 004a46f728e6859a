import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Promised } from '../contract.ts'
import { HOME, instance, tag, type World } from '../world.ts'

const MINUTE = 60_000

function taking(world: World, owner: string, minutes = 1, name = 'work') {
  return world.store.takeLease({ name, owner, now: world.now, until: world.now + minutes * MINUTE })
}

export function leaseCases(promised: Promised): void {
  describe('a lease', () => {
    promised('has one holder, who may renew it', async (world) => {
      const lease = await taking(world, 'a')
      assert.equal(lease?.name, 'work')
      assert.equal(await taking(world, 'b'), undefined)
      world.now += MINUTE / 2
      assert.deepEqual(await taking(world, 'a'), lease)
      world.now += MINUTE - 1
      assert.equal(await taking(world, 'b'), undefined)
    })

    promised(
      'goes to somebody else, with a higher fence, once its time is over or it was given back',
      async (world) => {
        const first = await taking(world, 'a')
        world.now += MINUTE
        const second = await taking(world, 'b')
        assert.ok(first && second && second.fence > first.fence)
        assert.equal(await taking(world, 'a'), undefined)
        assert.deepEqual(await taking(world, 'b', 0), second)
        const third = await taking(world, 'a')
        assert.ok(third && third.fence > second.fence)
      },
    )

    promised('that was taken by a clock far ahead holds nobody up', async (world) => {
      world.now += 365 * 24 * 60 * MINUTE
      const ahead = await taking(world, 'a')
      world.now -= 365 * 24 * 60 * MINUTE
      const right = await taking(world, 'b')
      assert.ok(ahead && right && right.fence > ahead.fence)
      assert.equal(await taking(world, 'a'), undefined)
    })

    promised('is another one under another name', async (world) => {
      assert.ok(await taking(world, 'a'))
      assert.ok(await taking(world, 'b', 1, 'other'))
    })

    promised('goes to one of many who want it at once', async (world) => {
      const owners = Array.from({ length: 20 }, (_, i) => `${i}`)
      const all = await Promise.all(owners.map((owner) => taking(world, owner)))
      assert.equal(all.filter((lease) => lease !== undefined).length, 1)
    })

    promised('that somebody else has taken since keeps its former holder from sweeping', async (world) => {
      await world.set([instance('a')], [tag('x', '1')])
      await world.remove([instance('a')], ['x'])
      await world.settle()
      const stale = await taking(world, 'a')
      world.now += 48 * 60 * MINUTE
      const current = await taking(world, 'b')
      const before = await world.store.listTagTexts({ guard: world.guard(), home: HOME, limit: 10, now: 0 })
      assert.deepEqual(before.texts, ['x'])
      assert.equal(await world.store.sweep(world.now, stale), false)
      const kept = await world.store.listTagTexts({ guard: world.guard(), home: HOME, limit: 10, now: 0 })
      assert.deepEqual(kept.texts, ['x'])
      while (await world.store.sweep(world.now, current));
      const swept = await world.store.listTagTexts({ guard: world.guard(), home: HOME, limit: 10, now: 0 })
      assert.deepEqual(swept.texts, [])
    })
  })
}
