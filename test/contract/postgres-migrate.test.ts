import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { UsageError } from '../../src/core/usage-error.ts'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { migratePostgres } from '../../src/store/postgres/migrate.ts'
import { type Migration, readMigrations } from '../../src/store/postgres/migrations.ts'
import { noPostgres, postgres } from '../support/postgres.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { UNUSED_TAG_DELAY } from './world.ts'

const own = readMigrations()
const AT = own.length
/** A later version: one step that older programs can live with, and one that they cannot. */
const later: readonly Migration[] = [
  ...own,
  {
    version: AT + 1,
    oldest: 1,
    file: '0090-expand.sql',
    statements: ['ALTER TABLE tagplane.meta ADD extra text'],
  },
  {
    ...{ version: AT + 2, oldest: AT + 2, file: '0091-contract.sql' },
    statements: [
      "UPDATE tagplane.meta SET extra = 'x'",
      'ALTER TABLE tagplane.meta ALTER extra SET NOT NULL',
    ],
  },
]

async function migrated(place: string, migrations: readonly Migration[], plan = false) {
  const { url } = await postgres()
  const printed: string[] = []
  const reported: string[] = []
  const schema = schemaOf(place)
  const print = (line: string) => printed.push(line)
  await migratePostgres({ url, plan, schema, migrations, print, report: (line) => reported.push(line) })
  return { printed: printed.join('\n'), reported }
}

const versions = (place: string) =>
  queryPostgres(`SELECT version, oldest FROM ${schemaOf(place)}.schema_version`)

async function opened(place: string): Promise<void> {
  const options = { place, unusedTagDelay: UNUSED_TAG_DELAY, now: () => 0 }
  await (await openPostgresPlace(options))[Symbol.asyncDispose]()
}

describe('migrating a PostgreSQL store', { skip: noPostgres ?? false }, () => {
  it('shows the plan and does nothing', async () => {
    await opened('planned')
    const { printed, reported } = await migrated('planned', later, true)
    assert.match(
      printed,
      /^-- 0090-expand\.sql: .*schema 1 or later.*\n-- ACCESS EXCLUSIVE on tagplane\.meta.*\nALTER TABLE tagplane\.meta ADD extra text;$/m,
    )
    assert.match(printed, /^-- ROW EXCLUSIVE on tagplane\.meta.*\nUPDATE/m)
    assert.deepEqual([reported, await versions('planned')], [['2 to be done.'], [[AT, 1]]])
  })

  it('goes script by script, while programs that can live with it go on', async () => {
    await opened('stepwise')
    await migrated('stepwise', later.slice(0, -1))
    assert.deepEqual(await versions('stepwise'), [[AT + 1, 1]])
    await opened('stepwise')
    const { reported } = await migrated('stepwise', later)
    assert.deepEqual(
      [reported, await versions('stepwise')],
      [['0091-contract.sql is done.'], [[AT + 2, AT + 2]]],
    )
    await assert.rejects(opened('stepwise'), /newer version of tagplane/)
    assert.deepEqual((await migrated('stepwise', later)).reported, ['Nothing is to be done.'])
  })

  it('makes the tables of an empty place', async () => {
    const { reported } = await migrated('empty_place', later)
    assert.deepEqual(
      [reported, await versions('empty_place')],
      [['The tables are made.'], [[AT + 2, AT + 2]]],
    )
  })

  it('is done once by many who do it at the same time', async () => {
    await opened('at_once')
    const all = await Promise.all(Array.from({ length: 6 }, () => migrated('at_once', later)))
    const done = all.flatMap(({ reported }) => reported).filter((line) => line.endsWith('is done.'))
    assert.deepEqual(done.sort(), ['0090-expand.sql is done.', '0091-contract.sql is done.'])
  })

  it('does not hold up others for long where somebody keeps a table', async () => {
    await opened('held')
    const client = new pg.Client(connectionOf((await postgres()).url))
    await client.connect()
    await client.query(`BEGIN; LOCK TABLE ${schemaOf('held')}.meta IN ACCESS SHARE MODE`)
    await assert.rejects(
      migrated('held', later),
      (error) => error instanceof UsageError && /0090-expand\.sql was not carried out/.test(error.message),
    )
    await client.query('ROLLBACK')
    await client.end()
    assert.deepEqual(await versions('held'), [[AT, 1]])
    await migrated('held', later)
    assert.deepEqual(await versions('held'), [[AT + 2, AT + 2]])
  })

  it('that fails changes nothing, and says what did', async () => {
    await opened('failing')
    const statements = ['ALTER TABLE tagplane.meta ADD y text', 'UPDATE tagplane.nowhere SET x = 1']
    const wrong = [...own, { version: AT + 1, oldest: 1, file: '0090-wrong.sql', statements }]
    await assert.rejects(migrated('failing', wrong), /was not migrated: .*nowhere/)
    assert.deepEqual(await versions('failing'), [[AT, 1]])
    const columns = `SELECT column_name FROM information_schema.columns WHERE table_schema = '${schemaOf('failing')}' AND table_name = 'meta'`
    assert.deepEqual((await queryPostgres(columns)).flat().sort(), ['name', 'value'])
  })
})
