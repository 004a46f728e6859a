import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { type Guard, IdempotencyMismatch, ReplayedNonce, StaleGuard } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, HOME, instance, tag, type World } from '../world.ts'

const A = instance('a')
const MINUTE = 60_000

type Verbs = Readonly<Record<string, (world: World, guard: Guard) => Promise<unknown>>>

const writingVerbs: Verbs = {
  setTags: (world, guard) => world.store.setTags({ ...world.setting([A], [tag('x', 'new')]), guard }),
  removeTags: (world, guard) => world.store.removeTags({ ...world.removing([A], ['x']), guard }),
  changeConfig: async (world, guard) => {
    const puts = [{ kind: 'k', name: 'n', value: 'new' }]
    await world.store.changeConfig({ guard, change: world.change(), puts, deletes: [] })
    await world.refresh()
  },
  confirm: (world, guard) => world.store.confirm({ guard, durable: true }),
}

const readingVerbs: Verbs = {
  readResources: (world, guard) => world.store.readResources(guard, [A]),
  listResources: (world, guard) => world.store.listResources({ guard, home: HOME, limit: 10 }),
  listTagTexts: (world, guard) => world.store.listTagTexts({ guard, home: HOME, limit: 10, now: world.now }),
  confirm: (world, guard) => world.store.confirm({ guard, durable: false }),
}

const lookingVerbs: Verbs = { check: (world, guard) => world.store.check(guard) }
const allVerbs = [writingVerbs, readingVerbs, lookingVerbs].flatMap((verbs) => Object.values(verbs))

export function guardCases(promised: Promised): void {
  describe('a stale guard', () => {
    for (const [kind, verbs] of Object.entries({
      writing: writingVerbs,
      reading: readingVerbs,
      looking: lookingVerbs,
    })) {
      for (const [verb, run] of Object.entries(verbs)) {
        promised(`stops ${verb} (${kind}) with nothing done`, async (world) => {
          await world.set([A], [tag('x', 'old')])
          const before = await stateOf(world)
          const version = world.versionOf(ALICE)
          for (const configVersion of [version - 1, version + 1, -1]) {
            await assert.rejects(run(world, world.guard({ configVersion })), StaleGuard)
          }
          await assert.rejects(run(world, world.guard({ account: '4711', configVersion: 0 })), StaleGuard)
          assert.deepEqual(await stateOf(world), before)
          await run(world, world.guard())
        })
      }
    }

    promised('is one that any change of the configuration has passed', async (world) => {
      const guard = world.guard()
      const change = () => ({ guard: world.guard(), change: world.change(), puts: [], deletes: [] })
      await world.store.changeConfig(change())
      await assert.rejects(world.store.confirm({ guard, durable: false }), StaleGuard)
      await world.refresh()
      const later = world.guard()
      await world.store.putRoot({ account: ALICE, keyId: 'another', sealedSecret: 's' }, world.now)
      await assert.rejects(world.store.confirm({ guard: later, durable: false }), StaleGuard)
    })

    promised('is one account’s own', async (world) => {
      await world.store.changeConfig({ guard: world.guard(), change: world.change(), puts: [], deletes: [] })
      await world.store.confirm({ guard: world.guard({ account: BOB }), durable: true })
    })

    promised('lets one of many concurrent configuration changes pass', async (world) => {
      const all = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) => {
          const puts = [{ kind: 'k', name: `${i}`, value: i }]
          return world.store.changeConfig({ guard: world.guard(), change: world.change(), puts, deletes: [] })
        }),
      )
      const refused = all.filter((one) => one.status === 'rejected')
      assert.equal(refused.length, 19)
      for (const { reason } of refused) assert.ok(reason instanceof StaleGuard)
      assert.equal((await world.configuration()).documents.length, 1)
    })
  })

  describe('a replayed nonce', () => {
    for (const [verb, run] of Object.entries(writingVerbs)) {
      promised(`of ${verb} stops every other verb, also after opening the store again`, async (world) => {
        await world.set([A], [tag('x', 'old')])
        const nonce = world.nonce('n')
        await run(world, world.guard({ nonce }))
        const before = await stateOf(world)
        for (let opened = 0; opened < 2; opened++) {
          for (const again of allVerbs) {
            await assert.rejects(again(world, world.guard({ nonce })), ReplayedNonce)
          }
          assert.deepEqual(await stateOf(world), before)
          await world.reopen()
        }
      })
    }

    for (const [verb, run] of Object.entries(readingVerbs)) {
      promised(`of ${verb}, which only reads, stops every other verb on the same node`, async (world) => {
        await world.set([A], [tag('x', 'old')])
        const nonce = world.nonce('n')
        await run(world, world.guard({ nonce }))
        const before = await stateOf(world)
        for (const again of allVerbs) {
          await assert.rejects(again(world, world.guard({ nonce })), ReplayedNonce)
        }
        assert.deepEqual(await stateOf(world), before)
      })
    }

    promised('is not one that was only looked at', async (world) => {
      const guard = world.guard({ nonce: world.nonce('n') })
      for (let times = 0; times < 2; times++) await world.store.check(guard)
      await world.store.confirm({ guard, durable: false })
      await assert.rejects(world.store.check(guard), ReplayedNonce)
    })

    promised('is used up by a call that changed nothing', async (world) => {
      const nonce = world.nonce('n')
      assert.deepEqual(await world.remove([A], ['x'], { nonce }), ['not-found'])
      await world.reopen()
      await assert.rejects(world.set([A], [tag('x')], { nonce }), ReplayedNonce)
    })

    promised('is one of the same half hour of signed time', async (world) => {
      const slot = 30 * MINUTE
      const start = Math.floor(world.now / slot) * slot
      await world.set([A], [tag('x')], { nonce: world.nonce('n', start) })
      await assert.rejects(world.set([A], [], { nonce: world.nonce('n', start + slot - 1) }), ReplayedNonce)
      await world.set([A], [tag('x')], { nonce: world.nonce('n', start + slot) })
      await world.set([A], [tag('x')], { nonce: world.nonce('n', start - 1) })
      await world.set([A], [tag('x')], { nonce: world.nonce('m', start) })
      await world.reopen()
      for (const signedAt of [start - 1, start, start + slot])
        await assert.rejects(world.set([A], [], { nonce: world.nonce('n', signedAt) }), ReplayedNonce)
    })

    promised('loses against the first of many concurrent calls', async (world) => {
      const all = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          world.set([instance(`${i}`)], [tag('x')], { nonce: world.nonce('n') }),
        ),
      )
      const refused = all.filter((one) => one.status === 'rejected')
      assert.equal(refused.length, 19)
      for (const { reason } of refused) assert.ok(reason instanceof ReplayedNonce)
      assert.equal((await world.list()).length, 1)
    })

    promised('is told from 1,000 others', async (world) => {
      const names = Array.from({ length: 1_000 }, (_, i) => `${i}`)
      const confirm = (name: string) =>
        world.store.confirm({ guard: world.guard({ nonce: world.nonce(name) }), durable: true })
      await Promise.all(names.map(confirm))
      await world.reopen()
      const again = await Promise.allSettled(names.map(confirm))
      assert.ok(again.every((one) => one.status === 'rejected' && one.reason instanceof ReplayedNonce))
      await Promise.all(names.map((name) => confirm(`other ${name}`)))
    })
  })

  describe('the nonce of a call that was not carried out', () => {
    promised('is free again after a stale guard', async (world) => {
      for (const run of [...Object.values(writingVerbs), ...Object.values(readingVerbs)]) {
        const nonce = world.nonce(`${run}`)
        await assert.rejects(run(world, world.guard({ nonce, configVersion: -1 })), StaleGuard)
        await run(world, world.guard({ nonce }))
      }
    })

    promised('is free again after a call that was rolled back', async (world) => {
      const token = (parameters: string) => ({
        ...{ operation: 'o', tokenHash: Buffer.from('t'), parametersHash: Buffer.from(parameters) },
        expiresAt: world.now + MINUTE,
      })
      const set = (o: object) => world.set([A], [tag('x')], { nonce: world.nonce('n'), ...o })
      await set({ nonce: world.nonce('first'), idempotency: token('p') })
      await assert.rejects(set({ idempotency: token('q') }), IdempotencyMismatch)
      await set({ idempotency: token('p') })
      await assert.rejects(set({}), ReplayedNonce)
      const other = { nonce: world.nonce('m') }
      await assert.rejects(set({ ...other, idempotency: token('q') }), IdempotencyMismatch)
      await world.reopen()
      await set(other)
    })
  })

  describe('clearing nonces away', () => {
    promised('keeps those that could still be replayed, and forgets the others', async (world) => {
      const signedAt = world.now
      const replay = () => world.set([A], [tag('x')], { nonce: world.nonce('n', signedAt) })
      await replay()
      for (const time of [signedAt, signedAt + 15 * MINUTE]) {
        world.now = time
        await world.sweep()
        await assert.rejects(replay(), ReplayedNonce)
        await world.reopen()
        await assert.rejects(replay(), ReplayedNonce)
      }
      world.now = signedAt + 25 * 60 * MINUTE
      await world.sweep()
      await replay()
    })

    promised('keeps one from the future until its own time is over', async (world) => {
      const signedAt = world.now + 15 * MINUTE
      const replay = () => world.remove([A], ['x'], { nonce: world.nonce('n', signedAt) })
      await replay()
      world.now = signedAt + 15 * MINUTE
      await world.sweep()
      await assert.rejects(replay(), ReplayedNonce)
    })
  })
}

/** All that a refused call must leave as it is. */
async function stateOf(world: World) {
  await world.refresh()
  return {
    resources: await world.read([A]),
    listed: await world.list(),
    configuration: await world.configuration(),
    latest: await world.latestChange(A),
  }
}
