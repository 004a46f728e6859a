import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { type Idempotency, IdempotencyMismatch, ReplayedNonce, StaleGuard } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, instance, tag, type World } from '../world.ts'

const A = instance('a')

function token(world: World, overrides: Partial<Record<'operation' | 'token' | 'parameters', string>> = {}) {
  const { operation = 'tag:TagResources', token: text = 't', parameters = 'p' } = overrides
  const idempotency: Idempotency = {
    operation,
    tokenHash: Buffer.from(text),
    parametersHash: Buffer.from(parameters),
    expiresAt: world.now + 60_000,
  }
  return { idempotency }
}

export function idempotencyCases(promised: Promised): void {
  describe('a repeated call', () => {
    promised('answers the first outcome and does nothing', async (world) => {
      await world.set([instance('full')], [tag('a')])
      const some = [instance('unknown'), instance('full'), { ...A, expectedVersion: 0 }]
      const set = (change: ReturnType<World['change']>) =>
        world.set(some, [tag('x', '1')], { register: true, quota: 1, change, ...token(world) })
      const first = await set(world.change())
      assert.deepEqual(first, ['done', 'over-quota', 'done'])
      await world.remove([A, instance('unknown'), instance('full')], ['x', 'a'])
      const [again, later] = [world.change(), world.change()]
      assert.deepEqual(await set(again), first)
      await world.settle()
      await world.reopen()
      assert.deepEqual(await set(later), first)
      for (const one of some) assert.deepEqual(await world.tagsOf(one), [])
      assert.equal(await world.store.readChange(ALICE, again.id), undefined)
      assert.equal(await world.store.readChange(ALICE, later.id), undefined)
    })

    promised('answers the first outcome of a removal', async (world) => {
      await world.set([A], [tag('x', '1')])
      const remove = () => world.remove([A, instance('b')], ['x'], token(world))
      assert.deepEqual(await remove(), ['done', 'not-found'])
      await world.set([A, instance('b')], [tag('x', '2')])
      assert.deepEqual(await remove(), ['done', 'not-found'])
      assert.deepEqual(await world.tagsOf(A), ['x=2'])
    })

    promised('with other parameters is refused, and nothing is done', async (world) => {
      await world.set([A], [tag('x', '1')], token(world))
      const change = world.change()
      const other = { change, ...token(world, { parameters: 'q' }) }
      await assert.rejects(world.set([A], [tag('x', '2')], other), IdempotencyMismatch)
      await assert.rejects(world.remove([A], ['x'], other), IdempotencyMismatch)
      assert.deepEqual(await world.tagsOf(A), ['x=1'])
      assert.equal(await world.store.readChange(ALICE, change.id), undefined)
    })

    promised('is one of the same account, operation and token', async (world) => {
      const set = (value: string, overrides: object) => world.set([A], [tag('x', value)], overrides)
      await set('1', token(world))
      await set('2', token(world, { operation: 'other' }))
      assert.deepEqual(await world.tagsOf(A), ['x=2'])
      await set('3', token(world, { token: 'other' }))
      assert.deepEqual(await world.tagsOf(A), ['x=3'])
      await set('4', { account: BOB, ...token(world, { parameters: 'other' }) })
      assert.deepEqual(await world.tagsOf(A, BOB), ['x=4'])
      await set('5', token(world))
      assert.deepEqual(await world.tagsOf(A), ['x=3'])
    })

    promised('is still subject to its guard, and uses up its nonce', async (world) => {
      const set = (overrides: object) => world.set([A], [tag('x')], { ...overrides, ...token(world) })
      await set({ nonce: world.nonce('1') })
      await assert.rejects(set({ nonce: world.nonce('1') }), ReplayedNonce)
      await assert.rejects(set({ configVersion: -1 }), StaleGuard)
      await set({ nonce: world.nonce('2') })
      await world.reopen()
      await assert.rejects(world.remove([A], ['x'], { nonce: world.nonce('2') }), ReplayedNonce)
    })

    promised('acts once however many run at the same time', async (world) => {
      await world.set([instance('b')], [tag('a')])
      const changes = Array.from({ length: 20 }, () => world.change())
      const all = await Promise.all(
        changes.map((change) =>
          world.set([A, instance('b')], [tag('x')], { change, quota: 1, ...token(world) }),
        ),
      )
      for (const outcomes of all) assert.deepEqual(outcomes, ['done', 'over-quota'])
      const found = await Promise.all(changes.map(({ id }) => world.store.readChange(ALICE, id)))
      assert.equal(found.filter((change) => change).length, 1)
    })
  })

  describe('an idempotency token', () => {
    promised('is not kept of a call that failed', async (world) => {
      const stale = { configVersion: -1, ...token(world, { parameters: 'other' }) }
      await assert.rejects(world.set([A], [tag('x', '1')], stale), StaleGuard)
      assert.deepEqual(await world.set([A], [tag('x', '2')], token(world)), ['done'])
    })

    promised('holds until it expires, whenever it is cleared away', async (world) => {
      const set = (value: string, o: object) => world.set([A], [tag('x', value)], o)
      const first = token(world)
      const { expiresAt } = first.idempotency
      await set('1', first)
      world.now = expiresAt - 1
      await world.sweep()
      await set('2', first)
      assert.deepEqual(await world.tagsOf(A), ['x=1'])
      world.now = expiresAt
      const second = token(world, { parameters: 'other' })
      await set('3', second)
      assert.deepEqual(await world.tagsOf(A), ['x=3'])
      await world.sweep()
      await set('4', second)
      assert.deepEqual(await world.tagsOf(A), ['x=3'])
      world.now = second.idempotency.expiresAt
      await world.sweep()
      await set('5', first)
      assert.deepEqual(await world.tagsOf(A), ['x=5'])
    })
  })
}
