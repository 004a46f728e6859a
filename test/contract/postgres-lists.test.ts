import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { ALICE, HOME, instance, openWorld, tag } from './world.ts'

describe('a list of values of a PostgreSQL store', { skip: noPostgres ?? false }, () => {
  it('steps over overdue ones once, not once per value', async () => {
    // Once per value, these are 20 million rows, which takes several times as long as a call may.
    const [values, overdue] = [1_000, 20_000]
    await using world = await openWorld((one) => openPostgresPlace(one, { timeout: 2_000 }), [ALICE])
    await world.set([instance('a')], [tag('k', 'm')])
    const schema = schemaOf(world.place)
    await queryPostgres(
      `INSERT INTO ${schema}.posting (account, type, id, home, key, value)
       SELECT account, type, 'b' || n, home, key, 'm' || n FROM ${schema}.posting, generate_series(2, $1::int) n`,
      [values],
    )
    await queryPostgres(
      `INSERT INTO ${schema}.lingering (account, home, key, value, due)
       SELECT $1, $2, 'k', 'z' || n, 1 FROM generate_series(1, $3::int) n`,
      [ALICE, HOME, overdue],
    )
    const { texts, next } = await world.textPage({ key: 'k', limit: values })
    assert.equal(texts.length, values)
    assert.equal(next, undefined)
  })

  it('merges bound and lingering ones, each once', async () => {
    await using world = await openWorld(openPostgresPlace, [ALICE])
    for (const value of ['', 'a', 'b', 'c', 'd', 'e'])
      await world.set([instance(value || '0')], [tag('k', value)])
    for (const id of ['0', 'b', 'c', 'e']) await world.remove([instance(id)], ['k'])
    await world.set([instance('again')], [tag('k', 'c')])
    for (const limit of [1, 2, 3, 6, 7])
      assert.deepEqual(await world.texts({ key: 'k', limit }), ['', 'a', 'b', 'c', 'd', 'e'])
    assert.deepEqual(await world.texts(), ['k'])
  })
})
