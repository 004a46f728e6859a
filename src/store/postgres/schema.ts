import { readFileSync } from 'node:fs'
import pg from 'pg'
import { UsageError } from '../../core/usage-error.ts'
import { inSchema } from './database.ts'

/** The schema that this program makes, and the oldest program that can use it. */
const VERSION = 1
const OLDEST = 1
const INIT = new URL('./schema/0001-init.sql', import.meta.url)

/** No schema, no table. */
const NOTHING_THERE = ['3F000', '42P01']
/** Somebody else is making it: the schema, the table, or their entries in the catalogue are there already. */
const MADE_MEANWHILE = ['42P06', '42P07', '42710', '23505', '40001', '40P01', 'XX000']
const MAX_TRIES = 20

/** Makes the tables on an empty place; refuses those that this program cannot use with `UsageError`. */
export async function openSchema(client: pg.Client, schema: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const found = await readVersion(client, schema)
    if (found) return checkVersion(found, schema)
    try {
      await makeSchema(client, schema)
    } catch (error) {
      if (tries === MAX_TRIES || !MADE_MEANWHILE.includes(codeOf(error))) throw error
    }
  }
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
async function makeSchema(client: pg.Client, schema: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])
  const create = rowCount ? '' : `CREATE SCHEMA ${pg.escapeIdentifier(schema)};`
  const insert = `INSERT INTO tagplane.schema_version (version, oldest) VALUES (${VERSION}, ${OLDEST})`
  await client.query(`${create}${inSchema(`${readFileSync(INIT, 'utf8')}; ${insert}`, schema)}`)
}

function checkVersion({ version, oldest }: Versions, schema: string): void {
  if (oldest > VERSION) {
    throw new UsageError(
      `The schema ${schema} was made by a newer version of tagplane (schema ${version}, known ${VERSION}).`,
      'Run that version, or restore a backup made before it.',
    )
  }
  if (version < VERSION) {
    throw new UsageError(
      `The schema ${schema} was made by an older version of tagplane (schema ${version}, needed ${VERSION}).`,
      'Migrate it first.',
    )
  }
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown }).code)
}
