import type pg from 'pg'
import { inSchema } from './database.ts'
import { hasCustom } from './write-statement.ts'

/** Rows that one piece registers. */
export const MAX_REGISTERED = 500

/**
 * Registers the first rows of an account (SQL), behind the one that is given, that a program made for schema 1 has written, as of their latest change, in
 * parts of a statement; `dated` has them.
 */
export const registerRows = (account: string, behind = "('', '', '')") => `
unregistered AS MATERIALIZED (
  SELECT account, type, id, region FROM tagplane.resource
  WHERE account = ${account} AND (type, id, region) > ${behind} AND home <> '' AND registered_at IS NULL
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

const PIECE = `
WITH ${registerRows('$1', '($2, $3, $4)')}
SELECT type, id, region FROM unregistered ORDER BY type DESC, id DESC, region DESC LIMIT 1`

/** All of them, piece by piece, each a transaction. */
export async function registerAll(client: pg.Client, schema: string): Promise<void> {
  const accounts = await client.query<[string]>({
    ...{ text: inSchema('SELECT id FROM tagplane.account ORDER BY id', schema), rowMode: 'array' },
  })
  for (const [account] of accounts.rows) {
    for (let last: readonly string[] | undefined = ['', '', '']; last; ) {
      const values: readonly string[] = [account, ...last]
      const { rows } = await client.query<string[]>({
        ...{ text: inSchema(PIECE, schema), values: [...values], rowMode: 'array' },
      })
      last = rows[0]
    }
  }
}
