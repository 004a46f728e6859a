/** The same numbers for the same seed on every machine. */
export type Random = {
  /** An integer from 0 to below `limit`. */
  readonly below: (limit: number) => number
  readonly pick: <T>(from: readonly [T, ...T[]]) => T
  /** A copy in another order. */
  readonly shuffle: <T>(list: readonly T[]) => T[]
}

export function createRandom(seed: number): Random {
  let state = seed
  // mulberry32
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return {
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    shuffle(list) {
      const rest = [...list]
      return list.flatMap(() => rest.splice(below(rest.length), 1))
    },
  }
}
