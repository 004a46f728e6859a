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
const known = own.length
const [init] = own
assert.ok(init)
/** A later version: one step that older programs can live with, and one that they cannot. */
const later: readonly Migration[] = [
  ...own,
  {
    ...{ version: known + 1, oldest: known, file: 'expand.sql' },
    statements: ['ALTER TABLE tagplane.meta ADD extra text'],
  },
  {
    ...{ version: known + 2, oldest: known + 2, file: 'contract.sql' },
    statements: [
      "UPDATE tagplane.meta SET extra = 'x'",
      'ALTER TABLE tagplane.meta ALTER extra SET NOT NULL',
    ],
  },
]
const first = [own.at(-1)?.version, own.at(-1)?.oldest]
const last = [known + 2, known + 2]

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
      /^-- expand\.sql: .*schema \d+ or later.*\n-- ACCESS EXCLUSIVE on tagplane\.meta.*\nALTER TABLE tagplane\.meta ADD extra text;$/m,
    )
    assert.match(printed, /^-- ROW EXCLUSIVE on tagplane\.meta.*\nUPDATE/m)
    assert.deepEqual([reported, await versions('planned')], [['2 to be done.'], [first]])
  })

  it('goes script by script, while programs that can live with it go on', async () => {
    await opened('stepwise')
    await migrated('stepwise', later.slice(0, -1))
    assert.deepEqual(await versions('stepwise'), [[known + 1, known]])
    await opened('stepwise')
    const { reported } = await migrated('stepwise', later)
    assert.deepEqual([reported, await versions('stepwise')], [['contract.sql is done.'], [last]])
    await assert.rejects(opened('stepwise'), /newer version of tagplane/)
    assert.deepEqual((await migrated('stepwise', later)).reported, ['Nothing is to be done.'])
  })

  it('brings the first version of all up to this one', async () => {
    await migrated('first_of_all', [init])
    assert.deepEqual(await versions('first_of_all'), [[1, 1]])
    await assert.rejects(opened('first_of_all'), /older version of tagplane/)
    const { reported } = await migrated('first_of_all', own)
    assert.deepEqual(
      reported,
      own.slice(1).map(({ file }) => `${file} is done.`),
    )
    assert.deepEqual(await versions('first_of_all'), [first])
    await opened('first_of_all')
  })

  it('makes the tables of an empty place', async () => {
    const { reported } = await migrated('empty_place', later)
    assert.deepEqual([reported, await versions('empty_place')], [['The tables are made.'], [last]])
  })

  it('is done once by many who do it at the same time', async () => {
    await opened('at_once')
    const all = await Promise.all(Array.from({ length: 6 }, () => migrated('at_once', later)))
    const done = all.flatMap(({ reported }) => reported).filter((line) => line.endsWith('is done.'))
    assert.deepEqual(done.sort(), ['contract.sql is done.', 'expand.sql is done.'])
  })

  it('does not hold up others for long where somebody keeps a table', async () => {
    await opened('held')
    const client = new pg.Client(connectionOf((await postgres()).url))
    await client.connect()
    await client.query(`BEGIN; LOCK TABLE ${schemaOf('held')}.meta IN ACCESS SHARE MODE`)
    await assert.rejects(
      migrated('held', later),
      (error) => error instanceof UsageError && /expand\.sql was not carried out/.test(error.message),
    )
    await client.query('ROLLBACK')
    await client.end()
    assert.deepEqual(await versions('held'), [first])
    await migrated('held', later)
    assert.deepEqual(await versions('held'), [last])
  })

  it('that fails changes nothing, and says what did', async () => {
    await opened('failing')
    const statements = ['ALTER TABLE tagplane.meta ADD y text', 'UPDATE tagplane.nowhere SET x = 1']
    const wrong = [...own, { version: known + 1, oldest: known, file: 'wrong.sql', statements }]
    await assert.rejects(migrated('failing', wrong), /was not migrated: .*nowhere/)
    assert.deepEqual(await versions('failing'), [first])
    const columns = `SELECT column_name FROM information_schema.columns WHERE table_schema = '${schemaOf('failing')}' AND table_name = 'meta'`
    assert.deepEqual((await queryPostgres(columns)).flat().sort(), ['name', 'value'])
  })
})
