import type { DatabaseSync } from 'node:sqlite'
import { compareBytes } from '../../core/order.ts'
import { categoryOf } from '../../core/tag.ts'
import type { ListTagTexts, TagTextPage } from '../store.ts'

/** Distinct keys or values that one call may look at; beyond them it answers a short page. */
const MAX_VISITED = 10_000

/**
 * Lists keys and values by jumping from one to the next in the index, however many resources carry them. A tag
 * whose last posting is gone is in `lingering`; one whose posting still waits to be deleted counts as there.
 */
export function createTagTexts(database: DatabaseSync): (query: ListTagTexts) => TagTextPage {
  const keys = {
    bound: database.prepare(
      'SELECT key AS text FROM posting WHERE account = ? AND home = ? AND key > ? ORDER BY key LIMIT 1',
    ),
    lingering: database.prepare(
      'SELECT key AS text FROM lingering WHERE account = ? AND home = ? AND key > ? AND due > ? ORDER BY key LIMIT 1',
    ),
  }
  const values = {
    bound: database.prepare(
      `SELECT value AS text FROM posting WHERE account = ? AND home = ? AND key = ? AND value > ?
       ORDER BY value LIMIT 1`,
    ),
    lingering: database.prepare(
      `SELECT value AS text FROM lingering WHERE account = ? AND home = ? AND key = ? AND value > ? AND due > ?
       ORDER BY value LIMIT 1`,
    ),
  }
  const emptyValue = database.prepare(
    `SELECT 1 FROM posting WHERE account = ? AND home = ? AND key = ? AND value = ''
     UNION ALL SELECT 1 FROM lingering WHERE account = ? AND home = ? AND key = ? AND value = '' AND due > ? LIMIT 1`,
  )

  /** The empty text sorts before everything that can be asked for with `>`; only a value can be empty. */
  function startsEmpty({ guard: { account }, home, key, after, now }: ListTagTexts): boolean {
    if (key === undefined || after !== undefined) return false
    return emptyValue.get(account, home, key, account, home, key, now) !== undefined
  }

  /** The texts that follow, each once, in order. */
  function* following(query: ListTagTexts): Generator<string> {
    const { guard, home, key, now } = query
    const { bound, lingering } = key === undefined ? keys : values
    const place = key === undefined ? [guard.account, home] : [guard.account, home, key]
    if (startsEmpty(query)) yield ''
    yield* eachOnce(query.after ?? '', [
      (last) => textOf(bound.get(...place, last)),
      (last) => textOf(lingering.get(...place, last, now)),
    ])
  }

  return (query) => {
    const texts: string[] = []
    let last = query.after ?? ''
    let visited = 0
    for (const text of following(query)) {
      if (texts.length === query.limit || visited++ === MAX_VISITED) return { texts, next: last }
      last = text
      if (!query.category || categoryOf(text) === query.category) texts.push(text)
    }
    return { texts }
  }
}

/** What follows in one list, given where it was left. */
type Next = (last: string) => string | undefined

/**
 * The texts of all lists in order. A list is asked again only once its text is taken, so that tags that are
 * overdue are stepped over once, not once per text.
 */
function* eachOnce(after: string, lists: readonly Next[]): Generator<string> {
  let heads = lists.map((next) => next(after))
  for (;;) {
    const [text] = heads.filter((head) => head !== undefined).sort(compareBytes)
    if (text === undefined) return
    yield text
    heads = heads.map((head, i) => (head === text ? lists[i]?.(text) : head))
  }
}

function textOf(row: Record<string, unknown> | undefined): string | undefined {
  return row?.['text'] as string | undefined
}
