import { createNonceTable, oldestSlot, slotOf } from '../nonce-table.ts'
import { type Guard, type Nonce, ReplayedNonce } from '../store.ts'

/** A nonce that a call under way has taken: given back when it is disposed, unless the call was carried out. */
export type Claim = Disposable & { readonly keep: () => void }

/** The nonces of this node's calls, under way and done. Those of calls that wrote are in the database as well. */
export type NonceClaims = {
  /** Rejects a nonce that this node has seen, and takes none. */
  readonly check: (guard: Guard) => void
  /** Rejects a nonce that this node has seen. */
  readonly claim: (guard: Guard) => Claim
  readonly dropBefore: (now: number) => void
}

const nothing: Claim = { keep: () => {}, [Symbol.dispose]: () => {} }

export function createNonceClaims(): NonceClaims {
  const table = createNonceTable()
  const check = ({ nonce }: Guard) => {
    if (nonce && table.has(slotOf(nonce.signedAt), nonce.hash)) throw new ReplayedNonce()
  }
  return {
    check,
    claim(guard) {
      const { nonce } = guard
      if (!nonce) return nothing
      check(guard)
      const slot = slotOf(nonce.signedAt)
      table.add(slot, nonce.hash)
      let kept = false
      return {
        keep() {
          kept = true
        },
        [Symbol.dispose]() {
          if (!kept) table.remove(slot, nonce.hash)
        },
      }
    },
    dropBefore: (now) => table.dropBefore(oldestSlot(now)),
  }
}

/** Slot and hash, as every statement with a guard takes them; nulls where there is no nonce. */
export function nonceValues(nonce: Nonce | undefined): readonly [number | null, Uint8Array | null] {
  return nonce ? [slotOf(nonce.signedAt), Buffer.from(nonce.hash)] : [null, null]
}
