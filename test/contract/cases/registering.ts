import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { ResourceFacts } from '../../../src/store/estate.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, bucket, HOME, instance, tag } from '../world.ts'

const facts: ResourceFacts = {
  name: '前端',
  group: 'rg-1',
  createdBy: 'alice',
  relations: [
    { kind: 'attached-to', region: HOME, type: 'ecs:instance', id: 'i-2' },
    { kind: 'backs-up', region: '', type: 'oss:bucket', id: 'b' },
  ],
  attributes: { zone: 'h', '10': 'ten', '9': '', ['__proto__']: 'plain' },
}
const none: ResourceFacts = { name: '', group: '', createdBy: '', relations: [], attributes: {} }

export function registeringCases(promised: Promised): void {
  describe('putResources', () => {
    promised('registers resources with all that is known of them', async (world) => {
      const put = { ...instance('a'), facts, tags: [tag('b', '1'), tag('a', '2')] }
      const outcomes = await world.put([put, bucket('b')], { register: 'product' })
      assert.deepEqual(outcomes, ['registered', 'registered'])
      world.now += 1_000
      const known = { version: 1, registeredBy: 'product', registeredAt: world.now - 1_000 } as const
      const tags = [tag('a', '2'), tag('b', '1')]
      assert.deepEqual(await world.describe([instance('a'), instance('c'), bucket('b')]), [
        { ...instance('a'), ...known, ...facts, tags },
        undefined,
        { ...bucket('b'), ...known, ...none, tags: [] },
      ])
      assert.deepEqual(await world.read([instance('a')]), [
        { ...instance('a'), version: 1, group: 'rg-1', tags },
      ])
      assert.deepEqual(await world.list(), await world.read([instance('a')]))
      assert.deepEqual(await world.describe([instance('a')], BOB), [undefined])
      assert.deepEqual(await world.describe([{ ...bucket('b'), home: 'cn-beijing' }]), [undefined])
    })

    promised('changes the facts that it names, and leaves the others', async (world) => {
      await world.put([{ ...instance('a'), facts }])
      const change = { name: 'n', relations: [], attributes: { zone: 'k' } }
      assert.deepEqual(await world.put([{ ...instance('a'), facts: change }]), ['changed'])
      const [found] = await world.describe([instance('a')])
      assert.deepEqual(found, {
        ...{ ...instance('a'), version: 2, tags: [], ...facts, ...change },
        ...{ registeredBy: 'call', registeredAt: world.now },
      })
    })

    promised('records facts that differ, before and after, and who was registered', async (world) => {
      const first = world.change()
      await world.put([{ ...instance('a'), facts: { name: 'n', group: 'g' }, tags: [tag('x', '1')] }], {
        change: first,
      })
      const common = { ...instance('a'), outcome: 'done' }
      assert.deepEqual((await world.changeNamed(first.id)).resources, [
        {
          ...{ ...common, existence: 'registered', before: [], after: [tag('x', '1')], version: 1 },
          facts: { before: {}, after: { name: 'n', group: 'g' } },
        },
      ])
      const second = world.change()
      const next = { name: 'm', group: '', createdBy: '', attributes: { b: '2', a: '1' } }
      await world.put([{ ...instance('a'), facts: next, tags: [tag('x', '2')] }], { change: second })
      assert.deepEqual((await world.changeNamed(second.id)).resources, [
        {
          ...{ ...common, before: [tag('x', '1')], after: [tag('x', '2')], version: 2, previous: first.id },
          facts: { before: { name: 'n', group: 'g' }, after: { name: 'm', attributes: { a: '1', b: '2' } } },
        },
      ])
    })

    promised('leaves a resource of which nothing changes at its version', async (world) => {
      const put = { ...instance('a'), facts, tags: [tag('x', '1')] }
      await world.put([put])
      const change = world.change()
      assert.deepEqual(await world.put([put, { ...instance('a', 'cn-beijing') }], { change }), [
        'unchanged',
        'registered',
      ])
      assert.equal((await world.read([instance('a')]))[0]?.version, 1)
      const [same, made] = (await world.changeNamed(change.id)).resources
      assert.deepEqual([same?.existence, same?.facts, same?.version], [undefined, undefined, 1])
      assert.deepEqual([made?.existence, made?.facts, made?.version], ['registered', undefined, 1])
    })

    promised(
      'finds no unknown resource where it may not register, nor one of another home',
      async (world) => {
        await world.put([bucket('b')])
        const elsewhere = { ...bucket('b', 'cn-beijing'), facts: { name: 'n' } }
        const unknown = { ...instance('a'), facts: { name: 'n' } }
        assert.deepEqual(await world.put([elsewhere, unknown], { register: 'never' }), [
          'not-found',
          'not-found',
        ])
        assert.deepEqual(await world.put([elsewhere]), ['not-found'])
        assert.deepEqual(await world.find(), await world.describe([bucket('b')]))
        assert.equal((await world.describe([bucket('b')]))[0]?.name, '')
      },
    )

    promised('does nothing to a resource whose tags would be too many', async (world) => {
      await world.put([{ ...instance('a'), tags: [tag('x'), tag('acs:s')] }])
      const puts = [
        { ...instance('a'), facts: { name: 'n' }, tags: [tag('y')] },
        { ...instance('b'), facts: { name: 'n' }, tags: [tag('y'), tag('z')] },
        { ...instance('c'), facts: { name: 'n' }, tags: [tag('y')] },
      ]
      assert.deepEqual(await world.put(puts, { quota: 1 }), ['over-quota', 'over-quota', 'registered'])
      const names = (await world.describe(puts)).map((one) => one?.name)
      assert.deepEqual(names, ['', undefined, 'n'])
    })

    promised('minds expected versions', async (world) => {
      await world.put([instance('a')])
      const puts = [
        { ...instance('a'), expectedVersion: 2, facts: { name: 'n' } },
        { ...instance('b'), expectedVersion: 0, facts: { name: 'n' } },
        { ...instance('c'), expectedVersion: 1, facts: { name: 'n' } },
      ]
      await assert.rejects(world.put(puts, { whenMoved: 'reject' }), { name: 'ResourcesMoved' })
      assert.equal((await world.describe([instance('b')]))[0], undefined)
      assert.deepEqual(await world.put(puts), ['moved', 'registered', 'moved'])
    })

    promised('answers a repeated token with each outcome of the first call', async (world) => {
      await world.put([
        { ...instance('b'), facts: { name: 'n' } },
        { ...instance('c'), tags: [tag('x')] },
      ])
      const idempotency = {
        ...{ operation: 'o', tokenHash: Buffer.from('t'), parametersHash: Buffer.from('p') },
        expiresAt: world.now + 60_000,
      }
      const puts = [
        { ...instance('a'), tags: [tag('x')] },
        { ...instance('b'), facts: { name: 'm' } },
        { ...instance('c'), tags: [tag('x')] },
        { ...instance('d'), expectedVersion: 7 },
        { ...instance('e'), tags: [tag('x'), tag('y')] },
        { ...instance('f'), tags: [tag('x', '1')] },
        { ...instance('c', 'cn-beijing'), facts },
      ]
      await world.put([{ ...instance('f'), tags: [tag('x', '0')] }])
      const first = await world.put(puts, { idempotency, quota: 1 })
      const expected = ['registered', 'changed', 'unchanged', 'moved', 'over-quota', 'changed', 'registered']
      assert.deepEqual(first, expected)
      assert.deepEqual(await world.put(puts, { idempotency, quota: 1 }), first)
    })

    promised('checks its guard, and leaves nothing behind when it does not hold', async (world) => {
      const nonce = world.nonce('n')
      await assert.rejects(world.put([instance('a')], { configVersion: 77 }), { name: 'StaleGuard' })
      await world.put([instance('b')], { nonce })
      await assert.rejects(world.put([instance('a')], { nonce }), { name: 'ReplayedNonce' })
      await assert.rejects(world.deregister([instance('b')], { nonce }), { name: 'ReplayedNonce' })
      await assert.rejects(world.deregister([instance('b')], { configVersion: 77 }), { name: 'StaleGuard' })
      const stale = world.guard({ configVersion: 77 })
      await assert.rejects(world.store.describeResources(stale, []), { name: 'StaleGuard' })
      await assert.rejects(world.store.findResources({ guard: stale, limit: 1 }), { name: 'StaleGuard' })
      const ids = (await world.find()).map(({ id }) => id)
      assert.deepEqual(ids, ['b'])
    })

    promised(
      'takes a thousand resources at once, and their facts are there after a restart',
      async (world) => {
        const puts = Array.from({ length: 1_000 }, (_, i) => ({
          ...instance(`${i}`),
          facts,
          tags: [tag('x')],
        }))
        assert.deepEqual(new Set(await world.put(puts)), new Set(['registered']))
        await world.reopen()
        const found = await world.find({ limit: 400 })
        assert.equal(found.length, 1_000)
        const {
          version,
          tags: _,
          home,
          region,
          type,
          id,
          registeredAt,
          registeredBy,
          ...rest
        } = found[500] ?? {}
        assert.deepEqual(rest, facts)
      },
    )
  })

  describe('a resource that is tagged', () => {
    promised('before it is known is registered, and says so', async (world) => {
      const change = world.change()
      await world.set([instance('a')], [tag('x')], { change })
      const [record] = (await world.changeNamed(change.id)).resources
      assert.deepEqual([record?.existence, record?.facts, record?.version], ['registered', undefined, 1])
      const registered = { registeredBy: 'tagging', registeredAt: world.now } as const
      assert.deepEqual(await world.describe([instance('a')]), [
        { ...instance('a'), version: 1, ...none, ...registered, tags: [tag('x')] },
      ])
      world.now += 5
      await world.put([{ ...instance('a'), facts: { name: 'n' } }])
      const [found] = await world.describe([instance('a')])
      assert.deepEqual([found?.registeredBy, found?.registeredAt], ['tagging', world.now - 5])
    })

    promised('keeps its facts', async (world) => {
      await world.put([{ ...instance('a'), facts }])
      const change = world.change()
      await world.set([instance('a')], [tag('x')], { change })
      await world.remove([instance('a')], ['x'])
      const [found] = await world.describe([instance('a')])
      assert.deepEqual([found?.attributes, found?.relations], [facts.attributes, facts.relations])
      assert.deepEqual([found?.name, found?.group, found?.version], [facts.name, facts.group, 3])
      const [record] = (await world.changeNamed(change.id)).resources
      assert.deepEqual([record?.existence, record?.facts], [undefined, undefined])
    })

    promised('and registered by a call at the same time is registered once', async (world) => {
      const calls = Array.from({ length: 10 }, (_, i) => [
        world.put([{ ...instance('a'), facts: { attributes: { [`k${i}`]: '' } } }]),
        world.set([instance('a')], [tag(`k${i}`)]),
      ])
      const outcomes: unknown[] = (await Promise.all(calls.flat())).flat()
      assert.ok(outcomes.filter((outcome) => outcome === 'registered').length <= 1)
      const [found] = await world.describe([instance('a')], ALICE)
      assert.deepEqual([found?.version, found?.tags.length], [20, 10])
    })
  })
}
