import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Promised } from '../contract.ts'
import { BOB, bucket, HOME, instance, tag, UNUSED_TAG_DELAY, type World } from '../world.ts'

const facts = { name: 'n', group: 'rg-1', attributes: { zone: 'h' } }

export function deregisteringCases(promised: Promised): void {
  describe('deregisterResources', () => {
    promised('takes resources out of every list, their tags with them', async (world) => {
      await world.put([{ ...instance('a'), facts, tags: [tag('x', '1')] }, instance('b'), bucket('c')])
      await world.put([{ ...instance('a'), tags: [tag('x', '1')] }], { account: BOB })
      assert.deepEqual(await world.deregister([instance('a'), instance('u'), bucket('c', 'cn-beijing')]), [
        ...['done', 'not-found', 'not-found'],
      ])
      assert.deepEqual(await world.describe([instance('a')]), [undefined])
      assert.deepEqual(await world.read([instance('a')]), [undefined])
      assert.deepEqual(await world.list(), [])
      for (const query of [{}, { group: 'rg-1' }, { tags: [{ key: 'x' }] }, { registeredSince: 0 }]) {
        const ids = (await world.find(query)).map(({ id }) => id)
        assert.ok(!ids.includes('a'), JSON.stringify(query))
      }
      assert.deepEqual(await ids(world, { untagged: true }), ['b', 'c'])
      assert.deepEqual(await world.remove([instance('a')], ['x']), ['not-found'])
      assert.deepEqual(await world.put([instance('a')], { register: 'never' }), ['not-found'])
      assert.deepEqual(await world.deregister([instance('a')]), ['not-found'])
      assert.equal((await world.find({ account: BOB })).length, 1)
    })

    promised('keeps its tags in the lists of keys and values for their time', async (world) => {
      await world.put([{ ...instance('a'), tags: [tag('x', '1')] }])
      await world.deregister([instance('a')])
      await world.settle()
      assert.deepEqual(await world.texts(), ['x'])
      assert.deepEqual(await world.texts({ key: 'x' }), ['1'])
      world.now += UNUSED_TAG_DELAY
      await world.sweep()
      assert.deepEqual(await world.texts(), [])
    })

    promised('records all that it has taken away', async (world) => {
      const first = world.change()
      await world.put([{ ...instance('a'), facts, tags: [tag('x', '1'), tag('acs:y', '2', 'rule')] }], {
        change: first,
      })
      const second = world.change()
      await world.deregister([instance('a')], { change: second })
      assert.deepEqual((await world.changeNamed(second.id)).resources, [
        {
          ...{ ...instance('a'), outcome: 'done', existence: 'deregistered', version: 2, previous: first.id },
          ...{ before: [tag('acs:y', '2', 'rule'), tag('x', '1')], after: [] },
          facts: { before: facts, after: {} },
        },
      ])
    })

    promised('goes on in its history when the resource comes back', async (world) => {
      await world.put([{ ...instance('a'), facts, tags: [tag('x', '1')] }])
      const gone = world.change({ at: world.now + 5_000 })
      await world.deregister([instance('a')], { change: gone })

      const missed = world.change()
      await world.remove([instance('a')], ['x'], { change: missed })
      const [record] = (await world.changeNamed(missed.id)).resources
      assert.deepEqual(
        [record?.outcome, record?.previous, record?.version],
        ['not-found', gone.id, undefined],
      )

      const back = world.change()
      await world.set([instance('a')], [tag('y')], { change: back })
      const change = await world.changeNamed(back.id)
      assert.equal(change.at, gone.at)
      assert.deepEqual(change.resources, [
        {
          ...{ ...instance('a'), outcome: 'done', existence: 'registered', version: 3, previous: gone.id },
          ...{ before: [], after: [tag('y')] },
        },
      ])
      const [found] = await world.describe([instance('a')])
      const { name, group, attributes, registeredBy, registeredAt, version } = found ?? {}
      assert.deepEqual([name, group, attributes, version], ['', '', {}, 3])
      assert.deepEqual([registeredBy, registeredAt], ['tagging', gone.at])
    })

    promised('lets no expected version match by accident', async (world) => {
      await world.put([instance('a')])
      await world.deregister([instance('a')])
      for (const expectedVersion of [1, 2, 3])
        assert.deepEqual(await world.put([{ ...instance('a'), expectedVersion }]), ['moved'])
      assert.deepEqual(await world.deregister([{ ...instance('a'), expectedVersion: 2 }]), ['moved'])
      assert.deepEqual(await world.put([{ ...instance('a'), expectedVersion: 0 }]), ['registered'])
      const calls = [
        world.set([{ ...instance('a'), expectedVersion: 1 }], [tag('x')]),
        world.remove([{ ...instance('a'), expectedVersion: 1 }], ['x']),
        world.put([{ ...instance('a'), expectedVersion: 1, facts }]),
        world.deregister([{ ...instance('a'), expectedVersion: 1 }]),
      ]
      assert.deepEqual((await Promise.all<readonly string[]>(calls)).flat(), Array(4).fill('moved'))
      await assert.rejects(
        world.deregister([{ ...instance('a'), expectedVersion: 1 }], { whenMoved: 'reject' }),
        { name: 'ResourcesMoved' },
      )
      assert.deepEqual(await world.deregister([{ ...instance('a'), expectedVersion: 3 }]), ['done'])
    })

    promised('frees the name of a bucket for another home', async (world) => {
      const there = bucket('b', 'cn-beijing')
      await world.put([{ ...bucket('b'), tags: [tag('x', '1')] }])
      assert.deepEqual(await world.put([there]), ['not-found'])
      await world.deregister([bucket('b')])
      assert.deepEqual(await world.put([{ ...there, tags: [tag('x', '1')] }]), ['registered'])
      await world.settle()
      assert.deepEqual(await world.read([bucket('b')]), [undefined])
      assert.deepEqual(await world.list({ home: HOME }), [])
      assert.deepEqual((await world.list({ home: 'cn-beijing' })).length, 1)
      assert.deepEqual(await ids(world, { tags: [{ key: 'x', values: ['1'] }], home: HOME }), [])
      assert.equal((await world.read([there]))[0]?.version, 3)
      world.now += UNUSED_TAG_DELAY
      await world.sweep()
      assert.deepEqual(await world.texts({ home: HOME }), [])
      assert.deepEqual(await world.texts({ home: 'cn-beijing' }), ['x'])
    })

    promised('is done once for a repeated token', async (world) => {
      await world.put([instance('a')])
      const idempotency = {
        ...{ operation: 'o', tokenHash: Buffer.from('t'), parametersHash: Buffer.from('p') },
        expiresAt: world.now + 60_000,
      }
      const targets = [instance('a'), instance('b'), { ...instance('c'), expectedVersion: 1 }]
      const first = await world.deregister(targets, { idempotency })
      assert.deepEqual(first, ['done', 'not-found', 'moved'])
      await world.put([instance('a')])
      assert.deepEqual(await world.deregister(targets, { idempotency }), first)
      assert.equal((await world.describe([instance('a')]))[0]?.version, 3)
    })

    promised('survives a restart of the store', async (world) => {
      await world.put([{ ...instance('a'), facts, tags: [tag('x')] }])
      await world.deregister([instance('a')])
      await world.reopen()
      await world.settle()
      assert.deepEqual(await world.find(), [])
      await world.put([instance('a')])
      assert.equal((await world.read([instance('a')]))[0]?.version, 3)
    })
  })
}

async function ids(world: World, query: Parameters<World['find']>[0]): Promise<readonly string[]> {
  return (await world.find(query)).map(({ id }) => id)
}
