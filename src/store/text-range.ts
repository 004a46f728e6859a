import type { ListTagTexts } from './store.ts'

/** Put behind a text it makes the one that follows; before every text comes it itself. None holds a control character. */
const FIRST = '\u0001'
/** Put behind a text it comes behind all that begins with that one: it is no character. */
const LAST = '\u{10FFFF}'

/** What a page may hold, in byte order: from a place on in an index that begins with the texts, up to but without a text. */
export type TextRange = { readonly begin: readonly string[]; readonly before: string }

export function textRange({
  key,
  matching,
  after,
}: Pick<ListTagTexts, 'key' | 'matching' | 'after'>): TextRange {
  const equal = matching && 'equal' in matching ? matching.equal : undefined
  const prefix = matching && 'prefix' in matching ? matching.prefix : ''
  // No key is empty; a value may be.
  const first = (equal ?? prefix) || (key === undefined ? FIRST : '')
  return {
    begin: after ? [...after.slice(0, -1), successorOf(after.at(-1) ?? '')] : [first],
    before: equal === undefined ? `${prefix}${LAST}` : successorOf(equal),
  }
}

/** The text that follows in the order of bytes. */
export function successorOf(text: string): string {
  return `${text}${FIRST}`
}
