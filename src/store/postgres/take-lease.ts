import { type Lease, MAX_LEASE_MS, type TakeLease } from '../leases.ts'
import type { Database, Statement } from './database.ts'

/** `$1` name, `$2` owner, `$3` now, `$4` until. The same holder keeps its fence, also when it asks again. */
const STATEMENT: Statement = {
  name: 'take-lease',
  text: `
INSERT INTO tagplane.lease AS held (name, owner, until, fence) VALUES ($1, $2, $4::bigint, 1)
ON CONFLICT (name) DO UPDATE
SET owner = excluded.owner, until = excluded.until,
  fence = held.fence + CASE WHEN held.owner = excluded.owner THEN 0 ELSE 1 END
WHERE held.owner = excluded.owner OR held.until <= $3::bigint OR held.until > $3::bigint + ${MAX_LEASE_MS}
RETURNING fence`,
}

export async function takeLease(
  database: Database,
  { name, owner, now, until }: TakeLease,
): Promise<Lease | undefined> {
  const [row] = await database.run(STATEMENT, [name, owner, now, until])
  return row && { name, fence: row['fence'] as number }
}
