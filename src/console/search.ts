import type { ApiEntry, Level } from '../reference/documents.ts'

export type Found = {
  readonly entry: ApiEntry
  readonly action: string
  readonly level: Level
  readonly summary: string
}

const MAX_FOUND = 60

/** The operations that are meant by some words, the likeliest first: in the name, then in the API, then in what it is for. */
export function findOperations(apis: readonly ApiEntry[], query: string): readonly Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const ranked = apis.flatMap((entry) =>
    entry.operations.flatMap(({ action, level, summary }) => {
      const rank = rankOf(words, { api: entry.api, action, summary })
      return rank === undefined
        ? []
        : [{ rank: rank + (entry.product ? 1 : 0), entry, action, level, summary }]
    }),
  )
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MAX_FOUND)
    .map(({ rank: _, ...found }) => found)
}

type Described = { readonly api: string; readonly action: string; readonly summary: string }

/** Undefined where a word is nowhere. */
function rankOf(words: readonly string[], { api, action, summary }: Described): number | undefined {
  const [name, home, purpose] = [action, api, summary].map((text) => text.toLowerCase()) as [
    string,
    string,
    string,
  ]
  let rank = 0
  for (const word of words) {
    if (name.startsWith(word)) rank += 0
    else if (name.includes(word)) rank += 2
    else if (home.includes(word)) rank += 4
    else if (purpose.includes(word)) rank += 6
    else return undefined
  }
  return rank
}
