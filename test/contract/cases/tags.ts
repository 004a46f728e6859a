import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { ReplayedNonce, ResourcesMoved } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, bucket, HOME, instance, tag } from '../world.ts'

export function tagCases(promised: Promised): void {
  describe('setting tags', () => {
    promised('adds keys, replaces values and leaves other tags alone', async (world) => {
      await world.set([instance('a')], [tag('env', 'test'), tag('team', 'red')])
      assert.deepEqual(await world.set([instance('a')], [tag('env', 'prod'), tag('cost', '')]), ['done'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['cost=', 'env=prod', 'team=red'])
    })

    promised('keeps tags in the byte order of their keys', async (world) => {
      const keys = ['\u{20000}', '\ue000', '環境', 'é', 'e\u0301', 'b', 'a:b', 'a', 'A', '\uff21']
      for (const key of keys) await world.set([instance('a')], [tag(key)])
      await world.set(
        [instance('b')],
        keys.map((key) => tag(key)),
      )
      const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      for (const resource of await world.read([instance('a'), instance('b')]))
        assert.deepEqual(
          resource?.tags.map(({ key }) => key),
          sorted,
        )
    })

    promised('keeps values and origins exactly', async (world) => {
      const tags = [
        tag('a', '', 'rule'),
        tag('b', 'e\u0301 "\\ \' % _', 'group'),
        tag('c', '\u{10ffff}'.repeat(128)),
        tag('環'.repeat(128), 'é'),
      ]
      await world.set([instance('a')], tags)
      await world.reopen()
      assert.deepEqual((await world.read([instance('a')]))[0]?.tags, tags)
      await world.set([instance('a')], [tag('a', '')])
      assert.deepEqual((await world.read([instance('a')]))[0]?.tags, [tag('a', ''), ...tags.slice(1)])
    })

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

    promised('registers unknown resources only when it is told to', async (world) => {
      const some = [instance('old'), instance('new')]
      await world.set([instance('old')], [tag('a', '1')])
      assert.deepEqual(await world.set(some, [tag('a', '2')], { register: false }), ['done', 'not-found'])
      assert.deepEqual(await world.tagsOf(instance('new')), undefined)
      assert.deepEqual(await world.set(some, [tag('a', '3')]), ['done', 'done'])
      assert.deepEqual(await world.tagsOf(instance('new')), ['a=3'])
    })

    promised('moves the version of a resource with each change of its tags, and only then', async (world) => {
      const version = async () => (await world.read([instance('a')]))[0]?.version
      await world.set([instance('a')], [tag('a', '1')])
      assert.equal(await version(), 1)
      await world.set([instance('a')], [tag('a', '1')])
      await world.remove([instance('a')], ['b'])
      assert.equal(await version(), 1)
      await world.set([instance('a')], [tag('a', '2')])
      assert.equal(await version(), 2)
      await world.remove([instance('a')], ['a'])
      assert.equal(await version(), 3)
    })
  })

  describe('removing tags', () => {
    promised('takes the keys off every resource that carries them', async (world) => {
      const some = [instance('a'), instance('b'), instance('c')]
      await world.set(some, [tag('x'), tag('y'), tag('z')])
      await world.remove([instance('b')], ['x'])
      assert.deepEqual(await world.remove(some, ['x', 'y', 'unknown']), ['done', 'done', 'done'])
      for (const one of some) assert.deepEqual(await world.tagsOf(one), ['z='])
    })

    promised('does its work beside missing resources, which it does not make', async (world) => {
      await world.set([instance('a'), instance('b')], [tag('x')])
      const outcomes = await world.remove(
        [instance('no'), instance('a'), instance('nor'), instance('b')],
        ['x'],
      )
      assert.deepEqual(outcomes, ['not-found', 'done', 'not-found', 'done'])
      assert.deepEqual(await world.tagsOf(instance('a')), [])
      assert.deepEqual(await world.tagsOf(instance('b')), [])
      assert.equal(await world.tagsOf(instance('no')), undefined)
    })

    promised('knows a resource that has lost all its tags', async (world) => {
      await world.set([instance('a')], [tag('x')])
      await world.remove([instance('a')], ['x'])
      await world.settle()
      assert.deepEqual(await world.remove([instance('a')], ['x']), ['done'])
      assert.deepEqual(await world.set([instance('a')], [tag('y')], { register: false }), ['done'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['y='])
    })

    promised('tells keys apart that differ in a byte', async (world) => {
      await world.set([instance('a')], [tag('é'), tag('e\u0301'), tag('E'), tag('e')])
      await world.remove([instance('a')], ['é', 'e'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['E=', 'e\u0301='])
    })
  })

  describe('outcomes', () => {
    promised('come one per resource, in the order of the call', async (world) => {
      await world.set([instance('full')], [tag('a'), tag('b')])
      await world.set([instance('good'), bucket('elsewhere', 'cn-beijing')], [tag('a')])
      const targets = [
        { ...instance('good'), expectedVersion: 7 },
        instance('full'),
        bucket('elsewhere'),
        instance('unknown'),
        { ...instance('good2'), expectedVersion: 0 },
      ]
      const tags = [tag('b', 'x'), tag('c', 'x')]
      const expected = ['moved', 'over-quota', 'not-found', 'done', 'done']
      assert.deepEqual(await world.set(targets, tags, { quota: 2 }), expected)
      const all = [instance('full'), instance('good'), instance('unknown'), instance('good2')]
      const found = await Promise.all(all.map((one) => world.tagsOf(one)))
      assert.deepEqual(found, [['a=', 'b='], ['a='], ['b=x', 'c=x'], ['b=x', 'c=x']])
      const few = await world.set(targets.toReversed(), [], { quota: 2, register: false })
      assert.deepEqual(few, ['moved', 'done', 'not-found', 'done', 'moved'])
    })

    promised('say that a resource moved when its version is not the expected one', async (world) => {
      const at = (expectedVersion: number) => [{ ...instance('a'), expectedVersion }]
      assert.deepEqual(await world.set(at(0), [tag('a', '1')]), ['done'])
      assert.deepEqual(await world.set(at(0), [tag('a', '2')]), ['moved'])
      assert.deepEqual(await world.set(at(2), [tag('a', '2')]), ['moved'])
      assert.deepEqual(await world.remove(at(2), ['a']), ['moved'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['a=1'])
      assert.deepEqual(await world.set(at(1), [tag('a', '2')]), ['done'])
      assert.deepEqual(await world.remove(at(1), ['a']), ['moved'])
      assert.deepEqual(await world.remove(at(2), ['a']), ['done'])
      assert.deepEqual(await world.tagsOf(instance('a')), [])
    })

    promised('are none, and nothing is done, where one has moved and the call wants all', async (world) => {
      await world.set([instance('a'), instance('b')], [tag('k')])
      const all = [
        { ...instance('a'), expectedVersion: 1 },
        { ...instance('b'), expectedVersion: 2 },
      ]
      const nonce = world.nonce('once')
      const change = { id: 'MOVED' }
      const wanted = { whenMoved: 'reject', nonce, change } as const
      await assert.rejects(world.remove(all, ['k'], wanted), ResourcesMoved)
      await assert.rejects(world.set([...all, instance('new')], [tag('l')], wanted), ResourcesMoved)
      assert.deepEqual(await world.tagsOf(instance('a')), ['k='])
      assert.equal(await world.tagsOf(instance('new')), undefined)
      assert.equal(await world.store.readChange(ALICE, 'MOVED'), undefined)
      const seen = all.map((one) => ({ ...one, expectedVersion: 1 }))
      assert.deepEqual(await world.remove(seen, ['k'], wanted), ['done', 'done'])
      await assert.rejects(world.remove(seen, ['k'], { ...wanted, change: {} }), ReplayedNonce)
    })
  })

  describe('the quota', () => {
    promised('refuses what would add custom tags beyond it, and nothing of it is done', async (world) => {
      await world.set([instance('a')], [tag('a', '1'), tag('b', '1')], { quota: 3 })
      const more = [tag('a', '2'), tag('c'), tag('d')]
      assert.deepEqual(await world.set([instance('a'), instance('b')], more, { quota: 3 }), [
        'over-quota',
        'done',
      ])
      assert.deepEqual(await world.tagsOf(instance('a')), ['a=1', 'b=1'])
      assert.deepEqual(await world.set([instance('a')], [tag('c')], { quota: 3 }), ['done'])
      const unknown = await world.set([instance('c')], [...more, tag('e')], { quota: 3 })
      assert.deepEqual(unknown, ['over-quota'])
      assert.equal(await world.tagsOf(instance('c')), undefined)
    })

    promised('counts only custom tags', async (world) => {
      const system = [tag('acs:rm:a'), tag('ACS:b'), tag('aliyun:c')]
      assert.deepEqual(await world.set([instance('a')], [...system, tag('own')], { quota: 1 }), ['done'])
      assert.deepEqual(await world.set([instance('a')], [tag('acs:d')], { quota: 1 }), ['done'])
      assert.deepEqual(await world.set([instance('a')], [tag('acsd')], { quota: 1 }), ['over-quota'])
    })

    promised('never refuses an overwrite or a removal on an over-full resource', async (world) => {
      const keys = ['a', 'b', 'c', 'd']
      await world.set(
        [instance('a')],
        keys.map((key) => tag(key, 'old')),
      )
      const overwritten = await world.set([instance('a')], [tag('a', 'new'), tag('acs:s')], { quota: 2 })
      assert.deepEqual(overwritten, ['done'])
      assert.deepEqual(await world.set([instance('a')], [tag('a', 'x'), tag('e')], { quota: 2 }), [
        'over-quota',
      ])
      assert.deepEqual(await world.remove([instance('a')], ['b']), ['done'])
      assert.deepEqual(await world.set([instance('a')], [tag('e')], { quota: 2 }), ['over-quota'])
      assert.deepEqual(await world.tagsOf(instance('a')), ['a=new', 'acs:s=', 'c=old', 'd=old'])
    })
  })

  describe('identity', () => {
    promised('does not find a resource that has another home', async (world) => {
      await world.set([bucket('b', 'cn-beijing')], [tag('a', '1')])
      const elsewhere = [bucket('b', 'cn-hangzhou')]
      assert.deepEqual(await world.set(elsewhere, [tag('a', '2')]), ['not-found'])
      assert.deepEqual(await world.remove(elsewhere, ['a']), ['not-found'])
      assert.deepEqual(await world.read(elsewhere), [undefined])
      assert.deepEqual(await world.list({ home: 'cn-hangzhou' }), [])
      assert.deepEqual(await world.tagsOf(bucket('b', 'cn-beijing')), ['a=1'])
    })

    promised('tells resources apart by region, type and id', async (world) => {
      const some = [
        instance('a'),
        instance('a', 'cn-beijing'),
        { ...instance('a'), type: 'ecs:disk' },
        instance('A'),
        bucket('a'),
      ]
      for (const [i, one] of some.entries()) await world.set([one], [tag('n', `${i}`)])
      const found = await world.read(some)
      assert.deepEqual(
        found.map((one) => one?.tags[0]?.value),
        ['0', '1', '2', '3', '4'],
      )
      assert.deepEqual(await world.read([{ ...bucket('a'), region: 'cn-hangzhou' }]), [undefined])
      assert.deepEqual(await world.read([{ ...instance('a'), region: '' }]), [undefined])
    })

    promised('keeps accounts apart that use the same ids', async (world) => {
      await world.set([instance('a'), instance('b')], [tag('owner', 'alice')])
      await world.set([instance('a')], [tag('owner', 'bob')], { account: BOB })
      assert.equal((await world.list({ account: ALICE })).length, 2)
      assert.equal((await world.list({ account: BOB })).length, 1)
      await world.remove([instance('b'), instance('a')], ['owner'], { account: BOB })
      assert.deepEqual(await world.tagsOf(instance('a'), ALICE), ['owner=alice'])
      assert.deepEqual(await world.tagsOf(instance('a'), BOB), [])
      assert.equal(await world.tagsOf(instance('b'), BOB), undefined)
      await world.settle()
      assert.deepEqual(
        (await world.list({ account: ALICE })).map(({ id }) => id),
        ['a', 'b'],
      )
      assert.deepEqual(await world.list({ account: BOB }), [])
    })

    promised('answers resources in the order of the call, also one that is named twice', async (world) => {
      await world.set([instance('a'), instance('b')], [tag('x')])
      const found = await world.read([instance('b'), instance('no'), instance('a'), instance('b')])
      assert.deepEqual(
        found.map((one) => one?.id),
        ['b', undefined, 'a', 'b'],
      )
      assert.deepEqual(await world.read([]), [])
    })
  })

  describe('an acknowledged write', () => {
    promised(
      'is seen by every read right after it, whatever the indexes have caught up with',
      async (world) => {
        const listed = async () => (await world.list()).map(({ id }) => id)
        const settlings = [async () => {}, () => world.settle(), () => world.store.maintain('all')]
        for (const settle of settlings) {
          await world.set([instance('a'), instance('b')], [tag('x', '1')])
          await settle()
          assert.deepEqual(await listed(), ['a', 'b'])
          await world.set([instance('b')], [tag('x', '2')])
          await settle()
          assert.deepEqual(await world.tagsOf(instance('b')), ['x=2'])
          await world.remove([instance('a')], ['x'])
          await settle()
          assert.deepEqual(await world.tagsOf(instance('a')), [])
          assert.deepEqual(await listed(), ['b'])
          await world.remove([instance('b')], ['x'])
          assert.deepEqual(await listed(), [])
        }
      },
    )

    promised('is still there after the store was closed and opened', async (world) => {
      await world.set([instance('a'), instance('b')], [tag('x', '1'), tag('y')])
      await world.remove([instance('b')], ['x', 'y'])
      await world.reopen()
      assert.deepEqual(await world.tagsOf(instance('a')), ['x=1', 'y='])
      assert.deepEqual(await world.tagsOf(instance('b')), [])
      assert.deepEqual(
        (await world.list()).map(({ id }) => id),
        ['a'],
      )
      await world.settle()
      await world.reopen()
      assert.deepEqual(
        (await world.list()).map(({ id }) => id),
        ['a'],
      )
    })
  })
}

function parsed(text: string) {
  const [key = '', value = ''] = text.split('=')
  return tag(key, value)
}
