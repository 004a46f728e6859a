import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** From so many on, one statement for all of them is quicker than one for each. */
const TOGETHER = 4

type Row = Record<string, unknown>
type Id = { readonly id: string }

/** The rows of those that have one. */
export type LookUp<Wanted> = (account: string, wanted: readonly Wanted[]) => ReadonlyMap<Wanted, Row>

/**
 * Looks rows of an account up by id, at once those whose names are the same but for it: that takes a fifth of the time.
 * `select`: a SELECT with the column `id`, up to its conditions; `where`: the rest of a name, as `valuesOf` has it, which
 * with the id names one row.
 */
export function createLookUp<Wanted extends Id>(
  database: DatabaseSync,
  select: string,
  where: string,
  valuesOf: (wanted: Wanted) => readonly SQLInputValue[],
): LookUp<Wanted> {
  const conditions = `account = ? AND ${where}`
  const one = database.prepare(`${select} WHERE ${conditions} AND id = ?`)
  const many = database.prepare(`${select} WHERE ${conditions} AND id IN (SELECT value FROM json_each(?))`)

  function rowsOf(values: readonly SQLInputValue[], alike: readonly Wanted[]): readonly (Row | undefined)[] {
    if (alike.length < TOGETHER) return alike.map(({ id }) => one.get(...values, id))
    const rows = many.all(...values, JSON.stringify(alike.map(({ id }) => id)))
    const byId = new Map(rows.map((row) => [row['id'], row]))
    return alike.map(({ id }) => byId.get(id))
  }

  return (account, wanted) => {
    const found = new Map<Wanted, Row>()
    for (const alike of Map.groupBy(wanted, (each) => valuesOf(each).join('\n')).values()) {
      const [first] = alike
      const rows = first ? rowsOf([account, ...valuesOf(first)], alike) : []
      for (const [i, each] of alike.entries()) {
        const row = rows[i]
        if (row) found.set(each, row)
      }
    }
    return found
  }
}
