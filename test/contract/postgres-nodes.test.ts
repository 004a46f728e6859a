import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { ReplayedNonce, StaleGuard, type Store } from '../../src/store/store.ts'
import { noPostgres, postgres } from '../support/postgres.ts'
import { ACCOUNT, newClock, type Served, serveStore } from '../support/service.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { ALICE, BOB, HOME, instance, openWorld, tag, UNUSED_TAG_DELAY, type World } from './world.ts'

const A = instance('a')

type Nodes = World & { readonly other: Store }

/** A place with two nodes on it. */
async function openNodes(): Promise<Nodes> {
  const world = await openWorld(openPostgresPlace, [ALICE, BOB])
  const { place } = world
  const other = await openPostgresPlace({ place, unusedTagDelay: UNUSED_TAG_DELAY, now: () => world.now })
  const close = async () => {
    await other[Symbol.asyncDispose]()
    await world.store[Symbol.asyncDispose]()
  }
  return Object.defineProperties(world, {
    other: { value: other },
    [Symbol.asyncDispose]: { value: close },
  }) as Nodes
}

/** Holds the row of a resource until it is told to let go. */
async function holdRow(world: World, id: string) {
  const client = new pg.Client(connectionOf((await postgres()).url))
  await client.connect()
  await client.query('BEGIN')
  const table = `${schemaOf(world.place)}.resource`
  await client.query(`SELECT 1 FROM ${table} WHERE account = $1 AND id = $2 FOR UPDATE`, [ALICE, id])
  return async () => {
    await client.query('COMMIT')
    await client.end()
  }
}

/** Resolves once so many calls of the place wait for a lock. */
async function waiting(world: World, count: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const [[found] = []] = await queryPostgres(
      `SELECT count(*)::int FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%${schemaOf(world.place)}%'`,
    )
    if (found === count) return
    await setTimeout(10)
  }
  assert.fail(`There are never ${count} calls that wait`)
}

async function postings(world: World): Promise<unknown[]> {
  return (await queryPostgres(`SELECT id, key, value FROM ${schemaOf(world.place)}.posting`)).sort()
}

describe('two nodes on one PostgreSQL store', { skip: noPostgres ?? false }, () => {
  it('see at once what the other has acknowledged', async () => {
    await using world = await openNodes()
    const { other } = world
    await world.set([A], [tag('x', '1')])
    const [seen] = await other.readResources(world.guard(), [A])
    assert.deepEqual(seen?.tags, [tag('x', '1')])
    await other.removeTags(world.removing([A], ['x']))
    assert.deepEqual(await world.tagsOf(A), [])
    assert.deepEqual(await world.list(), [])
    const keys = await other.listTagTexts({ guard: world.guard(), home: HOME, limit: 10, now: world.now })
    assert.deepEqual(keys.texts, ['x'])
  })

  it('refuse a nonce that the other has used', async () => {
    await using world = await openNodes()
    const { other } = world
    const guard = world.guard({ nonce: world.nonce('n') })
    await world.store.setTags({ ...world.setting([A], [tag('x')]), guard })
    await assert.rejects(other.setTags({ ...world.setting([A], [tag('y')]), guard }), ReplayedNonce)
    await assert.rejects(other.readResources(guard, [A]), ReplayedNonce)
    await assert.rejects(other.confirm({ guard, durable: true }), ReplayedNonce)
    await assert.rejects(other.confirm({ guard, durable: false }), ReplayedNonce)
    assert.deepEqual(await world.tagsOf(A), ['x='])
  })

  it('forget the nonces of their reads in time, also the one that does not sweep', async () => {
    await using world = await openNodes()
    const { store, other } = world
    const confirmation = { guard: world.guard({ nonce: world.nonce('n') }), durable: false }
    const take = (node: Store, owner: string) =>
      node.takeLease({ name: 'upkeep', owner, now: world.now, until: world.now + 60_000 })
    await other.confirm(confirmation)
    assert.ok(await take(store, 'a'))
    assert.equal(await take(other, 'b'), undefined)
    await assert.rejects(other.confirm(confirmation), ReplayedNonce)
    world.now += 46 * 60_000
    assert.ok(await take(store, 'a'))
    assert.equal(await take(other, 'b'), undefined)
    await other.confirm(confirmation)
  })

  it('let one of two calls with one nonce through', async () => {
    await using world = await openNodes()
    for (let round = 0; round < 10; round++) {
      const guard = world.guard({ nonce: world.nonce(`${round}`) })
      const settled = await Promise.allSettled(
        [world.store, other(world)].map((node, i) =>
          node.setTags({ ...world.setting([instance(`${round} ${i}`)], [tag('x')]), guard }),
        ),
      )
      const [refused, ...more] = settled.filter((one) => one.status === 'rejected')
      assert.ok(refused?.reason instanceof ReplayedNonce)
      assert.deepEqual(more, [])
      assert.equal((await world.list()).length, round + 1)
    }
  })

  it('let the next call of either meet a changed configuration', async () => {
    await using world = await openNodes()
    const guard = world.guard()
    await world.store.changeConfig({ guard, change: world.change(), puts: [], deletes: [] })
    await assert.rejects(other(world).removeTags({ ...world.removing([A], ['x']), guard }), StaleGuard)
    await assert.rejects(other(world).listResources({ guard, home: HOME, limit: 1 }), StaleGuard)
    await world.store.putRoot({ account: BOB, keyId: 'new', sealedSecret: 's' }, world.now)
    assert.equal((await other(world).findAccessKey('new'))?.account, BOB)
    assert.equal(await other(world).findAccessKey(`key-of-${BOB}`), undefined)
  })

  it('put one root key when both put one at the same time', async () => {
    await using world = await openNodes()
    for (let round = 0; round < 10; round++) {
      const ids = [`${round} a`, `${round} b`]
      const put = (node: Store, keyId: string) =>
        node.putRoot({ account: ALICE, keyId, sealedSecret: 's' }, world.now)
      await Promise.all([put(world.store, ids[0] ?? ''), put(other(world), ids[1] ?? '')])
      const found = await Promise.all(ids.map((id) => world.store.findAccessKey(id)))
      const [active, ...more] = found.flatMap((key) => key?.id ?? [])
      assert.deepEqual(more, [])
      assert.equal((await other(world).readRoot())?.keyId, active)
    }
  })
})

function other(world: Nodes): Store {
  return world.other
}

describe('a call that has waited for a row', { skip: noPostgres ?? false }, () => {
  it('removes what was set while it waited, from the index too', async () => {
    await using world = await openNodes()
    await world.set([A, instance('b')], [tag('x', '1')])
    const release = await holdRow(world, 'a')
    const set = world.set([A], [tag('x', '2'), tag('y', '2')])
    await waiting(world, 1)
    const removed = other(world).removeTags(world.removing([A], ['x', 'y']))
    await waiting(world, 2)
    await release()
    assert.deepEqual(await set, ['done'])
    assert.deepEqual(await removed, ['done'])
    assert.deepEqual(await world.tagsOf(A), [])
    assert.deepEqual(await postings(world), [['b', 'x', '1']])
  })

  it('takes out of the estate what was put in or tagged while it waited, from every index', async () => {
    await using world = await openNodes()
    await world.put([{ ...A, facts: { group: 'g' } }])
    await world.deregister([instance('b')])
    const release = await Promise.all([holdRow(world, 'a'), holdRow(world, 'b')])
    const put = world.put([{ ...A, facts: { group: 'h' }, tags: [tag('x', '2')] }])
    const made = world.put([{ ...instance('b'), tags: [tag('y')] }])
    await waiting(world, 2)
    const gone = other(world).deregisterResources(world.deregistering([A, instance('b')]))
    await waiting(world, 3)
    for (const one of release) await one()
    assert.deepEqual([await put, await made, await gone], [['changed'], ['registered'], ['done', 'done']])
    assert.deepEqual([await postings(world), await world.find()], [[], []])
    assert.deepEqual(await queryPostgres(`SELECT * FROM ${schemaOf(world.place)}.registration`), [])
  })

  it('brings back what was taken out while it waited', async () => {
    await using world = await openNodes()
    await world.put([{ ...A, facts: { group: 'g', name: 'n' }, tags: [tag('x', '1')] }])
    const release = await holdRow(world, 'a')
    const gone = other(world).deregisterResources(world.deregistering([A]))
    await waiting(world, 1)
    const set = world.set([A], [tag('x', '1')])
    await waiting(world, 2)
    await release()
    assert.deepEqual([await gone, await set], [['done'], ['done']])
    const [found] = await world.describe([A])
    assert.deepEqual([found?.version, found?.name, found?.group, found?.registeredBy], [3, '', '', 'tagging'])
    assert.deepEqual(await postings(world), [['a', 'x', '1']])
    assert.deepEqual(await world.find({ group: '' }), await world.describe([A]))
  })

  it('sets what was removed while it waited', async () => {
    await using world = await openNodes()
    await world.set([A], [tag('x', '1'), tag('y', '1')])
    const release = await holdRow(world, 'a')
    const removal = world.change()
    const removed = other(world).removeTags({ ...world.removing([A], ['x', 'y']), change: removal })
    await waiting(world, 1)
    const change = world.change()
    const set = world.set([A], [tag('x', '1')], { change })
    await waiting(world, 2)
    await release()
    await Promise.all([removed, set])
    assert.deepEqual(await world.tagsOf(A), ['x=1'])
    assert.deepEqual(await postings(world), [['a', 'x', '1']])
    const [record] = (await world.changeNamed(change.id)).resources
    assert.deepEqual(record?.before, [])
    assert.deepEqual(record?.after, [tag('x', '1')])
    assert.equal(record?.previous, removal.id)
    assert.equal(record?.version, 3)
  })

  it('waits for no circle: rows are locked in one order, whatever the order of the call', async () => {
    await using world = await openNodes()
    const some = Array.from({ length: 30 }, (_, i) => instance(`${i}`))
    const calls = Array.from({ length: 20 }, (_, i) => {
      const node = i % 2 === 0 ? world.store : other(world)
      const targets = i % 4 < 2 ? some : some.toReversed()
      return node.setTags(world.setting(targets, [tag('x', `${i}`)]))
    })
    const started = performance.now()
    for (const outcomes of await Promise.all(calls)) assert.ok(outcomes.every((one) => one === 'done'))
    const [[deadlocks] = []] = await queryPostgres('SELECT sum(deadlocks)::int FROM pg_stat_database')
    assert.equal(deadlocks, 0)
    assert.ok(performance.now() - started < 15_000)
  })
})

describe('many changes of one account at once', { skip: noPostgres ?? false }, () => {
  it('are all done: a hundred users made on one node, and fifty on each of two', async () => {
    await using world = await openNodes()
    await using one = await serveStore(world.store, newClock())
    await using two = await serveStore(world.other, newClock())
    const make = async (node: Served, UserName: string) => {
      const { body } = await node.call('CreateUser', { UserName }, { Version: '2015-05-01' })
      return body['Code'] ?? 'made'
    }
    for (const nodes of [[one], [one, two]]) {
      const users = Array.from({ length: 100 / nodes.length }, (_, i) => `user-${nodes.length}-${i}`)
      const made = nodes.flatMap((node, n) => users.map((user) => make(node, `${user}-${n}`)))
      assert.deepEqual(new Set(await Promise.all(made)), new Set(['made']))
    }
    const config = await world.store.readConfig(ACCOUNT, -1)
    assert.equal(config?.documents.filter(({ kind }) => kind === 'user').length, 200)
  })
})
