import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { StaleGuard } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, type World } from '../world.ts'

const OTHER = `key-of-${BOB}`

const useOf = (world: World, keyId: string, account = ALICE) =>
  world.store.readKeyUse(world.guard({ account }), keyId)

async function changeKeys(world: World, made: readonly string[], deletedKeys: readonly string[] = []) {
  const newKeys = made.map((id) => ({ id, principal: 'p', sealedSecret: 's', status: 'active' as const }))
  const what = { puts: [], deletes: [], newKeys, deletedKeys }
  await world.store.changeConfig({ guard: world.guard(), change: world.change(), ...what })
  await world.refresh()
}

export function keyUseCases(promised: Promised): void {
  describe('the last use of an access key', () => {
    promised('is kept for many keys at once, also when the store is opened again', async (world) => {
      await changeKeys(world, ['k'])
      assert.equal(await useOf(world, 'k'), undefined)
      const uses = [
        { keyId: 'k', at: 1000 },
        { keyId: OTHER, at: 2000 },
      ]
      await world.store.recordKeyUses(uses)
      await world.reopen()
      assert.equal(await useOf(world, 'k'), 1000)
      assert.equal(await useOf(world, OTHER, BOB), 2000)
    })

    promised('never goes back', async (world) => {
      await changeKeys(world, ['k'])
      for (const at of [2000, 1000]) await world.store.recordKeyUses([{ keyId: 'k', at }])
      assert.equal(await useOf(world, 'k'), 2000)
      await world.store.recordKeyUses([{ keyId: 'k', at: 3000 }])
      assert.equal(await useOf(world, 'k'), 3000)
    })

    promised('is the latest of what many record at the same time, in any order', async (world) => {
      const ids = Array.from({ length: 20 }, (_, i) => `k${i}`)
      await changeKeys(world, ids)
      const records = Array.from({ length: 10 }, (_, n) => {
        const uses = ids.map((keyId, i) => ({ keyId, at: 1000 + ((n * 7 + i) % 10) }))
        return world.store.recordKeyUses(n % 2 === 0 ? uses : uses.toReversed())
      })
      await Promise.all(records)
      for (const id of ids) assert.equal(await useOf(world, id), 1009)
    })

    promised('is shown to its own account, at the version of the guard', async (world) => {
      await changeKeys(world, ['k'])
      await world.store.recordKeyUses([{ keyId: 'k', at: 1000 }])
      assert.equal(await useOf(world, 'k', BOB), undefined)
      const stale = world.guard()
      await changeKeys(world, [])
      await assert.rejects(world.store.readKeyUse(stale, 'k'), StaleGuard)
    })

    promised('goes with the key, and is not kept for one that is no more', async (world) => {
      await changeKeys(world, ['k'])
      await world.store.recordKeyUses([{ keyId: 'k', at: 1000 }])
      await changeKeys(world, [], ['k'])
      assert.equal(await useOf(world, 'k'), undefined)
      await world.store.recordKeyUses([
        { keyId: 'k', at: 2000 },
        { keyId: 'nobody', at: 2000 },
      ])
      assert.equal(await useOf(world, 'k'), undefined)
      await world.store.recordKeyUses([])
    })
  })
}
