import pg from 'pg'
import { UsageError } from '../../core/usage-error.ts'
import { inSchema } from './database.ts'
import { type Migration, readMigrations } from './migrations.ts'

/** No schema, no table. */
const NOTHING_THERE = ['3F000', '42P01']
/** Somebody else is making it: the schema, the table, or their entries in the catalogue are there already. */
const MADE_MEANWHILE = ['42P06', '42P07', '42710', '23505', '40001', '40P01', 'XX000']
const MAX_TRIES = 20

/** Makes the tables on an empty place; refuses those that this program cannot use with `UsageError`. */
export async function openSchema(
  client: pg.Client,
  schema: string,
  migrations = readMigrations(),
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const found = await readVersion(client, schema)
    if (found) return checkVersion(found, schema, migrations.length)
    try {
      await makeSchema(client, schema, migrations)
    } catch (error) {
      if (tries === MAX_TRIES || !MADE_MEANWHILE.includes(codeOf(error))) throw error
    }
  }
}

/** Refuses a place without tables, or with those of another version, with `UsageError`; makes nothing. */
export async function requireSchema(client: pg.Client, schema: string): Promise<void> {
  const found = await readVersion(client, schema)
  if (!found) throw new UsageError(`There is no store in the schema ${schema}.`, 'Name its database.')
  checkVersion(found, schema, readMigrations().length)
}

type Versions = { readonly version: number; readonly oldest: number }

async function readVersion(client: pg.Client, schema: string): Promise<Versions | undefined> {
  try {
    const sql = inSchema('SELECT version, oldest FROM tagplane.schema_version', schema)
    const { rows } = await client.query<Versions>(sql)
    return rows[0]
  } catch (error) {
    if (NOTHING_THERE.includes(codeOf(error))) return undefined
    throw error
  }
}

/** All in one transaction, as several statements of one query are. A schema that is there already may be used. */
async function makeSchema(
  client: pg.Client,
  schema: string,
  migrations: readonly Migration[],
): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])
  const create = rowCount ? [] : [`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`]
  const { version, oldest } = migrations.at(-1) ?? { version: 0, oldest: 0 }
  const insert = `INSERT INTO tagplane.schema_version (version, oldest) VALUES (${version}, ${oldest})`
  const statements = [...create, ...migrations.flatMap((one) => one.statements), insert]
  await client.query(statements.map((sql) => inSchema(sql, schema)).join(';\n'))
}

function checkVersion({ version, oldest }: Versions, schema: string, known: number): void {
  if (oldest > known) {
    throw new UsageError(
      `The schema ${schema} was made by a newer version of tagplane (schema ${version}, known ${known}).`,
      'Run that version, or restore a backup made before it.',
    )
  }
  if (version < known) {
    throw new UsageError(
      `The schema ${schema} was made by an older version of tagplane (schema ${version}, needed ${known}).`,
      'Run tagplane migrate --plan to see what is to be done, and tagplane migrate to do it; nodes of the former version may go on running.',
    )
  }
}

/** The migrations that the place has not seen; all of them for an empty one. */
export async function pendingMigrations(
  client: pg.Client,
  schema: string,
  migrations = readMigrations(),
): Promise<readonly Migration[]> {
  const found = await readVersion(client, schema)
  if (found && found.oldest > migrations.length) checkVersion(found, schema, migrations.length)
  return migrations.slice(found?.version ?? 0)
}

/** How long a migration waits for a lock: whoever comes after it waits as well. */
const LOCK_TIMEOUT_MS = 3_000
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Carries out one migration in a transaction; answers whether it did, or somebody else had. Ends as `UsageError`
 * where others hold what it needs.
 */
export async function migrateSchema(client: pg.Client, schema: string, one: Migration): Promise<boolean> {
  const run = (sql: string) => client.query<Versions>(inSchema(sql, schema))
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`)
    const { rows } = await run('SELECT version, oldest FROM tagplane.schema_version FOR UPDATE')
    const due = rows[0]?.version === one.version - 1
    if (due) {
      for (const statement of one.statements) await run(statement)
      await run(`UPDATE tagplane.schema_version SET version = ${one.version}, oldest = ${one.oldest}`)
    }
    await client.query('COMMIT')
    return due
  } catch (cause) {
    await client.query('ROLLBACK')
    if (codeOf(cause) !== LOCK_NOT_AVAILABLE) throw cause
    throw new UsageError(
      `${one.file} was not carried out, since other transactions have held its tables for ${LOCK_TIMEOUT_MS / 1000} s.`,
      'Nothing has changed. Run it again when they are done.',
      { cause },
    )
  }
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown }).code)
}
