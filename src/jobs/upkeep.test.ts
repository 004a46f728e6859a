import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Lease } from '../store/leases.ts'
import { createLeases } from '../store/sqlite/leases.ts'
import type { Store } from '../store/store.ts'
import type { Logger } from '../telemetry/log.ts'
import { startUpkeep } from './upkeep.ts'

const log = { error: (_: unknown, text: string) => assert.fail(text) } as unknown as Logger

/** A store of which only leases and sweeps are there; `sweeping` resolves at the next sweep of a node. */
function sharedStore() {
  const leases = createLeases()
  const waiting: ((lease: Lease) => void)[] = []
  const swept: Lease[] = []
  const store = {
    takeLease: async (wanted) => leases.take(wanted),
    maintain: async () => false,
    sweep: async (_, lease) => {
      assert.ok(lease && leases.holds(lease))
      swept.push(lease)
      for (const resolve of waiting.splice(0)) resolve(lease)
      return false
    },
  } as Pick<Store, 'takeLease' | 'maintain' | 'sweep'> as Store
  const sweeping = () => new Promise<Lease>((resolve) => waiting.push(resolve))
  const start = (node: string, leaseTime = 60_000, now = Date.now) =>
    startUpkeep({ store, node, sweepInterval: 10, now, log, leaseTime })
  return { leases, swept, sweeping, start }
}

describe('upkeep on several nodes', () => {
  it('is done by one of them, and by another one as soon as the first has stopped', async () => {
    const { swept, sweeping, start } = sharedStore()
    const first = sweeping()
    const a = start('a', 300)
    assert.equal((await first).fence, 1)
    await using _b = start('b', 300)
    await sweeping()
    await sweeping()
    assert.ok(swept.every(({ fence }) => fence === 1))
    await a[Symbol.asyncDispose]()
    assert.equal((await sweeping()).fence, 2)
  })

  it('is taken over from a node that has died, not before its lease has run out', async () => {
    const { leases, sweeping, start } = sharedStore()
    const until = Date.now() + 200
    assert.ok(leases.take({ name: 'upkeep', owner: 'dead', now: Date.now(), until }))
    const next = sweeping()
    await using _b = start('b', 90)
    assert.equal((await next).fence, 2)
    assert.ok(Date.now() >= until)
  })

  it('goes on when the clock is put back, and gives the lease back on time', async () => {
    const { leases, sweeping, start } = sharedStore()
    let ahead = 365 * 24 * 3_600_000
    const first = sweeping()
    const a = start('a', 300, () => Date.now() + ahead)
    await first
    ahead = 0
    await sweeping()
    await sweeping()
    const wanted = { name: 'upkeep', owner: 'b', now: Date.now(), until: Date.now() + 300 }
    assert.equal(leases.take(wanted), undefined)
    await a[Symbol.asyncDispose]()
    assert.ok(leases.take({ ...wanted, now: Date.now() }))
  })
})
