import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { compareBytes } from '../../core/order.ts'

/** Values of the columns of an index, from the first on. */
export type Place = readonly (string | number)[]

/** Where to go on: at a place or at what begins with it, or behind all that does. */
export type Bound = { readonly place: Place; readonly inclusive: boolean }

/** Goes forward through one index; each bound lies behind the former. */
export type Walk = { readonly seek: (bound: Bound) => Place | undefined }

/** Counts the index entries that a call looks at; it looks at no more than the limit. */
export type Meter = { visited: number; readonly limit: number }

const MAX_CHUNK = 200
/** Walks that leap fetch few entries at a time. */
export const LEAP = 2

type Source = { readonly from: string; readonly where: string; readonly columns: readonly string[] }

const PLACE = ['home', 'type', 'id']
const ofAccount = (index: string, where = '') => ({
  from: `resource INDEXED BY ${index}`,
  where: `account = ?${where}`,
})

/** What there is to walk through; the parameters of `where` are given when a walk begins. */
const sources = {
  all: { ...ofAccount('resource_named'), columns: PLACE },
  group: { ...ofAccount('resource_grouped', ' AND grp = ?'), columns: PLACE },
  untagged: { ...ofAccount('resource_untagged', ' AND untagged = 1'), columns: PLACE },
  registered: { ...ofAccount('resource_registered'), columns: ['registered_at', ...PLACE, 'region'] },
  homes: { from: 'posting', where: 'account = ?', columns: ['home'] },
  key: {
    from: 'posting',
    where: 'account = ? AND home = ? AND key = ?',
    columns: ['value', 'type', 'id'],
  },
  pair: {
    from: 'posting',
    where: 'account = ? AND home = ? AND key = ? AND value = ?',
    columns: ['type', 'id'],
  },
} as const satisfies Record<string, Source>
export type SourceName = keyof typeof sources

export type Walks = {
  /** `first`: how many entries it fetches to begin with. */
  readonly walk: (source: SourceName, parameters: Place, meter: Meter, first: number) => Walk
  /** As one walk through the postings of all homes: places begin with the home. */
  readonly walkPostings: (
    source: 'key' | 'pair',
    parameters: { readonly account: string; readonly home: string | undefined; readonly tag: Place },
    meter: Meter,
    first: number,
  ) => Walk
}

/** A bound within the postings of one home; without a home where none follows. */
type Inside = { readonly home: string | undefined; readonly bound: Bound }

export function createWalks(database: DatabaseSync): Walks {
  const fetch = createFetch(database)

  const walk: Walks['walk'] = (source, parameters, meter, first) => {
    let buffer: Place[] = []
    let size = first
    let ended = false
    return {
      seek(bound) {
        const skipped = buffer.findIndex((place) => !liesBefore(place, bound))
        // Whoever takes all entries gets longer chunks; whoever leaps gets short ones.
        if (skipped < 0 && buffer.length > 1) size = LEAP
        buffer = skipped < 0 ? [] : buffer.slice(skipped)
        if (buffer.length === 0 && !ended && meter.visited < meter.limit) {
          const wanted = Math.min(size, meter.limit - meter.visited)
          buffer = fetch(source, parameters, bound, wanted)
          ended = buffer.length < wanted
          meter.visited += Math.max(1, buffer.length)
          size = Math.min(2 * size, MAX_CHUNK)
        }
        return buffer[0]
      },
    }
  }

  const walkPostings: Walks['walkPostings'] = (source, { account, home: only, tag }, meter, first) => {
    let current: { readonly home: string; readonly entries: Walk } | undefined
    const entriesOf = (home: string) => {
      if (current?.home !== home)
        current = { home, entries: walk(source, [account, home, ...tag], meter, first) }
      return current.entries
    }
    const behind = (place: Place, inclusive = false): Inside => {
      const all = { place: [], inclusive: true }
      if (only !== undefined || meter.visited >= meter.limit) return { home: undefined, bound: all }
      meter.visited++
      const [found] = fetch('homes', [account], { place, inclusive }, 1)
      return { home: found && String(found[0]), bound: all }
    }
    const inside = ({ place: [start = only, ...rest], inclusive }: Bound): Inside => {
      if (start === undefined) return behind([], true)
      if (!inclusive && rest.length === 0) return behind([start])
      return { home: String(start), bound: { place: rest, inclusive } }
    }
    return {
      seek(wanted) {
        let { home, bound } = inside(wanted)
        while (home !== undefined) {
          const found = entriesOf(home).seek(bound)
          if (found) return [home, ...found]
          ;({ home, bound } = behind([home]))
        }
        return undefined
      },
    }
  }

  return { walk, walkPostings }
}

type Fetch = (source: SourceName, parameters: Place, bound: Bound, limit: number) => Place[]

/** One statement per source and form of a bound, made when it is first wanted. */
function createFetch(database: DatabaseSync): Fetch {
  const statements = new Map<string, StatementSync>()
  return (source, parameters, { place, inclusive }, limit) => {
    const name = `${source} ${place.length} ${inclusive}`
    const statement =
      statements.get(name) ?? database.prepare(sqlOf(sources[source], place.length, inclusive))
    statements.set(name, statement)
    return statement.all(...parameters, ...place, limit).map((row) => Object.values(row) as Place)
  }
}

function sqlOf({ from, where, columns }: Source, bound: number, inclusive: boolean): string {
  const all = columns.join(', ')
  const some = columns.slice(0, bound).join(', ')
  const marks = Array.from({ length: bound }, () => '?').join(', ')
  const behind = bound > 0 ? ` AND (${some}) ${inclusive ? '>=' : '>'} (${marks})` : ''
  return `SELECT ${all} FROM ${from} WHERE ${where}${behind} ORDER BY ${all} LIMIT ?`
}

function liesBefore(entry: Place, { place, inclusive }: Bound): boolean {
  const order = comparePlaces(entry.slice(0, place.length), place)
  return inclusive ? order < 0 : order <= 0
}

export function comparePlaces(a: Place, b: Place): number {
  const at = a.findIndex((value, i) => value !== b[i])
  if (at < 0) return 0
  const [x, y] = [a[at] ?? '', b[at] ?? '']
  return typeof x === 'number' ? x - Number(y) : compareBytes(x, String(y))
}
