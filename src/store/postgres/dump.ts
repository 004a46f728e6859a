import pg from 'pg'
import { UsageError } from '../../core/usage-error.ts'
import {
  type DumpBatch,
  type DumpedOutcome,
  type DumpedTable,
  type DumpOptions,
  type DumpRow,
  type FieldType,
  fieldsOf,
  keyOf,
  tableNames,
} from '../dump.ts'
import { oldestSlot } from '../nonce-table.ts'
import { type PackedTag, packTags } from '../tag-set.ts'
import { type PackedTags, unpackTags } from './change-doc.ts'
import { connectionOf, placeOf } from './connection.ts'
import { exactIntegers, inSchema } from './database.ts'
import { requireSchema } from './schema.ts'

const MAX_ROWS = 200

/** All that a PostgreSQL store holds at one moment; nodes may go on writing meanwhile. */
export async function* dumpPostgres(
  url: string,
  options: Pick<DumpOptions, 'now'>,
  schema = 'tagplane',
): AsyncGenerator<DumpBatch> {
  const connection = connectionOf(url)
  const client = new pg.Client({ ...connection, types: exactIntegers, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await requireSchema(client, schema)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    for (const table of tableNames) yield* batchesOf(client, schema, table, options.now)
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(
      `The PostgreSQL store at ${placeOf(connection)} cannot be read: ${(cause as Error).message}.`,
      'Check that it is there, and that the user may read its tables.',
      { cause },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function* batchesOf(
  client: pg.Client,
  schema: string,
  table: DumpedTable,
  now: number,
): AsyncGenerator<DumpBatch> {
  const fields = fieldsOf(table)
  const columns = fields.map(([name]) => (name === 'registered_at' ? REGISTERED_AT : name)).join(', ')
  const select = `SELECT ${columns} FROM ${sourceOf(table, now)} ORDER BY ${keyOf(table).join(', ')}`
  await client.query(inSchema(`DECLARE dumped NO SCROLL CURSOR FOR ${select}`, schema))
  for (;;) {
    const { rows: stored } = await client.query<Record<string, unknown>>(`FETCH ${MAX_ROWS} FROM dumped`)
    if (stored.length === 0) break
    const rows = stored.map((row) => {
      const values = fields.map(([name, type]) => [name, read[type](row[name])])
      return { table, ...Object.fromEntries(values) } as DumpRow
    })
    yield { table, rows }
  }
  await client.query('CLOSE dumped')
}

const REGISTERED_AT = 'coalesce(registered_at, changed_at) AS registered_at'

/** What this store keeps only to settle who comes first (keys that are revoked, documents deleted, absences) stays. */
function sourceOf(table: DumpedTable, now: number): string {
  switch (table) {
    case 'access_key':
      return "tagplane.access_key WHERE status <> 'revoked'"
    case 'config':
      return 'tagplane.config WHERE value IS NOT NULL'
    case 'resource':
      return "tagplane.resource WHERE home <> ''"
    case 'resource_detail':
      return "tagplane.resource WHERE home <> '' AND (relations <> '[]' OR attributes <> '[]')"
    case 'deregistered':
      return "tagplane.resource WHERE home = '' AND version > 0"
    case 'lingering':
      return `tagplane.lingering WHERE due > ${now}`
    case 'idempotency':
      return `tagplane.idempotency WHERE expires > ${now}`
    case 'nonce':
      return `(SELECT DISTINCT slot, hash FROM tagplane.nonce WHERE slot >= ${oldestSlot(now)}) used`
    default:
      return `tagplane.${table}`
  }
}

/** From the value of a column to that of a field. */
const read: Readonly<Record<FieldType, (stored: unknown) => unknown>> = {
  text: (stored) => stored,
  integer: (stored) => stored,
  bytes: (stored) => (stored as Buffer).toString('hex'),
  json: (stored) => JSON.parse(stored as string),
  tags: (stored) => inOrder(stored as PackedTags),
  lists: (stored) => JSON.parse(stored as string),
  outcomes: (stored) => (JSON.parse(stored as string) as StoredOutcome[]).map(outcomeOf),
}

type StoredOutcome = readonly [...Named, before: PackedTags, after: PackedTags, ...Estate]
type Named = DumpedOutcome extends readonly [...infer N, unknown, unknown, unknown?, unknown?, unknown?]
  ? N
  : never
type Estate = DumpedOutcome extends readonly [...Named, unknown, unknown, ...infer E] ? E : never

function outcomeOf(stored: StoredOutcome): DumpedOutcome {
  const [type, id, region, home, outcome, version, previous, before, after, ...estate] = stored
  return [type, id, region, home, outcome, version, previous, inOrder(before), inOrder(after), ...estate]
}

function inOrder(tags: PackedTags): readonly PackedTag[] {
  return packTags(unpackTags(tags))
}
