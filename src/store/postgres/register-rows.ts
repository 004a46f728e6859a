import type pg from 'pg'
import { type Database, inSchema, type Statement } from './database.ts'
import { hasCustom } from './write-statement.ts'

/** Rows that one piece registers. */
export const MAX_REGISTERED = 500

/**
 * Registers rows that a program made for schema 1 has written, as of their latest change: the first of account `$1` behind
 * type `$2`, id `$3` and region `$4`. Answers how many, and the last one.
 */
const PIECE: Statement = {
  name: 'register-rows',
  text: `
WITH unregistered AS MATERIALIZED (
  SELECT account, type, id, region FROM tagplane.resource
  WHERE account = $1 AND (type, id, region) > ($2, $3, $4) AND home <> '' AND registered_at IS NULL
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
)
SELECT type, id, region, (SELECT count(*) FROM unregistered) AS count FROM unregistered
ORDER BY type DESC, id DESC, region DESC LIMIT 1`,
}

/** Registers the first rows of an account; answers whether there may be more. */
export async function registerPiece(database: Database, account: string): Promise<boolean> {
  const [row] = await database.run(PIECE, [account, '', '', ''])
  return row?.['count'] === MAX_REGISTERED
}

/** Registers all of them, piece by piece, each a transaction. */
export async function registerAll(client: pg.Client, schema: string): Promise<void> {
  const run = async (text: string, values: readonly string[]) => {
    const query = { text: inSchema(text, schema), values: [...values], rowMode: 'array' as const }
    return (await client.query<string[]>(query)).rows
  }
  for (const [account = ''] of await run('SELECT id FROM tagplane.account ORDER BY id', [])) {
    let last: string[] | undefined = ['', '', '']
    while (last) [last] = await run(PIECE.text, [account, ...last.slice(0, 3)])
  }
}
