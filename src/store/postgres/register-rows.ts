import type pg from 'pg'
import { inSchema } from './database.ts'
import { hasCustom } from './write-statement.ts'

/** Rows that one piece registers. */
export const MAX_REGISTERED = 500

/**
 * Registers the first rows of an account (SQL) that a program made for schema 1 has written, as of their latest change, in
 * parts of a statement; `dated` has them.
 */
export const registerRows = (account: string) => `
unregistered AS MATERIALIZED (
  SELECT account, type, id, region FROM tagplane.resource
  WHERE account = ${account} AND home <> '' AND registered_at IS NULL
  ORDER BY type, id, region LIMIT ${MAX_REGISTERED} FOR UPDATE
), dated AS (
  UPDATE tagplane.resource r SET registered_at = r.changed_at, custom = ${hasCustom('r.tags')}
  FROM unregistered u
  WHERE r.account = u.account AND r.type = u.type AND r.id = u.id AND r.region = u.region AND r.registered_at IS NULL
    AND r.home <> ''
  RETURNING r.account, r.home, r.type, r.id, r.region, r.grp, r.registered_at
), registered AS (
  INSERT INTO tagplane.registration (account, home, type, id, region, grp, registered_at)
  SELECT account, home, type, id, region, grp, registered_at FROM dated
  ON CONFLICT (account, home, type, id, region) DO NOTHING
)`

const NEXT_ACCOUNT = `
WITH next AS MATERIALIZED (
  SELECT account AS id FROM tagplane.resource WHERE home <> '' AND registered_at IS NULL ORDER BY account LIMIT 1
),${registerRows('(SELECT id FROM next)')}
SELECT count(*)::int AS count FROM next, dated`

/** All of them, piece by piece, each a transaction; answers how many there were. */
export async function registerAll(client: pg.Client, schema: string): Promise<number> {
  for (let all = 0; ; ) {
    const { rows } = await client.query<{ count: number }>(inSchema(NEXT_ACCOUNT, schema))
    const count = rows[0]?.count ?? 0
    if (count === 0) return all
    all += count
  }
}
