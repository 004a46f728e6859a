import { compareBytes } from '../../core/order.ts'
import type { TagCondition } from '../estate.ts'
import { MAX_VISITED } from './page.ts'

type Pair = { readonly key: string; readonly value: string }

/** What an entry must be in, all of it: each is an index in the order of type and id within a home. */
export type Meeting = {
  readonly pairs: readonly Pair[]
  readonly group?: string | undefined
  readonly untagged?: boolean | undefined
}

/** What leads to the entries; without anything, all that is registered. */
export type Driver =
  | { readonly since: number }
  | { readonly pair: Pair }
  | { readonly meeting: Meeting }
  | { readonly condition: TagCondition }
  | { readonly group: string }
  | { readonly untagged: true }
  | Readonly<Record<string, never>>

/** Behind which entry a page begins. */
export type Place = {
  readonly lead: string
  readonly home: string
  readonly type: string
  readonly id: string
}

type Way = {
  readonly place: Place
  readonly home: string | undefined
  readonly types: readonly string[] | undefined
  readonly parameter: (value: unknown, type: string) => string
}

/**
 * `entries`: rows of `lead`, `at_home`, `at_type`, `at_id`, `hit`, `visited`, `bounded` and `ended`, in order, with what
 * stands before them in `head`.
 */
type Rows = { readonly head: string; readonly entries: string }

export function drive(driver: Driver, way: Way): Rows {
  if ('since' in driver) return since(driver.since, way)
  if ('meeting' in driver) return zigzag(driver.meeting, way)
  return walk(rangeOf(driver, way), way)
}

/** In bytes, whatever the order of the database is. */
const text = (way: Way, value: string) => `(${way.parameter(value, 'text')} COLLATE "C")`

/** Numbers the entries, and puts one behind the last. */
const counted = (entries: string) => `
    SELECT u.*, count >= ${MAX_VISITED} AND NOT ended AS bounded, count - ended::int AS visited FROM (
      SELECT u.*, row_number() OVER () AS count FROM (
        (${entries} LIMIT ${MAX_VISITED})
        UNION ALL
        (SELECT NULL, NULL, NULL, NULL, false, true)
      ) u
    ) u`

function since(at: number, way: Way): Rows {
  const { lead, home, type, id } = way.place
  const from = way.parameter(lead === '' ? at : Number(lead), 'bigint')
  const entries = `
      SELECT registered_at::text AS lead, home AS at_home, type AS at_type, id AS at_id, true AS hit, false AS ended
      FROM tagplane.registration
      WHERE account = $1 AND (registered_at, home, type, id) > (${from}, ${text(way, home)}, ${text(way, type)}, ${text(way, id)})
      ORDER BY registered_at, home, type, id`
  return { head: '', entries: counted(entries) }
}

/** A part of an index whose entries are in order within a home, and within a value where it leads. */
type Range = {
  readonly source: string
  /** Where the homes are looked for; the index has them in order. */
  readonly homes: string
  /** The values that lead the entries, each a range of its own; SQL that knows `h.home`. */
  readonly values?: string
  /** Whether the value is a part of the order within a home. */
  readonly ordered?: boolean
}

type RangeDriver = Exclude<Driver, { readonly since: number } | { readonly meeting: Meeting }>

const TAGGED = `tagplane.posting WHERE account = $1 AND key <> ''`
const UNTAGGED = `tagplane.resource WHERE account = $1 AND home <> '' AND NOT (tagged AND custom)`
const REGISTERED = 'tagplane.registration WHERE account = $1'

function rangeOf(driver: RangeDriver, way: Way): Range {
  if ('pair' in driver) {
    const { key, value } = driver.pair
    return { source: `${TAGGED} AND key = ${text(way, key)} AND value = ${text(way, value)}`, homes: TAGGED }
  }
  if ('condition' in driver) return ofCondition(driver.condition, way)
  if ('group' in driver) {
    const source = `${REGISTERED} AND grp = ${text(way, driver.group)}`
    return { source, homes: source }
  }
  const source = 'untagged' in driver ? UNTAGGED : REGISTERED
  return { source, homes: source }
}

function ofCondition({ key, values }: TagCondition, way: Way): Range {
  const source = `${TAGGED} AND key = ${text(way, key)}`
  if (!values && !way.types) return { source, homes: TAGGED, ordered: true }
  const { home, lead } = way.place
  const from = `CASE WHEN h.home = ${text(way, home)} THEN ${text(way, lead)} ELSE '' END`
  const common = { source: `${source} AND value = v.value`, homes: TAGGED }
  if (values) {
    const given = `SELECT given.value FROM unnest(${way.parameter(values, 'text[]')}) AS given (value)`
    return { ...common, values: `${given} WHERE given.value >= ${from} OFFSET 0` }
  }
  const next = (comparison: string) =>
    `(SELECT value FROM ${source} AND home = h.home AND value ${comparison} ORDER BY value LIMIT 1)`
  const loose = `
        WITH RECURSIVE loose (value) AS (
          SELECT ${next(`>= ${from}`)} UNION ALL SELECT ${next('> loose.value')} FROM loose WHERE value IS NOT NULL
        )
        SELECT value FROM loose WHERE value IS NOT NULL`
  return { ...common, values: loose }
}

/** From home to home, from value to value and from type to type, through the entries of each. */
function walk({ source, homes, values, ordered = false }: Range, way: Way): Rows {
  const { place, types } = way
  const [home, type, id] = [text(way, place.home), text(way, place.type), text(way, place.id)]
  const lead = values || ordered ? text(way, place.lead) : ''
  const same = `h.home = ${home}${values ? ` AND v.value = ${lead}` : ''}`
  const of = (part: string) => `CASE WHEN ${same} THEN ${part} ELSE '' END`
  const sorted = types && way.parameter(types.toSorted(compareBytes), 'text[]')
  const wanted = `, LATERAL (
        SELECT given.type FROM unnest(${sorted}) AS given (type) WHERE given.type >= ${of(type)} OFFSET 0
      ) t`
  const columns = ordered ? 'value, type, id' : 'type, id'
  const behind = types
    ? `type = t.type AND id > CASE WHEN ${same} AND t.type = ${type} THEN ${id} ELSE '' END`
    : `(${columns}) > (${ordered ? `${of(lead)}, ` : ''}${of(type)}, ${of(id)})`
  const leads = values ? 'v.value' : ordered ? `coalesce(e.value, '')` : 'NULL'
  const { head, from } = homesOf(homes, way)
  const entries = `
      SELECT ${leads} AS lead, h.home AS at_home, coalesce(e.type, ${types ? 't.type' : `''`}) AS at_type,
        coalesce(e.id, '') AS at_id, e.id IS NOT NULL AS hit, false AS ended
      FROM (${from}) h${values ? `, LATERAL (${values}) v` : ''}${types ? wanted : ''}
      LEFT JOIN LATERAL (
        SELECT ${columns} FROM ${source} AND home = h.home AND ${behind} ORDER BY ${columns} LIMIT ${MAX_VISITED}
      ) e ON true`
  return { head, entries: counted(entries) }
}

const nextHome = (homes: string, comparison: string) =>
  `(SELECT home FROM ${homes} AND home ${comparison} ORDER BY home LIMIT 1)`

/** The home that is given, or one after the other. */
function homesOf(homes: string, way: Way): { readonly head: string; readonly from: string } {
  if (way.home !== undefined) return { head: '', from: `SELECT ${text(way, way.home)} AS home` }
  const head = `
  WITH RECURSIVE homes (home) AS (
    SELECT ${nextHome(homes, `>= ${text(way, way.place.home)}`)}
    UNION ALL
    SELECT ${nextHome(homes, '> homes.home')} FROM homes WHERE home IS NOT NULL
  )`
  return { head, from: 'SELECT home FROM homes WHERE home IS NOT NULL' }
}

/**
 * Where several indexes meet: each step asks for the first entry of each at or behind a place, and goes to the furthest of them.
 * Where a step has not met, the place behind which a page can go on is the nearest: it is not in all, and the furthest may be.
 */
function zigzag(meeting: Meeting, way: Way): Rows {
  const { place, types } = way
  const [home, type, id] = [text(way, place.home), text(way, place.type), text(way, place.id)]
  const { count, homes, firsts } = partsOf(meeting, way)
  const sorted = types && way.parameter(types.toSorted(compareBytes), 'text[]')
  const first = way.home === undefined ? nextHome(homes, `>= ${home}`) : text(way, way.home)
  const next = way.home === undefined ? nextHome(homes, '> z.home') : 'NULL'
  const allowed = sorted ? `furthest[1] = ANY (${sorted})` : 'true'
  const nextType = `(SELECT min(given.type COLLATE "C") FROM unnest(${sorted}) AS given (type) WHERE given.type > furthest[1])`
  const head = `
  WITH RECURSIVE zigzag (home, type, id, at_type, at_id, hit, visited) AS (
    SELECT f.home, CASE WHEN f.home = ${home} THEN ${type} ELSE '' END,
      CASE WHEN f.home = ${home} THEN ${id} || ${BEHIND} ELSE '' END, '' COLLATE "C", '' COLLATE "C", false, 0
    FROM (SELECT ${first} AS home) f
    UNION ALL
    SELECT CASE WHEN n.type IS NULL THEN ${next} ELSE z.home END,
      coalesce(n.type, '') COLLATE "C", CASE WHEN n.type IS NULL THEN '' ELSE n.id END COLLATE "C",
      CASE WHEN n.type IS NULL THEN '' ELSE n.at[1] END COLLATE "C", CASE WHEN n.type IS NULL THEN '' ELSE n.at[2] END COLLATE "C",
      n.hit, z.visited + ${count}
    FROM zigzag z, LATERAL (
      SELECT count(p.id) = ${count} AS met,
        max(ARRAY[p.type, p.id]) AS furthest, min(ARRAY[p.type, p.id]) AS nearest
      FROM (${firsts}) p
    ) s, LATERAL (
      SELECT
        CASE WHEN NOT met THEN NULL WHEN ${allowed} THEN furthest[1]${sorted ? ` ELSE ${nextType}` : ''} END AS type,
        CASE WHEN NOT (${allowed}) THEN '' WHEN furthest = nearest THEN furthest[2] || ${BEHIND} ELSE furthest[2] END AS id,
        CASE WHEN ${allowed} AND furthest <> nearest THEN nearest ELSE furthest END AS at,
        met AND furthest = nearest AND ${allowed} AS hit
    ) n
    WHERE z.home IS NOT NULL AND z.visited + ${count} <= ${MAX_VISITED}
  )`
  const entries = `
    SELECT NULL AS lead, home AS at_home, at_type, at_id, hit, visited, home IS NULL AS ended,
      visited + ${count} > ${MAX_VISITED} AND home IS NOT NULL AS bounded
    FROM zigzag`
  return { head, entries }
}

/** How many indexes meet, where the homes are looked for, and the first entry of each at or behind a place `z`. */
function partsOf({ pairs, group, untagged }: Meeting, way: Way) {
  const first = (source: string) => `(
          SELECT type, id FROM ${source} AND home = z.home AND (type, id) >= (z.type, z.id) ORDER BY type, id LIMIT 1
        )`
  const firsts: string[] = []
  if (pairs.length > 0) {
    const [keys, values] = [pairs.map(({ key }) => key), pairs.map(({ value }) => value)]
    const given = `unnest(${way.parameter(keys, 'text[]')}, ${way.parameter(values, 'text[]')}) AS c (key, value)`
    firsts.push(`
        SELECT one.type, one.id FROM ${given}, LATERAL ${first(`${TAGGED} AND key = c.key AND value = c.value`)} one`)
  }
  if (group !== undefined) firsts.push(first(`${REGISTERED} AND grp = ${text(way, group)}`))
  if (untagged) firsts.push(first(UNTAGGED))
  const count = way.parameter(pairs.length + firsts.length - Number(pairs.length > 0), 'int')
  return { count, homes: pairs.length > 0 ? TAGGED : REGISTERED, firsts: firsts.join('\n        UNION ALL ') }
}

/** What follows a text at once when it is put behind it; no text holds a NUL. */
const BEHIND = `E'\\x01'`
