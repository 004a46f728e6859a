import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type Bound, comparePlaces, liesBefore, type Place } from './places.ts'
import type { Untagged } from './untagged.ts'

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
  untagged: { from: 'untagged', where: 'account = ?', columns: PLACE },
  registered: { ...ofAccount('resource_registered'), columns: ['registered_at', ...PLACE, 'region'] },
  homes: { from: 'posting', where: 'account = ?', columns: ['home'] },
  tags: { from: 'posting', where: 'account = ? AND home = ?', columns: ['key', 'value', 'type', 'id'] },
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
  /** Also through entries that wait to be written. */
  readonly walkUntagged: (account: string, meter: Meter, first: number) => Walk
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

export function createWalks(database: DatabaseSync, untagged: Untagged): Walks {
  const fetch = createFetch(database)

  const walk: Walks['walk'] = (source, parameters, meter, first) =>
    inChunks((bound, limit) => fetch(source, parameters, bound, limit), meter, first)

  const walkUntagged: Walks['walkUntagged'] = (account, meter, first) => {
    const written = walk('untagged', [account], meter, first)
    const waiting = inChunks((bound, limit) => untagged.waiting(account, bound, limit), meter, first)
    return {
      seek(bound) {
        const [one, other] = [written.seek(bound), waiting.seek(bound)]
        return one && other && comparePlaces(other, one) < 0 ? other : (one ?? other)
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

  return { walk, walkUntagged, walkPostings }
}

/** Whoever takes all entries gets longer chunks; whoever leaps gets short ones. */
function inChunks(fetch: (bound: Bound, limit: number) => Place[], meter: Meter, first: number): Walk {
  let buffer: Place[] = []
  let size = first
  let ended = false
  return {
    seek(bound) {
      const skipped = buffer.findIndex((place) => !liesBefore(place, bound))
      if (skipped < 0 && buffer.length > 1) size = LEAP
      buffer = skipped < 0 ? [] : buffer.slice(skipped)
      if (buffer.length === 0 && !ended && meter.visited < meter.limit) {
        const wanted = Math.min(size, meter.limit - meter.visited)
        buffer = fetch(bound, wanted)
        ended = buffer.length < wanted
        meter.visited += Math.max(1, buffer.length)
        size = Math.min(2 * size, MAX_CHUNK)
      }
      return buffer[0]
    },
  }
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
