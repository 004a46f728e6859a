import type { DatabaseSync } from 'node:sqlite'
import { type Idempotency, IdempotencyMismatch } from '../store.ts'

const MAX_ROWS_PER_SWEEP = 500

/** Which change a client's token stands for. */
export type Idempotencies = {
  /** The change of an earlier call with the token, unless expired; ends when it had other parameters. */
  readonly find: (account: string, token: Idempotency, at: number) => string | undefined
  readonly keep: (account: string, token: Idempotency, change: string) => void
  /** Forgets expired tokens; answers whether more is waiting. */
  readonly sweep: (now: number) => boolean
}

export function createIdempotencies(database: DatabaseSync): Idempotencies {
  const select = database.prepare(
    `SELECT parameters_hash, change, expires FROM idempotency
     WHERE account = ? AND operation = ? AND token_hash = ?`,
  )
  const insert = database.prepare('INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?, ?)')
  const expire = database.prepare(
    `DELETE FROM idempotency WHERE (account, operation, token_hash) IN
     (SELECT account, operation, token_hash FROM idempotency WHERE expires <= ? ORDER BY expires LIMIT ?)`,
  )
  return {
    find(account, { operation, tokenHash, parametersHash }, at) {
      const row = select.get(account, operation, tokenHash)
      if (!row || Number(row['expires']) <= at) return undefined
      if (Buffer.compare(row['parameters_hash'] as Uint8Array, parametersHash) !== 0)
        throw new IdempotencyMismatch()
      return row['change'] as string
    },
    keep(account, { operation, tokenHash, parametersHash, expiresAt }, change) {
      insert.run(account, operation, tokenHash, parametersHash, change, expiresAt)
    },
    sweep(now) {
      return Number(expire.run(now, MAX_ROWS_PER_SWEEP).changes) === MAX_ROWS_PER_SWEEP
    },
  }
}
