import { compareBytes } from '../../core/order.ts'
import { nextHome, type Pair, REGISTERED, type Rows, TAGGED, text, UNTAGGED, type Way } from './find-way.ts'
import { MAX_VISITED } from './page.ts'

/** What an entry must be in, all of it: each is an index in the order of type and id within a home. */
export type Meeting = {
  readonly pairs: readonly Pair[]
  readonly group?: string | undefined
  readonly untagged?: boolean | undefined
}

/**
 * Where several indexes meet: each step asks for the first entry of each at or behind a place, and goes to the furthest of them.
 * Where a step has not met, the place behind which a page can go on is the nearest: it is not in all, and the furthest may be.
 */
export function meet(meeting: Meeting, way: Way): Rows {
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
