import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'
import {
  type DumpBatch,
  type DumpedOutcome,
  type DumpedTable,
  type DumpOptions,
  type DumpRow,
  type FieldType,
  fieldsOf,
  inKeyOrder,
  keyOf,
  tableNames,
} from '../dump.ts'
import { oldestSlot } from '../nonce-table.ts'
import { SCHEMA_VERSION, STORE_FILE } from './database.ts'

const MAX_ROWS = 200
/** Resources are read in the order of their key, which is not that of their pages. */
const CACHE_KIB = 65_536

/**
 * All that the store in `directory` holds at one moment; a server may go on writing meanwhile, whose log cannot be
 * shortened until the last row is read.
 */
export async function* dumpSqlite(directory: string, options: DumpOptions): AsyncGenerator<DumpBatch> {
  const file = join(directory, STORE_FILE)
  if (!existsSync(file)) throw new UsageError(`There is no store in ${directory}.`, 'Name its directory.')
  using database = new DatabaseSync(file, { readOnly: true })
  database.exec(`PRAGMA cache_size = -${CACHE_KIB}; BEGIN`)
  checkVersion(database, file)
  derive(database, options)
  for (const table of tableNames) yield* batchesOf(database, table, options)
}

function checkVersion(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version === SCHEMA_VERSION) return
  const other = version > SCHEMA_VERSION ? 'a newer' : 'an older'
  throw new UsageError(
    `${file} was written by ${other} version of tagplane (schema ${version}, known ${SCHEMA_VERSION}).`,
    version > SCHEMA_VERSION ? 'Run that version.' : 'Serve it once with this one, which migrates it.',
  )
}

/**
 * What other stores keep otherwise, in tables of this connection: nonces one by one, and among the lingering tags those
 * whose postings wait to be deleted. Such a tag may still be on another resource, which does no harm.
 */
function derive(database: DatabaseSync, { now, unusedTagDelay }: DumpOptions): void {
  database.exec(`
    CREATE TEMP TABLE used (slot INTEGER, hash BLOB, PRIMARY KEY (slot, hash)) WITHOUT ROWID;
    CREATE TEMP TABLE fading (account, home, key, value, due, PRIMARY KEY (account, home, key, value)) WITHOUT ROWID;
  `)
  database
    .prepare(
      `WITH RECURSIVE piece (slot, hash, rest) AS (
         SELECT slot, substr(hashes, 1, 8), substr(hashes, 9) FROM main.nonce WHERE slot >= ?
         UNION ALL
         SELECT slot, substr(rest, 1, 8), substr(rest, 9) FROM piece WHERE length(rest) > 0
       )
       INSERT OR IGNORE INTO used SELECT slot, hash FROM piece`,
    )
    .run(oldestSlot(now))
  database.prepare('INSERT INTO fading SELECT * FROM main.lingering WHERE due > ?').run(now)
  database
    .prepare(
      `INSERT INTO fading
       SELECT c.account, d.value ->> 3, b.value ->> 0, b.value ->> 1, c.at + :delay
       FROM main.unindexed u JOIN main.change c ON c.seq = u.change, json_each(c.doc) d, json_each(d.value, '$[7]') b
       WHERE c.at + :delay > :now AND NOT EXISTS (
         SELECT 1 FROM main.resource r, json_each(r.tags) t
         WHERE r.account = c.account AND r.type = d.value ->> 0 AND r.id = d.value ->> 1 AND r.region = d.value ->> 2
           AND t.value ->> 0 = b.value ->> 0 AND t.value ->> 1 = b.value ->> 1)
       ON CONFLICT DO UPDATE SET due = max(due, excluded.due)`,
    )
    .run({ delay: unusedTagDelay, now })
}

function* batchesOf(database: DatabaseSync, table: DumpedTable, { now }: DumpOptions): Generator<DumpBatch> {
  const fields = fieldsOf(table)
  const columns = fields.map(([name]) => name).join(', ')
  const select = database.prepare(
    `SELECT ${columns} FROM ${sourceOf(table, now)} ORDER BY ${keyOf(table).join(', ')}`,
  )
  let rows: DumpRow[] = []
  for (const stored of select.iterate()) {
    const values = fields.map(([name, type]) => [name, read[type](stored[name])])
    rows.push({ table, ...Object.fromEntries(values) } as DumpRow)
    if (rows.length < MAX_ROWS) continue
    yield { table, rows }
    rows = []
  }
  if (rows.length > 0) yield { table, rows }
}

function sourceOf(table: DumpedTable, now: number): string {
  if (table === 'nonce') return 'temp.used'
  if (table === 'lingering') return 'temp.fading'
  return table === 'idempotency' ? `main.idempotency WHERE expires > ${now}` : `main.${table}`
}

/** From the value of a column to that of a field. */
const read: Readonly<Record<FieldType, (stored: unknown) => unknown>> = {
  text: (stored) => stored,
  integer: (stored) => stored,
  bytes: (stored) => Buffer.from(stored as Uint8Array).toString('hex'),
  json: (stored) => JSON.parse(stored as string),
  tags: (stored) => JSON.parse(stored as string),
  lists: (stored) => JSON.parse(stored as string),
  outcomes: (stored) => (JSON.parse(stored as string) as DumpedOutcome[]).map(inOrder),
}

function inOrder(outcome: DumpedOutcome): DumpedOutcome {
  const [type, id, region, home, done, version, previous, before, after, ...estate] = outcome
  return [type, id, region, home, done, version, previous, inKeyOrder(before), inKeyOrder(after), ...estate]
}
