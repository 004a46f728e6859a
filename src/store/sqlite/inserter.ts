import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** Rows that go into one run of a statement: to begin and to end a run costs about as much as a row. */
const ROWS_PER_RUN = 20

/** Inserts rows whose values follow one another, column by column. */
export type Inserter = (values: readonly SQLInputValue[]) => void

/**
 * `into`: an INSERT up to its list of columns. With OR FAIL, OR IGNORE or OR REPLACE SQLite keeps no journal of a
 * statement that several rows go into; what fails is undone with its command.
 */
export function createInserter(database: DatabaseSync, into: string, columns: number): Inserter {
  const row = `(${Array(columns).fill('?').join(', ')})`
  const prepare = (rows: number) => database.prepare(`${into} VALUES ${Array(rows).fill(row).join(', ')}`)
  const one = prepare(1)
  const many = prepare(ROWS_PER_RUN)
  return (values) => {
    const length = ROWS_PER_RUN * columns
    let at = 0
    for (; at + length <= values.length; at += length) many.run(...values.slice(at, at + length))
    for (; at < values.length; at += columns) one.run(...values.slice(at, at + columns))
  }
}
