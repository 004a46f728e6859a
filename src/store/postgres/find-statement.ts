import { compareBytes } from '../../core/order.ts'
import type { FindResources, TagCondition } from '../estate.ts'
import type { Statement } from './database.ts'
import { REGISTERED_COLUMNS } from './facts.ts'
import { type Driver, drive, type Place } from './find-drivers.ts'
import { guardedStatement } from './read-guard.ts'
import { isOfCategory } from './sql.ts'

/** A statement with the parameters of its own. */
export type Found = { readonly statement: Statement; readonly own: readonly unknown[] }

/** Adds a parameter; answers how the statement names it. */
export type Parameter = (value: unknown, type: string) => string

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

/** Which index leads. */
function driverOf(query: FindResources): { readonly driver: Driver; readonly shape: string } {
  const { group, tags = [], untagged, registeredSince } = query
  if (registeredSince !== undefined) return { driver: { since: registeredSince }, shape: 'since' }
  const pairs = tags.flatMap(({ key, values = [] }) =>
    values.length === 1 ? [{ key, value: values[0] ?? '' }] : [],
  )
  const [first] = tags
  if (first && pairs.length === 0)
    return { driver: { condition: inOrder(first) }, shape: first.values ? 'values' : 'key' }
  const parts = [
    ...(pairs.length > 0 ? ['p'] : []),
    ...(group === undefined ? [] : ['g']),
    ...(untagged ? ['u'] : []),
  ]
  if (pairs.length > 1 || parts.length > 1)
    return { driver: { meeting: { pairs, group, untagged } }, shape: `meeting-${parts.join('')}` }
  const [pair] = pairs
  if (pair) return { driver: { pair }, shape: 'pair' }
  if (group !== undefined) return { driver: { group }, shape: 'group' }
  if (untagged) return { driver: { untagged }, shape: 'untagged' }
  return { driver: {}, shape: 'all' }
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

/** What must hold beside what the index tells apart, of a row `r`. */
function restOf(query: FindResources, driver: Driver, parameter: Parameter) {
  const { home, types, group, tags = [], untagged, registeredSince } = query
  const since = registeredSince !== undefined
  const conditions: string[] = []
  const names: string[] = []
  const add = (name: string, condition: string) => {
    names.push(name)
    conditions.push(condition)
  }
  if (since && home !== undefined) add('h', `r.home = ${parameter(home, 'text')}`)
  if (since && types) add('t', `r.type = ANY (${parameter(types, 'text[]')})`)
  const met = 'meeting' in driver ? driver.meeting : undefined
  if (group !== undefined && !('group' in driver) && !met) add('g', `r.grp = ${parameter(group, 'text')}`)
  if (untagged)
    add(
      'u',
      `NOT EXISTS (SELECT 1 FROM jsonb_object_keys(r.tags) k (key) WHERE ${isOfCategory('k.key', "'Custom'")})`,
    )
  const told = met ? met.pairs.length : 'pair' in driver || 'condition' in driver ? 1 : 0
  if (tags.length > told) add('c', carriesAll(parameter(JSON.stringify(tags), 'jsonb')))
  return { conditions, names }
}

function carriesAll(conditions: string): string {
  return `NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(${conditions}) c
        WHERE NOT coalesce(
          CASE WHEN c ? 'values' THEN c -> 'values' ? (r.tags -> (c ->> 'key') ->> 0) ELSE r.tags ? (c ->> 'key') END, false))`
}
