import { compareBytes } from '../../core/order.ts'
import type { FindResources, TagCondition } from '../estate.ts'
import type { Statement } from './database.ts'
import { REGISTERED_COLUMNS } from './facts.ts'
import { type Driver, drive } from './find-drivers.ts'
import type { Pair, Parameter, Place } from './find-way.ts'
import { guardedStatement } from './read-guard.ts'
import { hasCustom, hasTagOf } from './write-statement.ts'

/** A statement with the parameters of its own. */
export type Found = { readonly statement: Statement; readonly own: readonly unknown[] }

/**
 * One index leads to the entries, in the order of the page, and jumps over what it can tell apart; of each entry it is looked
 * whether the rest holds. `visited` counts the entries; the row that is `bounded` has come to the most that a call visits,
 * `ended` is the one behind the last.
 */
export function findStatement(query: FindResources): Found {
  const own: unknown[] = []
  const parameter: Parameter = (value, type) => {
    own.push(value)
    return `$${own.length + 4}::${type}`
  }
  const { driver, shape } = driverOf(query)
  const rows = drive(driver, { place: placeOf(query), home: query.home, types: query.types, parameter })
  const rest = restOf(query, driver, parameter)
  // Kept apart by its offset, so that nobody reads all resources for a few.
  const resource = `FROM tagplane.resource r
    WHERE account = $1 AND type = at_type AND id = at_id AND region IN (at_home, '') AND home = at_home AND hit
      AND ${['true', ...rest.conditions].join(' AND ')} OFFSET 0`
  const wanted = rest.conditions.length > 0 ? `EXISTS (SELECT 1 ${resource})` : 'true'
  const found = `
  ${rows.head}
  SELECT entry.*, r.id IS NOT NULL AS found, r.*
  FROM (
    SELECT * FROM (${rows.entries}) visit WHERE ended OR bounded OR hit AND ${wanted} LIMIT ${parameter(query.limit + 1, 'int')}
  ) entry
  LEFT JOIN LATERAL (SELECT ${REGISTERED_COLUMNS} ${resource}) r ON true
  ORDER BY visited, ended`
  const given = [query.home === undefined ? 'everywhere' : 'home', query.types ? 'types' : 'any']
  const name = ['find', shape, ...given, ...rest.names].join('-')
  return { statement: guardedStatement(name, { found }), own }
}

/** Which index leads, or which meet. */
function driverOf(query: FindResources): { readonly driver: Driver; readonly shape: string } {
  const { group, tags = [], untagged, tagged, registeredSince } = query
  if (registeredSince !== undefined) return { driver: { since: registeredSince }, shape: 'since' }
  const pairs = pairsOf(tags)
  const [first] = tags
  if (first && pairs.length === 0)
    return { driver: { condition: inOrder(first) }, shape: first.values ? 'values' : 'key' }
  const of = [...pairs.map(() => 'p'), ...(group === undefined ? [] : ['g']), ...(untagged ? ['u'] : [])]
  if (of.length > 1)
    return { driver: { meeting: { pairs, group, untagged } }, shape: `meeting-${[...new Set(of)].join('')}` }
  const [pair] = pairs
  if (pair) return { driver: { pair }, shape: 'pair' }
  if (group !== undefined) return { driver: { group }, shape: 'group' }
  if (untagged) return { driver: { untagged }, shape: 'untagged' }
  return tagged ? { driver: { listed: true }, shape: 'listed' } : { driver: {}, shape: 'all' }
}

function pairsOf(tags: readonly TagCondition[]): readonly Pair[] {
  return tags.flatMap(({ key, values: [value, ...more] = [] }) =>
    value === undefined || more.length > 0 ? [] : [{ key, value }],
  )
}

function inOrder({ key, values }: TagCondition): TagCondition {
  return { key, ...(values && { values: values.toSorted(compareBytes) }) }
}

/** Where the page begins: behind this place; all empty at the beginning. */
function placeOf({ after = [], registeredSince, tags = [] }: FindResources): Place {
  const leads =
    registeredSince !== undefined || (tags.length > 0 && !tags.some(({ values }) => values?.length === 1))
  const [lead = '', home = '', type = '', id = ''] = leads ? after : ['', ...after]
  return { lead, home, type, id }
}

/** What must hold beside what the indexes tell apart, of a row `r`; each with a letter. */
function restOf(query: FindResources, driver: Driver, parameter: Parameter) {
  const rest = [...restOfPlace(query, driver, parameter), ...restOfTags(query, driver, parameter)]
  return { names: rest.map(([letter]) => letter), conditions: rest.map(([, condition]) => condition) }
}

type Condition = readonly [letter: string, condition: string]

function* restOfPlace(
  { home, types, group }: FindResources,
  driver: Driver,
  parameter: Parameter,
): Generator<Condition> {
  const since = 'since' in driver
  const grouped = 'group' in driver || 'meeting' in driver
  if (since && home !== undefined) yield ['h', `r.home = ${parameter(home, 'text')}`]
  if (since && types) yield ['t', `r.type = ANY (${parameter(types, 'text[]')})`]
  if (!grouped && group !== undefined) yield ['g', `r.grp = ${parameter(group, 'text')}`]
}

function* restOfTags(
  { tags = [], without, tagged, untagged }: FindResources,
  driver: Driver,
  parameter: Parameter,
): Generator<Condition> {
  if (untagged) yield ['u', `NOT ${hasCustom('r.tags')}`]
  if (tags.length > conditionsIn(driver)) yield ['c', carriesAll(parameter(JSON.stringify(tags), 'jsonb'))]
  if (without) yield ['w', `NOT ${carriesAll(parameter(JSON.stringify([without]), 'jsonb'))}`]
  const shown = tags.length > 0 || 'listed' in driver
  if (tagged === 'any' && !shown) yield ['l', 'r.tagged']
  if (tagged && tagged !== 'any') yield ['k', hasTagOf('r.tags', parameter(tagged, 'text'))]
}

/** How many conditions on tags the indexes see to. */
function conditionsIn(driver: Driver): number {
  if ('meeting' in driver) return driver.meeting.pairs.length
  return 'pair' in driver || 'condition' in driver ? 1 : 0
}

function carriesAll(conditions: string): string {
  return `NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(${conditions}) c
        WHERE NOT coalesce(
          CASE WHEN c ? 'values' THEN c -> 'values' ? (r.tags -> (c ->> 'key') ->> 0) ELSE r.tags ? (c ->> 'key') END, false))`
}
