/** Index entries that one call may visit; beyond them it answers a short page. */
export const MAX_VISITED = 10_000

/** What an index holds at one place; `visited` counts the places from the beginning of the page. */
export type Entry<T> = { readonly value: T; readonly wanted: boolean; readonly visited: number }

/** The wanted entries up to the limit, and the one after which the next page begins, when more may follow. */
export function cutPage<T>(
  entries: readonly Entry<T>[],
  limit: number,
): { readonly values: readonly T[]; readonly last?: T } {
  const values: T[] = []
  for (const { value, wanted, visited } of entries) {
    const [last] = values.slice(-1)
    if (values.length === limit && last !== undefined) return { values, last }
    if (wanted) values.push(value)
    if (visited === MAX_VISITED) return { values, last: value }
  }
  return { values }
}
