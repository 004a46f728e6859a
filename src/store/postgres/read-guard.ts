import { type Guard, ReplayedNonce, StaleGuard } from '../store.ts'
import type { Database, Row, Statement } from './database.ts'
import { type NonceClaims, nonceValues } from './nonce-claims.ts'

export type ReadPorts = { readonly database: Database; readonly nonces: NonceClaims }

/**
 * A statement that reads under a guard: no row when the guard is stale; else the rows of `found`, or a single one
 * without them. Parameters from `$5` on belong to `found`.
 */
export function guardedStatement(name: string, { head = '', found }: { head?: string; found: string }) {
  const text = `${head}
SELECT (
    SELECT 1 FROM tagplane.nonce n WHERE n.account = $1 AND n.slot = $3 AND n.hash = $4
  ) AS replayed, found.*
FROM tagplane.account
LEFT JOIN LATERAL (${found}) found ON true
WHERE account.id = $1 AND account.version = $2`
  return { name, text }
}

/** Runs such a statement. The nonce of a call that only reads stays in the memory of this node. */
export async function readGuarded(
  ports: ReadPorts,
  guard: Guard,
  statement: Statement,
  own: readonly unknown[],
): Promise<readonly Row[]> {
  using claim = ports.nonces.claim(guard)
  const rows = await readChecked(ports.database, guard, statement, own)
  claim.keep()
  return rows
}

/** Runs such a statement and leaves the nonce unused. */
export async function readChecked(
  database: Database,
  guard: Guard,
  statement: Statement,
  own: readonly unknown[],
): Promise<readonly Row[]> {
  const values = [guard.account, guard.configVersion, ...nonceValues(guard.nonce), ...own]
  const rows = await database.run(statement, values)
  if (!rows[0]) throw new StaleGuard()
  if (rows[0]['replayed']) throw new ReplayedNonce()
  return rows
}
