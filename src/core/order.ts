/**
 * Compares by UTF-8 bytes, the order of every store. JavaScript's own order is by UTF-16 units, which puts
 * characters beyond U+FFFF before U+E000..U+FFFF.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Moves surrogates above all other units, so that ranks order like the bytes of UTF-8. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/** In byte order of their texts; the list itself where it is in order, as most are. */
export function sortedByBytes<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    if (compareBytes(textOf(items[i - 1] as T), textOf(items[i] as T)) > 0)
      return items.toSorted((a, b) => compareBytes(textOf(a), textOf(b)))
  }
  return items
}
