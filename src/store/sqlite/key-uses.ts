import type { DatabaseSync } from 'node:sqlite'
import type { KeyUse } from '../store.ts'

/** When access keys were used last. */
export type KeyUses = {
  readonly record: (uses: readonly KeyUse[]) => void
  readonly read: (account: string, keyId: string) => number | undefined
}

export function createKeyUses(database: DatabaseSync): KeyUses {
  const put = database.prepare(
    `INSERT INTO access_key_use SELECT account, id, ?2 FROM access_key WHERE id = ?1
     ON CONFLICT DO UPDATE SET used_at = max(used_at, excluded.used_at)`,
  )
  const get = database.prepare('SELECT used_at FROM access_key_use WHERE account = ? AND key_id = ?')
  return {
    record(uses) {
      for (const { keyId, at } of uses) put.run(keyId, at)
    },
    read: (account, keyId) => get.get(account, keyId)?.['used_at'] as number | undefined,
  }
}
