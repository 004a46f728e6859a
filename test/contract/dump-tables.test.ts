import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { fieldsOf, tableNames } from '../../src/store/dump.ts'
import { noPostgres } from '../support/postgres.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { databaseFile, openSqlitePlace } from './sqlite-places.ts'

/** Columns of a store as `table.column`. */
type Columns = readonly string[]
/** What an export does without, and why. */
type LeftOut = Readonly<Record<string, string>>

const carried: Columns = tableNames.flatMap((table) => fieldsOf(table).map(([name]) => `${table}.${name}`))

const ofSqlite: LeftOut = {
  'change.seq': 'numbers the changes of one store',
  'posting.*': 'made anew from the resources',
  'untagged.*': 'follows from the tags of resources',
  'unindexed.*': 'what it says is among the lingering tags',
  'nonce.seq': 'numbers groups of nonces',
  'nonce.hashes': 'carried one by one',
  'request_journal.*': 'is for looking at, and over in hours',
}

const ofPostgres: LeftOut = {
  'schema_version.*': 'is that of the store that is made',
  'posting.*': 'made anew from the resources',
  'registration.*': 'made anew from the resources',
  'resource.tagged': 'follows from the tags',
  'resource.custom': 'follows from the tags',
  'resource.relations': 'is in resource_detail',
  'resource.attributes': 'is in resource_detail',
  'resource.absent_since': 'is there for absences only, which are not carried',
  'nonce.account': 'is in the hash',
  'nonce.claim': 'tells a call from its repetition',
  'rate_share.*': 'is over with its second',
  'request_journal.*': 'is for looking at, and over in hours',
  'lease.*': 'belongs to nodes of the former store',
}

/** Carried columns that a store has in another form. */
const inAnotherForm: Columns = carried.filter((column) =>
  /^(nonce\.hash$|resource_detail\.|deregistered\.)/.test(column),
)

function accountFor(found: Columns, leftOut: LeftOut): void {
  const without = found.filter((column) => {
    const table = column.replace(/\..*/, '.*')
    return !(column in leftOut) && !(table in leftOut)
  })
  const expected = carried.filter((column) => found.includes(column) || !inAnotherForm.includes(column))
  assert.deepEqual([...without].sort(), [...expected].sort(), 'Neither carried by exports nor left out here')
  for (const [name, reason] of Object.entries(leftOut)) {
    assert.ok(
      reason !== '' && found.some((column) => column === name || column.startsWith(name.replace('*', ''))),
      name,
    )
  }
}

const options = { place: 'columns', unusedTagDelay: 0, now: () => 0 }

describe('every column of a store', () => {
  it('of the embedded kind is carried by an export, or left out for a reason', async () => {
    await using _ = await openSqlitePlace(options)
    using database = new DatabaseSync(databaseFile('columns'), { readOnly: true })
    const rows = database
      .prepare(
        `SELECT t.name || '.' || c.name AS place FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'`,
      )
      .all()
    accountFor(
      rows.map(({ place }) => String(place)),
      ofSqlite,
    )
  })

  it('on PostgreSQL is carried by an export, or left out for a reason', {
    skip: noPostgres ?? false,
  }, async () => {
    await using _ = await openPostgresPlace(options)
    const rows = await queryPostgres(
      `SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = $1`,
      [schemaOf('columns')],
    )
    accountFor(
      rows.map(([place]) => String(place)),
      ofPostgres,
    )
  })
})
