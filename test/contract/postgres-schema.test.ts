import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UsageError } from '../../src/core/usage-error.ts'
import { readMigrations } from '../../src/store/postgres/migrations.ts'
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts'
import { noPostgres } from '../support/postgres.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { ALICE, instance, openWorld, tag, UNUSED_TAG_DELAY } from './world.ts'

const MINUTE = 60_000
const known = readMigrations().length
const options = (place: string) => ({ place, unusedTagDelay: UNUSED_TAG_DELAY, now: () => 0 })

describe('the schema of a PostgreSQL store', { skip: noPostgres ?? false }, () => {
  it('is made once by many that open an empty place at the same time', async () => {
    const stores = await Promise.all(
      Array.from({ length: 12 }, () => openPostgresPlace(options('many'), { connections: 1 })),
    )
    const versions = await queryPostgres(`SELECT version, oldest FROM ${schemaOf('many')}.schema_version`)
    assert.deepEqual(versions, [[known, readMigrations().at(-1)?.oldest]])
    const kept = await Promise.all(stores.map((store, i) => store.keepDataKey({ id: `${i}`, wrapped: 'w' })))
    assert.equal(new Set(kept.map(({ id }) => id)).size, 1)
    for (const store of stores) await store[Symbol.asyncDispose]()
  })

  it('is made in a schema that is there already, and is empty', async () => {
    await queryPostgres(`CREATE SCHEMA ${schemaOf('prepared')}`)
    await using store = await openPostgresPlace(options('prepared'))
    assert.equal(await store.readRoot(), undefined)
  })

  it('is refused when a newer program has made it that this one cannot follow', async () => {
    await (await openPostgresPlace(options('newer')))[Symbol.asyncDispose]()
    const set = (version: number, oldest: number) =>
      queryPostgres(`UPDATE ${schemaOf('newer')}.schema_version SET version = $1, oldest = $2`, [
        version,
        oldest,
      ])
    const newer = known + 6
    await set(newer, known + 1)
    await assert.rejects(
      openPostgresPlace(options('newer')),
      (error) =>
        error instanceof UsageError &&
        error.message.includes(`newer version of tagplane (schema ${newer}, known ${known})`),
    )
    await set(newer, known)
    await (await openPostgresPlace(options('newer')))[Symbol.asyncDispose]()
    await set(0, 0)
    await assert.rejects(
      openPostgresPlace(options('newer')),
      (error) => error instanceof UsageError && /older version/.test(error.message),
    )
  })
})

describe('opening a PostgreSQL store', { skip: noPostgres ?? false }, () => {
  it('says where there is none, without the password', async () => {
    const url = 'postgres://ann:secret@127.0.0.1:1/tags'
    await assert.rejects(
      openPostgresStore({ url, unusedTagDelay: 0 }),
      (error) =>
        error instanceof UsageError &&
        error.message.includes('127.0.0.1:1/tags') &&
        !`${error.message}${error.hint}`.includes('secret'),
    )
  })

  it('works without prepared statements, as behind a pooler', async () => {
    await using world = await openWorld((one) => openPostgresPlace(one, { prepare: false }), [ALICE])
    await world.set([instance('a')], [tag('x')])
    assert.deepEqual(await world.tagsOf(instance('a')), ['x='])
    assert.deepEqual(await world.remove([instance('a')], ['x']), ['done'])
  })
})

describe('clearing away in a PostgreSQL store', { skip: noPostgres ?? false }, () => {
  it('goes in pieces, account by account, and leaves what is not due', async () => {
    const accounts = Array.from({ length: 5 }, (_, i) => `20000000000000${i}0`)
    await using world = await openWorld(openPostgresPlace, accounts)
    const keys = Array.from({ length: 1_100 }, (_, i) => `k${i}`)
    const [account = ''] = accounts
    const some = [instance('a')]
    await world.set(
      some,
      keys.map((key) => tag(key)),
      { account, quota: 2_000 },
    )
    await world.remove(some, keys, { account, nonce: world.nonce('n') })
    for (const one of accounts) await world.remove([instance('missing')], ['x'], { account: one })
    const count = async (table: string) =>
      (await queryPostgres(`SELECT count(*)::int FROM ${schemaOf(world.place)}.${table}`))[0]?.[0]
    const sweepAll = async (now: number) => {
      let pieces = 1
      while (await world.store.sweep(now)) pieces++
      return pieces
    }
    assert.equal(await sweepAll(world.now), accounts.length + 1)
    assert.deepEqual(await Promise.all(['lingering', 'nonce', 'resource'].map(count)), [1_100, 1, 6])
    assert.equal(await sweepAll(world.now + MINUTE), accounts.length + 1)
    assert.deepEqual(await Promise.all(['lingering', 'nonce', 'resource'].map(count)), [1_100, 1, 1])
    // The removals of one call are due at the same time, and go together.
    assert.equal(await sweepAll(world.now + UNUSED_TAG_DELAY), accounts.length + 2)
    assert.deepEqual(await Promise.all(['lingering', 'nonce', 'resource'].map(count)), [0, 1, 1])
    assert.deepEqual(await world.remove([instance('missing')], ['x'], { account }), ['not-found'])
  })

  it('keeps nonces from a clock that is ahead, until a later call or a day shows that their time is over', async () => {
    await using world = await openWorld(openPostgresPlace, [ALICE])
    const used = async (hours: number) => {
      const nonce = world.nonce('n', world.now + hours * 60 * MINUTE)
      await world.set([instance('a')], [tag('x', `${hours}`)], { nonce })
    }
    const left = async (hours: number) => {
      while (await world.store.sweep(world.now + hours * 60 * MINUTE));
      const sql = `SELECT count(*)::int FROM ${schemaOf(world.place)}.nonce`
      return (await queryPostgres(sql))[0]?.[0]
    }
    await used(0)
    assert.equal(await left(24), 1)
    await used(1)
    assert.equal(await left(20), 2)
    await used(2)
    assert.equal(await left(20), 2)
    assert.equal(await left(1), 2)
    assert.equal(await left(50), 0)
  })
})
