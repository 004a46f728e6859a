import type { Guard, KeyUse } from '../store.ts'
import type { Database, Statement } from './database.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'

/** `$1` keys, `$2` when. In one order, so that nodes wait for no circle. */
const RECORD: Statement = {
  name: 'record-key-uses',
  text: `
INSERT INTO tagplane.access_key_use AS known (account, key_id, used_at)
SELECT k.account, k.id, used.at
FROM unnest($1::text[], $2::bigint[]) AS used (id, at) JOIN tagplane.access_key k ON k.id = used.id
WHERE k.status <> 'revoked'
ORDER BY k.account, k.id
ON CONFLICT (account, key_id) DO UPDATE SET used_at = excluded.used_at WHERE known.used_at < excluded.used_at`,
}

/** `$5` the key. */
const READ = guardedStatement('read-key-use', {
  found: 'SELECT used_at FROM tagplane.access_key_use WHERE account = $1 AND key_id = $5',
})

export async function recordKeyUses(database: Database, uses: readonly KeyUse[]): Promise<void> {
  await database.run(RECORD, [uses.map(({ keyId }) => keyId), uses.map(({ at }) => at)])
}

export async function readKeyUse(ports: ReadPorts, guard: Guard, keyId: string): Promise<number | undefined> {
  const [row] = await readGuarded(ports, guard, READ, [keyId])
  return (row?.['used_at'] as number | null | undefined) ?? undefined
}
