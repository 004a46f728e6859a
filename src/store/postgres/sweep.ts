import { oldestSlot } from '../nonce-table.ts'
import type { Store } from '../store.ts'
import type { Database, Statement } from './database.ts'
import { registerPiece } from './register-rows.ts'

/** Rows of each table that one piece deletes, and some more where several expire at the same time. */
const MAX_ROWS = 500
/** How long the row of an absent resource is kept; calls under way may be waiting for it. */
const ABSENCE_MS = 60_000
/**
 * A nonce is dropped once a later call has shown that its time is over, by so many half hours: 15 minutes by which a
 * request may be early, as many for each of two nodes' clocks. The clock of the sweeper alone is believed a day late.
 */
const SHOWN_SLOTS = 2
const UNSHOWN_SLOTS = 48
/** What was not called for so long is not about to be called again. */
const IDLE_SHARE_MS = 60_000

/** The first rows of an account in the order in which they expire: those up to the last of so many. */
const lastOf = (columns: string, table: string, expired: string) => `(
    SELECT ${columns} FROM tagplane.${table}
    WHERE account = (SELECT id FROM next) AND ${expired} ORDER BY ${columns} OFFSET ${MAX_ROWS - 1} LIMIT 1)`

/**
 * Whatever has expired of the account that follows `$1`. `$2` now, `$3` the oldest half hour with nonces in use, `$4`
 * since when a resource must be absent, `$5` and `$6` name and fence of the lease, if any, `$7` the second before which shares of rates were taken.
 */
const STATEMENT: Statement = {
  name: 'sweep',
  text: `
WITH next AS MATERIALIZED (
  SELECT id FROM tagplane.account
  WHERE id > $1 AND ($5::text IS NULL OR EXISTS (SELECT 1 FROM tagplane.lease WHERE name = $5 AND fence = $6))
  ORDER BY id LIMIT 1
), in_use AS MATERIALIZED (
  SELECT least($3::bigint, greatest(
    (SELECT max(slot) FROM tagplane.nonce WHERE account = (SELECT id FROM next)) - ${SHOWN_SLOTS},
    $3 - ${UNSHOWN_SLOTS})) AS slot
), full_nonces AS MATERIALIZED (
  ${lastOf('slot, hash', 'nonce', 'slot < (SELECT slot FROM in_use)')}
), full_piece AS MATERIALIZED (
  SELECT (SELECT slot FROM full_nonces) AS slot,
    ${lastOf('due', 'lingering', 'due <= $2')} AS due,
    ${lastOf('expires', 'idempotency', 'expires <= $2')} AS expires,
    ${lastOf('absent_since', 'resource', 'absent_since <= $4')} AS absent_since
), nonces AS (
  DELETE FROM tagplane.nonce
  WHERE account = (SELECT id FROM next) AND slot < (SELECT slot FROM in_use)
    AND (NOT EXISTS (SELECT 1 FROM full_nonces) OR (slot, hash) <= (SELECT slot, hash FROM full_nonces))
), lingering AS (
  DELETE FROM tagplane.lingering
  WHERE account = (SELECT id FROM next) AND due <= coalesce((SELECT due FROM full_piece), $2)
), tokens AS (
  DELETE FROM tagplane.idempotency
  WHERE account = (SELECT id FROM next) AND expires <= coalesce((SELECT expires FROM full_piece), $2)
), absences AS (
  DELETE FROM tagplane.resource
  WHERE account = (SELECT id FROM next) AND absent_since <= coalesce((SELECT absent_since FROM full_piece), $4)
), shares AS (
  DELETE FROM tagplane.rate_share WHERE account = (SELECT id FROM next) AND second < $7
)
SELECT next.id, slot IS NOT NULL OR due IS NOT NULL OR expires IS NOT NULL OR absent_since IS NOT NULL AS more,
  EXISTS (
    SELECT 1 FROM tagplane.resource WHERE account = next.id AND home <> '' AND registered_at IS NULL
  ) AS unregistered
FROM next, full_piece`,
}

/** Clears away in pieces, account by account; answers whether more is waiting. */
export function createSweep(database: Database): Store['sweep'] {
  let last = ''
  return async (now, lease) => {
    const values = [last, now, oldestSlot(now), now - ABSENCE_MS, lease?.name, lease?.fence]
    const [row] = await database.run(STATEMENT, [...values, Math.floor((now - IDLE_SHARE_MS) / 1000)])
    const more = row?.['unregistered'] === true && (await registerPiece(database, row['id'] as string))
    if (!row?.['more'] && !more) last = (row?.['id'] as string | undefined) ?? ''
    return row !== undefined
  }
}
