import type { ErrorIndexDocument } from '../../reference/documents.ts'

type IndexedError = ErrorIndexDocument['errors'][number]

/** A code with all errors that have it. */
export type FoundCode = { readonly code: string; readonly errors: readonly IndexedError[] }

export type ErrorSearchTerms = { readonly text: string; readonly api: string }

/** The codes in whose name, messages or texts all words stand, of one API where it is named: those named so come first. */
export function findErrors(
  { errors }: ErrorIndexDocument,
  { text, api }: ErrorSearchTerms,
): readonly FoundCode[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const byCode = Map.groupBy(errors, ({ code }) => code)
  return [...byCode]
    .flatMap(([code, all]) => {
      const found = all.filter((error) => isOf(error, api) && holds(error, words))
      return found.length === 0 ? [] : [{ rank: rankOf(code.toLowerCase(), words), code, errors: found }]
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...found }) => found)
}

/** What any call may end with, every API's may. */
function isOf({ apis }: IndexedError, api: string): boolean {
  return api === '' || apis.length === 0 || apis.includes(api)
}

function holds({ code, status, message, meaning, fix }: IndexedError, words: readonly string[]): boolean {
  const said = [code, status, message, meaning, fix].join('\n').toLowerCase()
  return words.every((word) => said.includes(word))
}

function rankOf(code: string, words: readonly string[]): number {
  if (words.every((word) => code.startsWith(word))) return 0
  return words.every((word) => code.includes(word)) ? 1 : 2
}
