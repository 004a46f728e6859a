import { MAX_VISITED } from './page.ts'

export type Pair = { readonly key: string; readonly value: string }

/** Behind which entry a page begins. */
export type Place = {
  readonly lead: string
  readonly home: string
  readonly type: string
  readonly id: string
}

/** Adds a parameter of a type; answers how the statement names it. */
export type Parameter = (value: unknown, type: string) => string

export type Way = {
  readonly place: Place
  readonly home: string | undefined
  readonly types: readonly string[] | undefined
  readonly parameter: Parameter
}

/**
 * `entries`: rows of `lead`, `at_home`, `at_type`, `at_id`, `hit`, `visited`, `bounded` and `ended`, in order, with what
 * stands before them in `head`.
 */
export type Rows = { readonly head: string; readonly entries: string }

/** In bytes, whatever the order of the database is. */
export const text = (way: Way, value: string) => `(${way.parameter(value, 'text')} COLLATE "C")`

/** Numbers the entries, and puts one behind the last. */
export const counted = (entries: string) => `
    SELECT u.*, count >= ${MAX_VISITED} AND NOT ended AS bounded, count - ended::int AS visited FROM (
      SELECT u.*, row_number() OVER () AS count FROM (
        (${entries} LIMIT ${MAX_VISITED})
        UNION ALL
        (SELECT NULL, NULL, NULL, NULL, false, true)
      ) u
    ) u`

export const TAGGED = `tagplane.posting WHERE account = $1 AND key <> ''`
/** Whatever carries a tag. */
export const LISTED = 'tagplane.resource WHERE account = $1 AND tagged'
export const UNTAGGED = `tagplane.resource WHERE account = $1 AND home <> '' AND NOT (tagged AND custom)`
export const REGISTERED = 'tagplane.registration WHERE account = $1'

/** The home before which no other is, in an index that has them in order. */
export const nextHome = (homes: string, comparison: string) =>
  `(SELECT home FROM ${homes} AND home ${comparison} ORDER BY home LIMIT 1)`
