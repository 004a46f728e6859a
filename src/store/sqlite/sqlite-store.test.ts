import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { databaseFile, openSqlitePlace } from '../../../test/contract/sqlite-places.ts'
import { ALICE, HOME, instance, openWorld, tag, UNUSED_TAG_DELAY } from '../../../test/contract/world.ts'
import { StoreUnavailable } from '../store.ts'

const open = () => openWorld(openSqlitePlace, [ALICE])

describe('upkeep of the embedded store', () => {
  it('waits with a little work until nobody writes, unless it is asked for all of it', async () => {
    await using world = await open()
    const { store } = world
    const unindexed = () => {
      using database = new DatabaseSync(databaseFile(world.place), { readOnly: true })
      return Number(database.prepare('SELECT count(*) AS n FROM unindexed').get()?.['n'])
    }
    await world.set([instance('a'), instance('b')], [tag('x'), tag('y')])
    await world.remove([instance('a')], ['x'])
    assert.equal(await store.maintain('due'), false)
    assert.equal(unindexed(), 1)
    await world.remove([instance('b')], ['x'])
    assert.equal(await store.maintain('due'), false)
    assert.equal(unindexed(), 2)
    await store.maintain('due')
    assert.equal(unindexed(), 0)
    await world.remove([instance('b')], ['y'])
    await store.maintain('all')
    assert.equal(unindexed(), 0)
    assert.equal(await store.maintain('all'), false)
  })

  it('clears away lingering tags when they are due, a bounded number at a time', async () => {
    await using world = await open()
    const keys = Array.from({ length: 510 }, (_, i) => `k${i}`)
    await world.set(
      [instance('a')],
      keys.map((key) => tag(key)),
      { quota: 1_000 },
    )
    await world.remove([instance('a')], keys)
    await world.settle()
    const lingering = () => {
      using database = new DatabaseSync(databaseFile(world.place), { readOnly: true })
      return Number(database.prepare('SELECT count(*) AS n FROM lingering').get()?.['n'])
    }
    const due = world.now + UNUSED_TAG_DELAY
    assert.equal(await world.store.sweep(due - 1), false)
    assert.equal(lingering(), 510)
    assert.equal(await world.store.sweep(due), true)
    assert.equal(lingering(), 10)
    assert.equal(await world.store.sweep(due), false)
    assert.equal(lingering(), 0)
  })
})

describe('a listing of the embedded store', () => {
  it('answers a short page after 10,000 entries of resources that are not tagged any more', async () => {
    await using world = await open()
    await world.set([instance('z1'), instance('z2')], [tag('x')])
    await world.store[Symbol.asyncDispose]()
    using database = new DatabaseSync(databaseFile(world.place))
    database.exec(`WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series LIMIT 10000)
      INSERT INTO posting SELECT '${ALICE}', '${HOME}', '', '', 'ecs:instance', 'a' || n FROM series`)
    await world.reopen()
    const first = await world.page()
    assert.deepEqual(first.resources, [])
    assert.ok(first.next)
    const rest = await world.page({ after: first.next })
    assert.deepEqual(
      rest.resources.map(({ id }) => id),
      ['z1', 'z2'],
    )
    assert.equal(rest.next, undefined)
  })
})

describe('closing the embedded store', () => {
  it('carries out what was asked for before, and refuses what comes later', async () => {
    await using world = await open()
    const set = (id: string) => world.set([instance(id)], [tag('x')])
    const calls = ['a', 'b', 'c'].map(set)
    await Promise.resolve()
    const closing = world.store[Symbol.asyncDispose]()
    await assert.rejects(set('late'), StoreUnavailable)
    assert.deepEqual(await Promise.all(calls), [['done'], ['done'], ['done']])
    await closing
    await assert.rejects(set('later'), StoreUnavailable)
    await world.reopen()
    assert.deepEqual(
      (await world.list()).map(({ id }) => id),
      ['a', 'b', 'c'],
    )
  })

  it('may be asked for twice', async () => {
    const world = await open()
    await Promise.all([world.store[Symbol.asyncDispose](), world.store[Symbol.asyncDispose]()])
    await world.store[Symbol.asyncDispose]()
  })
})
