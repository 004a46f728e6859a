import { oldestSlot } from '../nonce-table.ts'
import type { Database, Statement } from './database.ts'

/** One piece: so many accounts, and so many rows of each account and table. */
const MAX_ACCOUNTS = 100
const MAX_ROWS = 500
/** How long the row of an absent resource is kept; calls under way may be waiting for it. */
const ABSENCE_MS = 60_000

/**
 * Whatever has expired of the accounts that follow `$1`. A row is deleted only if it is still expired when its
 * turn comes. `$2` now, `$3` the oldest half hour with nonces in use, `$4` since when a resource must be absent.
 */
const STATEMENT: Statement = {
  name: 'sweep',
  text: `
WITH batch AS MATERIALIZED (
  SELECT id FROM tagplane.account WHERE id > $1 ORDER BY id LIMIT ${MAX_ACCOUNTS}
), nonces AS (
  DELETE FROM tagplane.nonce n
  USING batch, LATERAL (
    SELECT slot, hash FROM tagplane.nonce WHERE account = batch.id AND slot < $3 ORDER BY slot, hash LIMIT ${MAX_ROWS}
  ) old
  WHERE n.account = batch.id AND n.slot = old.slot AND n.hash = old.hash
  RETURNING n.account
), lingering AS (
  DELETE FROM tagplane.lingering l
  USING batch, LATERAL (
    SELECT home, key, value FROM tagplane.lingering
    WHERE account = batch.id AND due <= $2 ORDER BY due LIMIT ${MAX_ROWS}
  ) old
  WHERE l.account = batch.id AND l.home = old.home AND l.key = old.key AND l.value = old.value AND l.due <= $2
  RETURNING l.account
), tokens AS (
  DELETE FROM tagplane.idempotency i
  USING batch, LATERAL (
    SELECT operation, token_hash FROM tagplane.idempotency
    WHERE account = batch.id AND expires <= $2 ORDER BY expires LIMIT ${MAX_ROWS}
  ) old
  WHERE i.account = batch.id AND i.operation = old.operation AND i.token_hash = old.token_hash AND i.expires <= $2
  RETURNING i.account
), absences AS (
  DELETE FROM tagplane.resource r
  USING batch, LATERAL (
    SELECT type, id, region FROM tagplane.resource
    WHERE account = batch.id AND absent_since <= $4 ORDER BY absent_since LIMIT ${MAX_ROWS}
  ) old
  WHERE r.account = batch.id AND r.type = old.type AND r.id = old.id AND r.region = old.region AND r.absent_since <= $4
  RETURNING r.account
), full_pieces AS (
  SELECT 1 FROM nonces GROUP BY account HAVING count(*) = ${MAX_ROWS}
  UNION ALL SELECT 1 FROM lingering GROUP BY account HAVING count(*) = ${MAX_ROWS}
  UNION ALL SELECT 1 FROM tokens GROUP BY account HAVING count(*) = ${MAX_ROWS}
  UNION ALL SELECT 1 FROM absences GROUP BY account HAVING count(*) = ${MAX_ROWS}
)
SELECT (SELECT max(id) FROM batch) AS last, (SELECT count(*) FROM batch) AS accounts,
  EXISTS (SELECT 1 FROM full_pieces) AS more`,
}

/** Clears away in pieces, account by account; answers whether more is waiting. */
export function createSweep(database: Database): (now: number) => Promise<boolean> {
  let last = ''
  return async (now) => {
    const [row] = await database.run(STATEMENT, [last, now, oldestSlot(now), now - ABSENCE_MS])
    if (row?.['more']) return true
    const unfinished = row?.['accounts'] === MAX_ACCOUNTS
    last = unfinished ? (row['last'] as string) : ''
    return unfinished
  }
}
