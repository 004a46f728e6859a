import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { ResourcesMoved } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, bucket, HOME, instance, tag } from '../world.ts'

/** What the products' own operations ask of a store beyond the Tag API. */
export function selectionCases(promised: Promised): void {
  describe('removing tags by their values', () => {
    promised('takes a key off where it has the value, and nowhere else', async (world) => {
      await world.set([instance('a')], [tag('x', '1'), tag('y', '1'), tag('z', '')])
      await world.set([instance('b')], [tag('x', '2'), tag('y', '1'), tag('z', '3')])
      const wanted = [{ key: 'x', value: '1' }, 'y', { key: 'z', value: '' }, { key: 'no', value: '1' }]
      assert.deepEqual(await world.remove([instance('a'), instance('b')], wanted), ['done', 'done'])
      assert.deepEqual(await world.tagsOf(instance('a')), [])
      assert.deepEqual(await world.tagsOf(instance('b')), ['x=2', 'z=3'])
    })

    promised(
      'takes a key off for any of several values, and for all where it is named without one',
      async (world) => {
        const some = ['1', '2', '3'].map((value) => ({ one: instance(value), value }))
        for (const { one, value } of some) await world.set([one], [tag('x', value), tag('y', value)])
        const wanted = [{ key: 'x', value: '1' }, { key: 'x', value: '3' }, { key: 'y', value: '1' }, 'y']
        await world.remove(
          some.map(({ one }) => one),
          wanted,
        )
        const left = await Promise.all(some.map(({ one }) => world.tagsOf(one)))
        assert.deepEqual(left, [[], ['x=2'], []])
      },
    )

    promised('takes off all custom tags and leaves those of the system', async (world) => {
      const tags = [tag('a'), tag('b', '2', 'rule'), tag('acs:c', '3'), tag('Aliyun-d'), tag('acs')]
      await world.set([instance('a'), instance('b')], tags)
      await world.set([instance('none')], [tag('x')])
      await world.remove([instance('none')], 'all')
      const outcomes = await world.remove([instance('a'), instance('no'), instance('none')], 'all')
      assert.deepEqual(outcomes, ['done', 'not-found', 'done'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['Aliyun-d=', 'acs:c=3'])
      assert.equal((await world.tagsOf(instance('b')))?.length, 5)
      await world.settle()
      assert.deepEqual(
        (await world.list()).map(({ id }) => id),
        ['a', 'b'],
      )
    })
  })

  describe('a call that wants all or nothing', () => {
    const all = { whenRefused: 'reject', change: { id: 'REFUSED' } } as const

    promised('does nothing and keeps nothing where a resource cannot be done', async (world) => {
      await world.set([instance('a'), instance('full')], [tag('k'), tag('l')])
      const nonce = world.nonce('once')
      const refused = async (verb: Promise<unknown>, outcomes: readonly string[]) =>
        assert.rejects(verb, { name: 'ResourcesRefused', outcomes })
      const some = [instance('a'), instance('no')]
      await refused(world.remove(some, ['k'], { ...all, nonce }), ['done', 'not-found'])
      await refused(world.set(some, [tag('k', '2')], { ...all, nonce, register: false }), [
        'done',
        'not-found',
      ])
      const quota = { ...all, nonce, quota: 2 }
      await refused(world.set([instance('new'), instance('full')], [tag('m')], quota), ['done', 'over-quota'])
      const moved = [instance('a'), { ...instance('full'), expectedVersion: 7 }]
      await refused(world.remove(moved, 'all', { ...all, nonce }), ['done', 'moved'])
      for (const one of ['a', 'full']) assert.deepEqual(await world.tagsOf(instance(one)), ['k=', 'l='])
      for (const one of ['new', 'no']) assert.equal(await world.tagsOf(instance(one)), undefined)
      assert.equal(await world.store.readChange(ALICE, 'REFUSED'), undefined)
      assert.deepEqual(await world.remove([instance('a')], ['k'], { ...all, nonce }), ['done'])
      assert.equal((await world.changeNamed('REFUSED')).resources.length, 1)
    })

    promised('is told first of resources that have moved, if it asks', async (world) => {
      await world.set([instance('a')], [tag('k')])
      const some = [instance('no'), { ...instance('a'), expectedVersion: 7 }]
      const verb = world.remove(some, ['k'], { ...all, whenMoved: 'reject' })
      await assert.rejects(verb, ResourcesMoved)
    })
  })

  describe('the homes of resources', () => {
    promised('are those where they are listed, in byte order, and none of unknown ones', async (world) => {
      const some = [instance('a'), instance('a', 'cn-beijing'), bucket('a'), instance('b', 'us-west-1')]
      await world.set(some, [tag('k')])
      await world.remove([instance('no')], ['k'])
      const names = ['b', 'a', 'no', 'a'].map((id) => ({ type: 'ecs:instance', id }))
      const found = await world.store.locateResources(world.guard(), [
        ...names,
        { type: 'oss:bucket', id: 'a' },
      ])
      const both = ['cn-beijing', 'cn-hangzhou']
      assert.deepEqual(found, [['us-west-1'], both, [], both, [HOME]])
      assert.deepEqual(await world.store.locateResources(world.guard({ account: BOB }), names.slice(0, 1)), [
        [],
      ])
      assert.deepEqual(await world.store.locateResources(world.guard(), []), [])
      const stale = { ...world.guard(), configVersion: 99 }
      await assert.rejects(world.store.locateResources(stale, names), { name: 'StaleGuard' })
    })
  })
}
