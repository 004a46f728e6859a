import type pg from 'pg'
import type { BenchedDatabase } from './database.ts'
import { onStatement } from './sent-statements.ts'

/** Those whose height is told. */
export const INDEXES = ['posting_of_tag', 'posting_pkey', 'resource_listed', 'resource_pkey'] as const

/** What a call has asked for, cached or not: what EXPLAIN calls shared buffers. */
export type Pages = {
  readonly ofIndexes: number
  /** With their visibility maps. */
  readonly ofTables: number
  /** How often it went down an index. */
  readonly searches: number
}

const COUNTED = `
SELECT
  (SELECT sum(idx_blks_hit + idx_blks_read) FROM pg_statio_user_indexes) AS indexes,
  (SELECT sum(heap_blks_hit + heap_blks_read) FROM pg_statio_user_tables) AS tables,
  (SELECT sum(idx_scan) FROM pg_stat_user_indexes) AS searches`

/**
 * Counts what a call of a store with one connection takes, in a transaction that is rolled back, so that every
 * call finds the estate as it was.
 */
export function countPages(database: BenchedDatabase): (call: () => Promise<void>) => Promise<Pages> {
  let client: pg.Client | undefined
  onStatement((sender, { name }) => {
    if (name !== undefined) client = sender
  })
  return async (call) => {
    // The first call shows which connection is the store's.
    await client?.query('BEGIN')
    const before = await counted(database, client)
    await call()
    await client?.query('ROLLBACK')
    const after = await counted(database, client)
    return {
      ofIndexes: after.ofIndexes - before.ofIndexes,
      ofTables: after.ofTables - before.ofTables,
      searches: after.searches - before.searches,
    }
  }
}

async function counted(database: BenchedDatabase, client: pg.Client | undefined): Promise<Pages> {
  await client?.query('SELECT pg_stat_force_next_flush()')
  const [row] = await database.query<{ indexes: string; tables: string; searches: string }>(COUNTED)
  return { ofIndexes: Number(row?.indexes), ofTables: Number(row?.tables), searches: Number(row?.searches) }
}
