import pg from 'pg'
import { UsageError } from '../../core/usage-error.ts'
import {
  type Dump,
  type DumpBatch,
  type DumpedOutcome,
  type DumpedTable,
  type FieldType,
  fieldsOf,
  tableNames,
} from '../dump.ts'
import { type PackedTag, unpackTags } from '../tag-set.ts'
import { packedTags } from './change-doc.ts'
import { connectionOf, placeOf } from './connection.ts'
import { inSchema } from './database.ts'
import { openSchema } from './schema.ts'
import { hasCustom } from './write-statement.ts'

/**
 * Puts a dump into a database that holds no store, in one transaction; makes the tables where they are missing. The
 * rows of `meta` come first: a node that starts meanwhile waits for them, and one that was faster ends the load.
 */
export async function loadPostgres(dump: Dump, url: string, schema = 'tagplane'): Promise<void> {
  const connection = connectionOf(url)
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await openSchema(client, schema)
    await client.query('BEGIN')
    if (await holdsSomething(client, schema)) throw notEmpty(placeOf(connection))
    for await (const { table, rows } of dump) await insert(client, schema, table, rows)
    await client.query('COMMIT')
  } catch (cause) {
    if (cause instanceof UsageError || (cause as Error).name === 'AbortError') throw cause
    const { code, table, message } = cause as pg.DatabaseError
    if (code === UNIQUE_VIOLATION && table === 'meta') throw notEmpty(placeOf(connection))
    throw new UsageError(
      `Nothing was put into the PostgreSQL store at ${placeOf(connection)}: ${message}.`,
      'Check that it is there, and that the user may write to its tables.',
      { cause },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

const UNIQUE_VIOLATION = '23505'

function notEmpty(place: string): UsageError {
  return new UsageError(
    `The PostgreSQL store at ${place} holds something already.`,
    'Nothing has changed. Name a database without a store.',
  )
}

/** Tables of a dump whose rows are here in that of the resources. */
const PARTS_OF_RESOURCE: readonly DumpedTable[] = ['resource_detail', 'deregistered']

async function holdsSomething(client: pg.Client, schema: string): Promise<boolean> {
  const tables = tableNames.filter((table) => !PARTS_OF_RESOURCE.includes(table))
  const some = tables.map((table) => `EXISTS (SELECT 1 FROM tagplane.${table})`).join(' OR ')
  const { rows } = await client.query<{ found: boolean }>(inSchema(`SELECT ${some} AS found`, schema))
  return rows[0]?.found === true
}

async function insert(
  client: pg.Client,
  schema: string,
  table: DumpedTable,
  rows: DumpBatch['rows'],
): Promise<void> {
  const columns = fieldsOf(table).map(([name, type]) =>
    rows.map((row) => written[type]((row as Readonly<Record<string, unknown>>)[name])),
  )
  await client.query(inSchema(statementOf(table), schema), columns)
}

function statementOf(table: DumpedTable): string {
  const fields = fieldsOf(table)
  const names = fields.map(([name]) => name).join(', ')
  const arrays = fields.map(([, type], i) => `$${i + 1}::${columnTypes[type]}[]`).join(', ')
  const given = `unnest(${arrays}) AS given (${names})`
  switch (table) {
    case 'resource':
      return `
WITH kept AS (
  INSERT INTO tagplane.resource (${names}, tagged, custom)
  SELECT ${names}, tags <> '{}', ${hasCustom('tags')} FROM ${given}
  RETURNING *
), registered AS (
  INSERT INTO tagplane.registration (account, home, type, id, region, grp, registered_at)
  SELECT account, home, type, id, region, grp, registered_at FROM kept
)
INSERT INTO tagplane.posting (account, type, id, home, key, value)
SELECT account, type, id, home, tag.key, tag.value ->> 0 FROM kept, jsonb_each(tags) tag`
    case 'resource_detail':
      return `
UPDATE tagplane.resource r SET relations = given.relations, attributes = given.attributes FROM ${given}
WHERE r.account = given.account AND r.type = given.type AND r.id = given.id AND r.region = given.region`
    case 'deregistered':
      return `INSERT INTO tagplane.resource (${names}, home, tagged, tags) SELECT ${names}, '', false, '{}' FROM ${given}`
    // Whose call it was is in the hash; here a nonce is looked up by the account as well, and no other one has this hash.
    case 'nonce':
      return `INSERT INTO tagplane.nonce (account, ${names}) SELECT account.id, ${names} FROM tagplane.account, ${given}`
    default:
      return `INSERT INTO tagplane.${table} (${names}) SELECT ${names} FROM ${given}`
  }
}

const columnTypes: Readonly<Record<FieldType, string>> = {
  ...{ text: 'text', integer: 'bigint', bytes: 'bytea' },
  ...{ json: 'text', tags: 'jsonb', lists: 'text', outcomes: 'text' },
}

/** From the value of a field to that of a column. */
const written: Readonly<Record<FieldType, (value: unknown) => unknown>> = {
  text: (value) => value,
  integer: (value) => value,
  bytes: (value) => Buffer.from(value as string, 'hex'),
  json: (value) => JSON.stringify(value),
  tags: (value) => textOf(value as readonly PackedTag[]),
  lists: (value) => JSON.stringify(value),
  outcomes: (value) => `[${(value as readonly DumpedOutcome[]).map(outcomeText).join(',')}]`,
}

function outcomeText(outcome: DumpedOutcome): string {
  const [type, id, region, home, done, version, previous, before, after, ...estate] = outcome
  const named = [type, id, region, home, done, version, previous].map((one) => JSON.stringify(one))
  const rest = estate.map((one) => JSON.stringify(one))
  return `[${[...named, textOf(before), textOf(after), ...rest].join(',')}]`
}

function textOf(tags: readonly PackedTag[]): string {
  return packedTags(unpackTags(tags))
}
