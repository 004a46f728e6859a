import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, instance, type World } from '../world.ts'

/** Deletes the document of a group that must be empty. */
function remove(world: World, group: string, account = ALICE): Promise<number> {
  const deletes = [{ kind: 'group', name: group }]
  return world.store.changeConfig({
    ...{ guard: world.guard({ account }), change: world.change(), puts: [], deletes },
    emptyGroups: ['rg-none', group],
  })
}

export function groupCases(promised: Promised): void {
  describe('changeConfig with groups that must be empty', () => {
    promised('does nothing while a resource is in one', async (world) => {
      const puts = [{ kind: 'group', name: 'rg-1', value: 1 }]
      await world.store.changeConfig({ guard: world.guard(), change: world.change(), puts, deletes: [] })
      await world.refresh()
      const before = await world.configuration()
      await world.put([{ ...instance('a'), facts: { group: 'rg-1' } }])
      await assert.rejects(remove(world, 'rg-1'), { name: 'GroupNotEmpty' })
      assert.deepEqual(await world.configuration(), before)
      await world.deregister([instance('a')])
      assert.equal(await remove(world, 'rg-1'), before.version + 1)
      assert.deepEqual((await world.configuration()).documents, [])
    })

    promised('looks at the resources of its own account, where they are now', async (world) => {
      await world.put([{ ...instance('a'), facts: { group: 'rg-1' } }], { account: BOB })
      await world.put([{ ...instance('a'), facts: { group: 'rg-1' } }])
      await world.put([{ ...instance('a'), facts: { group: 'rg-2' } }])
      await assert.rejects(remove(world, 'rg-2'), { name: 'GroupNotEmpty' })
      await remove(world, 'rg-1')
    })

    promised('says first that the configuration has moved', async (world) => {
      await world.put([{ ...instance('a'), facts: { group: 'rg-1' } }])
      await assert.rejects(
        world.store.changeConfig({
          ...{ guard: world.guard({ configVersion: 77 }), change: world.change(), puts: [], deletes: [] },
          emptyGroups: ['rg-1'],
        }),
        { name: 'StaleGuard' },
      )
    })

    promised('lets no resource into a group that goes at the same time', async (world) => {
      for (let round = 0; round < 20; round++) {
        const group = `rg-${round}`
        const calls = Array.from({ length: 4 }, (_, i) => () => {
          return world.put([{ ...instance(`${round}-${i}`), facts: { group } }])
        })
        const before = calls.splice(0, round % 4).map((put) => put())
        const [removed, ...outcomes] = await Promise.allSettled([
          remove(world, group),
          ...before,
          ...calls.map((put) => put()),
        ])
        await world.refresh()
        const inside = await world.find({ group })
        assert.equal(inside.length, outcomes.filter(({ status }) => status === 'fulfilled').length)
        if (removed?.status === 'fulfilled') assert.deepEqual(inside, [], `round ${round}`)
        else assert.equal(removed?.reason.name, 'GroupNotEmpty')
      }
    })
  })
}
