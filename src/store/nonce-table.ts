/** Nonces are kept per 30 minutes of their signed time, so that old ones are dropped whole. */
const SLOT_MS = 30 * 60 * 1000
/** How long after its signed time a request can still be accepted. */
const WINDOW_MS = 15 * 60 * 1000
const FIRST_CAPACITY = 1024

export function slotOf(signedAt: number): number {
  return Math.floor(signedAt / SLOT_MS)
}

/** The oldest slot with nonces that could still be replayed. */
export function oldestSlot(now: number): number {
  return slotOf(now - WINDOW_MS)
}

/** Which nonces have been used: membership of 8-byte hashes per slot, about 16 bytes of memory each. */
export type NonceTable = {
  readonly has: (slot: number, hash: Uint8Array) => boolean
  readonly add: (slot: number, hash: Uint8Array) => void
  readonly remove: (slot: number, hash: Uint8Array) => void
  readonly dropBefore: (slot: number) => void
}

export function createNonceTable(): NonceTable {
  const slots = new Map<number, HashSet>()
  return {
    has: (slot, hash) => slots.get(slot)?.has(hash) ?? false,
    add: (slot, hash) => {
      const set = slots.get(slot) ?? new HashSet()
      slots.set(slot, set)
      set.add(hash)
    },
    remove: (slot, hash) => slots.get(slot)?.remove(hash),
    dropBefore: (oldest) => {
      for (const slot of slots.keys()) if (slot < oldest) slots.delete(slot)
    },
  }
}

/** Open addressing over pairs of 32-bit words; (0, 0) is empty, (1, 0) was removed. */
class HashSet {
  #words = new Uint32Array(2 * FIRST_CAPACITY)
  #used = 0

  has(hash: Uint8Array): boolean {
    return this.#words[this.#find(word(hash, 0), secondWord(hash)) + 1] !== 0
  }

  add(hash: Uint8Array): void {
    if (2 * (this.#used + 1) > this.#words.length / 2) this.#grow()
    this.#put(word(hash, 0), secondWord(hash))
  }

  remove(hash: Uint8Array): void {
    const at = this.#find(word(hash, 0), secondWord(hash))
    if (this.#words[at + 1] === 0) return
    this.#words[at] = 1
    this.#words[at + 1] = 0
  }

  #put(first: number, second: number): void {
    const at = this.#find(first, second)
    if (this.#words[at + 1] !== 0) return
    this.#words[at] = first
    this.#words[at + 1] = second
    this.#used++
  }

  /** Where the pair is, or the empty place where it would be. */
  #find(first: number, second: number): number {
    const words = this.#words
    const mask = words.length - 1
    let at = (first << 1) & mask
    while (!(words[at] === 0 && words[at + 1] === 0)) {
      if (words[at] === first && words[at + 1] === second) return at
      at = (at + 2) & mask
    }
    return at
  }

  #grow(): void {
    const old = this.#words
    this.#words = new Uint32Array(2 * old.length)
    this.#used = 0
    for (let at = 0; at < old.length; at += 2) {
      const second = old[at + 1] ?? 0
      if (second !== 0) this.#put(old[at] ?? 0, second)
    }
  }
}

function word(hash: Uint8Array, at: number): number {
  return (
    (((hash[at] ?? 0) << 24) |
      ((hash[at + 1] ?? 0) << 16) |
      ((hash[at + 2] ?? 0) << 8) |
      (hash[at + 3] ?? 0)) >>>
    0
  )
}

/** Never 0, which marks places without a hash. */
function secondWord(hash: Uint8Array): number {
  return word(hash, 4) || 1
}
