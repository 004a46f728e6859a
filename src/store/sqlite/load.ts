import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'
import { type Dump, type DumpBatch, type DumpedTable, type FieldType, fieldsOf } from '../dump.ts'
import { makeFile, refuseExisting } from '../new-file.ts'
import { migrate, STORE_FILE } from './database.ts'
import { CUSTOM_TAG } from './resources.ts'

const CACHE_KIB = 65_536

/** Makes the store of a dump in a directory that has none: once it is complete, or not at all. */
export async function loadSqlite(dump: Dump, directory: string): Promise<void> {
  const file = join(directory, STORE_FILE)
  refuseExisting(file)
  await makeFile(file, async (partial) => {
    using database = new DatabaseSync(partial)
    // Nobody opens the file before it has its name, and one that is not complete goes: it needs no journal.
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -${CACHE_KIB}`)
    migrate(database, partial)
    database.exec('BEGIN')
    await insertAll(database, dump)
    index(database)
    database.exec('COMMIT')
  })
}

async function insertAll(database: DatabaseSync, dump: Dump): Promise<void> {
  const inserts = new Map<DumpedTable, ReturnType<typeof insertInto>>()
  for await (const batch of dump) {
    const insert = inserts.get(batch.table) ?? insertInto(database, batch.table)
    inserts.set(batch.table, insert)
    try {
      insert(batch)
    } catch (cause) {
      throw refused(cause)
    }
  }
}

function insertInto(database: DatabaseSync, table: DumpedTable): (batch: DumpBatch) => void {
  if (table === 'nonce') return insertNonces(database)
  const fields = fieldsOf(table)
  const columns = fields.map(([name]) => name)
  const insert = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  return ({ rows }) => {
    for (const row of rows) {
      const values = row as Row
      insert.run(...fields.map(([name, type]) => written[type](values[name])))
    }
  }
}

type Row = Readonly<Record<string, unknown>>

/** One row per half hour of signed time and batch. */
function insertNonces(database: DatabaseSync): (batch: DumpBatch) => void {
  const insert = database.prepare('INSERT INTO nonce (slot, hashes) VALUES (?, ?)')
  return ({ rows }) => {
    const nonces = rows.filter((row) => row.table === 'nonce')
    for (const [slot, some] of Map.groupBy(nonces, (row) => row.slot))
      insert.run(slot, Buffer.from(some.map(({ hash }) => hash).join(''), 'hex'))
  }
}

/** The postings of all resources and the entries of untagged ones, sorted, so that the index is written from one end to the other. */
function index(database: DatabaseSync): void {
  database.exec(`
    INSERT OR IGNORE INTO posting
    SELECT account, home, t.value ->> 0, t.value ->> 1, r.type, r.id FROM resource r, json_each(r.tags) t
    UNION ALL
    SELECT account, home, '', '', type, id FROM resource WHERE tags <> '[]'
    ORDER BY 1, 2, 3, 4, 5, 6;
    INSERT INTO untagged SELECT account, home, type, id, region FROM resource r
    WHERE NOT EXISTS (${CUSTOM_TAG}) ORDER BY 1, 2, 3, 4, 5`)
}

/** From the value of a field to that of a column. */
const written: Readonly<Record<FieldType, (value: unknown) => string | number | Uint8Array>> = {
  text: (value) => value as string,
  integer: (value) => value as number,
  bytes: (value) => Buffer.from(value as string, 'hex'),
  json: (value) => JSON.stringify(value),
  tags: (value) => JSON.stringify(value),
  lists: (value) => JSON.stringify(value),
  outcomes: (value) => JSON.stringify(value),
}

const CONSTRAINT = 19

/** A file that was made by hand may say things that no store holds. */
function refused(cause: unknown): unknown {
  if (((cause as { errcode?: number }).errcode ?? 0) % 256 !== CONSTRAINT) return cause
  return new UsageError(
    `The rows contradict each other: ${(cause as Error).message}.`,
    'Nothing of it is kept. Use a file that tagplane export has written.',
    { cause },
  )
}
