import { compareBytes } from '../../core/order.ts'
import type { TagCondition } from '../estate.ts'
import {
  counted,
  LISTED,
  nextHome,
  type Pair,
  REGISTERED,
  type Rows,
  TAGGED,
  text,
  UNTAGGED,
  type Way,
} from './find-way.ts'
import { MAX_VISITED } from './page.ts'

/** What leads to the entries in one index; without anything, all that is registered. */
export type RangeDriver =
  | { readonly pair: Pair }
  | { readonly condition: TagCondition }
  | { readonly group: string }
  | { readonly untagged: true }
  | { readonly listed: true }
  | Readonly<Record<string, never>>

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

/** From home to home, from value to value and from type to type, through the entries of each. */
export function walk(driver: RangeDriver, way: Way): Rows {
  const range = rangeOf(driver, way)
  const { source, homes, values } = range
  const { columns, lead, types, type, behind } = orderOf(range, way)
  const { head, from } = homesOf(homes, way)
  const entries = `
      SELECT ${lead} AS lead, h.home AS at_home, coalesce(e.type, ${type}) AS at_type, coalesce(e.id, '') AS at_id,
        e.id IS NOT NULL AS hit, false AS ended
      FROM (${from}) h${values ? `, LATERAL (${values}) v` : ''}${types}
      LEFT JOIN LATERAL (
        SELECT ${columns} FROM ${source} AND home = h.home AND ${behind} ORDER BY ${columns} LIMIT ${MAX_VISITED}
      ) e ON true`
  return { head, entries: counted(entries) }
}

/** In what order the entries of a range are, and which of them are behind the place where the page begins. */
function orderOf({ values, ordered }: Range, way: Way) {
  const { place } = way
  const [home, type, id] = [text(way, place.home), text(way, place.type), text(way, place.id)]
  const lead = values || ordered ? text(way, place.lead) : ''
  const same = `h.home = ${home}${values ? ` AND v.value = ${lead}` : ''}`
  const from = (part: string) => `CASE WHEN ${same} THEN ${part} ELSE '' END`
  if (ordered)
    return {
      ...{ columns: 'value, type, id', lead: `coalesce(e.value, '')`, types: '', type: `''` },
      behind: `(value, type, id) > (${from(lead)}, ${from(type)}, ${from(id)})`,
    }
  const common = { columns: 'type, id', lead: values ? 'v.value' : 'NULL' }
  if (!way.types)
    return { ...common, types: '', type: `''`, behind: `(type, id) > (${from(type)}, ${from(id)})` }
  const sorted = way.parameter(way.types.toSorted(compareBytes), 'text[]')
  const types = `, LATERAL (
        SELECT given.type FROM unnest(${sorted}) AS given (type) WHERE given.type >= ${from(type)} OFFSET 0
      ) t`
  const behind = `type = t.type AND id > CASE WHEN ${same} AND t.type = ${type} THEN ${id} ELSE '' END`
  return { ...common, types, type: 't.type', behind }
}

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
  const source = 'untagged' in driver ? UNTAGGED : 'listed' in driver ? LISTED : REGISTERED
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
