import { after } from 'node:test'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { openPostgresStore, type PostgresOptions } from '../../src/store/postgres/postgres-store.ts'
import type { Store } from '../../src/store/store.ts'
import { postgres } from '../support/postgres.ts'
import type { ContractOptions } from './contract.ts'

const schemas = new Set<string>()
after(dropSchemas)

/** Opens the PostgreSQL store in a schema that is the place's own. */
export async function openPostgresPlace(
  { place, unusedTagDelay }: ContractOptions,
  options: Partial<PostgresOptions> = {},
): Promise<Store> {
  const { url } = await postgres()
  schemas.add(schemaOf(place))
  return openPostgresStore({ url, unusedTagDelay, schema: schemaOf(place), timeout: 20_000, ...options })
}

export function schemaOf(place: string): string {
  return `tagplane_test_${process.pid}_${place.replaceAll('-', '_')}`
}

/** Looks straight into the database. */
export async function queryPostgres(sql: string, values: readonly unknown[] = []): Promise<unknown[][]> {
  const { url } = await postgres()
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, values: [...values], rowMode: 'array' })
    return rows
  } finally {
    await client.end()
  }
}

/** A server of our own goes with all that it holds. */
async function dropSchemas(): Promise<void> {
  if (schemas.size === 0 || (await postgres()).socket) return
  for (const schema of schemas) await queryPostgres(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
}
