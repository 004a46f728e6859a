import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { compareBytes } from '../../core/order.ts'
import { categoryOf } from '../../core/tag.ts'
import type { ListTagTexts, TagTextPage } from '../store.ts'
import { successorOf, textRange } from '../text-range.ts'
import { MAX_VISITED } from './resources.ts'

/**
 * Lists keys and values by jumping from one to the next in the index, however many resources carry them. A tag
 * whose last posting is gone is in `lingering`; one whose posting still waits to be deleted counts as there.
 */
export function createTagTexts(database: DatabaseSync): (query: ListTagTexts) => TagTextPage {
  const first = (table: string, text: string, place: string, wanted = '') =>
    database.prepare(
      `SELECT ${text} AS text FROM ${table} WHERE ${place} AND ${text} >= ? AND ${text} < ?${wanted}
       ORDER BY ${text} LIMIT 1`,
    )
  const both = (text: string, place: string) => ({
    bound: first('posting', text, place),
    lingering: first('lingering', text, place, ' AND due > ?'),
  })
  const keys = both('key', 'account = ? AND home = ?')
  const values = both('value', 'account = ? AND home = ? AND key = ?')

  /** The texts of the page, each once, in order. */
  function following(query: ListTagTexts): Generator<string> {
    const { guard, home, key, now } = query
    const { begin, before } = textRange(query)
    const { bound, lingering } = key === undefined ? keys : values
    const place = key === undefined ? [guard.account, home] : [guard.account, home, key]
    return eachOnce(begin[0] ?? '', [
      (from) => textOf(bound, ...place, from, before),
      (from) => textOf(lingering, ...place, from, before, now),
    ])
  }

  return (query) => {
    const { after = [''], category, limit } = query
    const texts: string[] = []
    let last = after
    let visited = 0
    for (const text of following(query)) {
      if (texts.length === limit || visited === MAX_VISITED) return { texts, next: last, visited }
      visited++
      last = [text]
      if (!category || categoryOf(text) === category) texts.push(text)
    }
    return { texts, visited }
  }
}

/** The first text of one list from there on. */
type First = (from: string) => string | undefined

/**
 * The texts of all lists in order. A list is asked again only once its text is taken, so that tags that are
 * overdue are stepped over once, not once per text.
 */
function* eachOnce(from: string, lists: readonly First[]): Generator<string> {
  let heads = lists.map((first) => first(from))
  for (;;) {
    const [text] = heads.filter((head) => head !== undefined).sort(compareBytes)
    if (text === undefined) return
    yield text
    heads = heads.map((head, i) => (head === text ? lists[i]?.(successorOf(text)) : head))
  }
}

function textOf(statement: StatementSync, ...parameters: readonly (string | number)[]): string | undefined {
  return statement.get(...parameters)?.['text'] as string | undefined
}
