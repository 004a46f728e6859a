import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Promised } from '../contract.ts'
import { BOB, bucket, HOME, instance, tag } from '../world.ts'

export function replacedTagCases(promised: Promised): void {
  describe('setting tags that replace all others', () => {
    promised('makes them the only custom ones where it is told to', async (world) => {
      const only = { replacing: true }
      await world.set([instance('a')], ['env=test', 'team=red', 'acs:x=1'].map(parsed))
      assert.deepEqual(await world.set([instance('a')], ['env=test', 'cost=2'].map(parsed), only), ['done'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['acs:x=1', 'cost=2', 'env=test'])
      assert.deepEqual(await world.texts({ home: HOME }), ['acs:x', 'cost', 'env', 'team'])
      await world.set([instance('a')], ['env=test', 'cost=2'].map(parsed), only)
      assert.equal((await world.read([instance('a')]))[0]?.version, 2)
      await world.set([instance('a')], [], only)
      assert.deepEqual(await world.tagsOf(instance('a')), ['acs:x=1'])
      await world.set([instance('b')], [], only)
      assert.deepEqual(await world.tagsOf(instance('b')), [])
    })

    promised('counts only what is left towards the quota where it replaces', async (world) => {
      await world.set([instance('a')], ['a=1', 'b=1', 'c=1'].map(parsed), { quota: 3 })
      const others = ['d=1', 'e=1', 'f=1'].map(parsed)
      assert.deepEqual(await world.set([instance('a')], others, { quota: 3, replacing: true }), ['done'])
      const more = ['g=1', 'h=1', 'i=1', 'j=1'].map(parsed)
      assert.deepEqual(await world.set([instance('a')], more, { quota: 3, replacing: true }), ['over-quota'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['d=1', 'e=1', 'f=1'])
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

function parsed(text: string) {
  const [key = '', value = ''] = text.split('=')
  return tag(key, value)
}
