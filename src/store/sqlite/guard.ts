import type { DatabaseSync } from 'node:sqlite'
import { createNonceTable, oldestSlot, slotOf } from '../nonce-table.ts'
import { type Guard, type Nonce, ReplayedNonce, StaleGuard } from '../store.ts'
import type { Work } from './writer.ts'

const MAX_ROWS_PER_SWEEP = 200

/** Checks what calls were decided on, and remembers the nonces of those that were carried out. */
export type Guards = {
  /** Leaves the nonce unused. */
  readonly check: (guard: Guard) => void
  /** For a verb that only reads: its nonce stays in memory. */
  readonly read: (guard: Guard) => void
  /** For a verb that writes: its nonce is on disk with the commit, and forgotten with a rollback. */
  readonly write: (guard: Guard, work: Work) => void
  /** Writes the nonces of a group, inside its transaction. */
  readonly flush: () => void
  /** Forgets nonces that are too old to be replayed; answers whether more is waiting. */
  readonly sweep: (now: number) => boolean
}

export function createGuards(database: DatabaseSync, now: number): Guards {
  const version = database.prepare('SELECT version FROM account WHERE id = ?')
  const append = database.prepare('INSERT INTO nonce (slot, hashes) VALUES (?, ?)')
  const expire = database.prepare(
    'DELETE FROM nonce WHERE seq IN (SELECT seq FROM nonce WHERE slot < ? ORDER BY slot LIMIT ?)',
  )
  const nonces = createNonceTable()
  let unwritten: Nonce[] = []

  for (const row of database
    .prepare('SELECT slot, hashes FROM nonce WHERE slot >= ?')
    .iterate(oldestSlot(now))) {
    const hashes = row['hashes'] as Uint8Array
    for (let at = 0; at < hashes.length; at += 8) nonces.add(Number(row['slot']), hashes.subarray(at, at + 8))
  }

  function check({ account, configVersion, nonce }: Guard): void {
    if (version.get(account)?.['version'] !== configVersion) throw new StaleGuard()
    if (nonce && nonces.has(slotOf(nonce.signedAt), nonce.hash)) throw new ReplayedNonce()
  }

  return {
    check,
    read(guard) {
      check(guard)
      if (guard.nonce) nonces.add(slotOf(guard.nonce.signedAt), guard.nonce.hash)
    },
    write(guard, work) {
      check(guard)
      const { nonce } = guard
      if (!nonce) return
      const slot = slotOf(nonce.signedAt)
      nonces.add(slot, nonce.hash)
      unwritten.push(nonce)
      work.onRollback(() => {
        nonces.remove(slot, nonce.hash)
        unwritten = unwritten.filter((other) => other !== nonce)
      })
    },
    flush() {
      const bySlot = Map.groupBy(unwritten, (nonce) => slotOf(nonce.signedAt))
      for (const [slot, list] of bySlot) append.run(slot, Buffer.concat(list.map((nonce) => nonce.hash)))
      unwritten = []
    },
    sweep(time) {
      nonces.dropBefore(oldestSlot(time))
      return Number(expire.run(oldestSlot(time), MAX_ROWS_PER_SWEEP).changes) === MAX_ROWS_PER_SWEEP
    },
  }
}
