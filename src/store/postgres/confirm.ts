import { randomUUID } from 'node:crypto'
import { type Guard, ReplayedNonce, StaleGuard } from '../store.ts'
import type { Statement } from './database.ts'
import { nonceValues } from './nonce-claims.ts'
import { guardedStatement, type ReadPorts, readChecked, readGuarded } from './read-guard.ts'

const READ = guardedStatement('confirm', { found: 'SELECT 1' })

/** `$5` names this call, so that its repetition knows its own nonce from a used one. */
const KEEP: Statement = {
  name: 'confirm-durable',
  text: `
WITH verdict AS MATERIALIZED (
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM tagplane.nonce WHERE account = $1 AND slot = $3 AND hash = $4 AND claim = $5) THEN 'kept'
    WHEN NOT EXISTS (SELECT 1 FROM tagplane.account WHERE id = $1 AND version = $2) THEN 'stale'
    WHEN EXISTS (SELECT 1 FROM tagplane.nonce WHERE account = $1 AND slot = $3 AND hash = $4) THEN 'replayed'
    ELSE 'new'
  END AS word
), kept AS (
  INSERT INTO tagplane.nonce (account, slot, hash, claim)
  SELECT $1, $3, $4, $5 FROM verdict WHERE word = 'new' AND $4 IS NOT NULL
)
SELECT word FROM verdict`,
}

export async function check({ database, nonces }: ReadPorts, guard: Guard): Promise<void> {
  nonces.check(guard)
  await readChecked(database, guard, READ, [])
}

export async function confirm(ports: ReadPorts, guard: Guard, durable: boolean): Promise<void> {
  if (!durable) {
    await readGuarded(ports, guard, READ, [])
    return
  }
  const { database, nonces } = ports
  using claim = nonces.claim(guard)
  const values = [guard.account, guard.configVersion, ...nonceValues(guard.nonce), randomUUID()]
  const [row] = await database.run(KEEP, values)
  if (row?.['word'] === 'stale') throw new StaleGuard()
  if (row?.['word'] === 'replayed') throw new ReplayedNonce()
  claim.keep()
}
