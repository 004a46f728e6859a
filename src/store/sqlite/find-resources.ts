import type { DatabaseSync } from 'node:sqlite'
import { compareBytes } from '../../core/order.ts'
import type { FindResources, FoundPage, RegisteredResource, TagCondition } from '../estate.ts'
import type { Details } from './details.ts'
import {
  type Bound,
  comparePlaces,
  createWalks,
  type Meter,
  type Place,
  type Walk,
  type Walks,
} from './index-walks.ts'
import { isUntagged, MAX_VISITED, type ResourceRow, type Resources } from './resources.ts'

/** Walks that leap fetch few entries at a time. */
const LEAP = 2

/** How a query is carried out: the walks whose common places are looked at. */
type Plan = {
  readonly walks: readonly Walk[]
  /** The wanted values of each column of a place, in byte order; undefined where all are. */
  readonly wanted: readonly (readonly string[] | undefined)[]
  readonly rowsAt: (place: Place) => readonly ResourceRow[]
  /** Where a resource stands, as callers get it. */
  readonly placeOf: (row: ResourceRow) => Place
  /** Whether places of the walks lack the region at their end. */
  readonly withoutRegion: boolean
  readonly start: Bound
  /** Where the page before ended. */
  readonly after: Place | undefined
}

type Ports = { readonly resources: Resources; readonly details: Details; readonly walks: Walks }

/** Reads the estate along the indexes that say what is wanted, and looks at every row: postings are hints. */
export function createFinder(
  database: DatabaseSync,
  { resources, details }: { readonly resources: Resources; readonly details: Details },
): (query: FindResources) => FoundPage {
  const ports = { resources, details, walks: createWalks(database) }
  return (query) => {
    const meter: Meter = { visited: 0, limit: MAX_VISITED }
    if (isImpossible(query)) return { resources: [], visited: 0 }
    const { account } = query.guard
    const { rows, next } = readPage(planOf(ports, query, meter), query, meter)
    return {
      resources: rows.map((row) => registered(row, details.read(account, row))),
      visited: meter.visited,
      ...(next && { next: next.map(String) }),
    }
  }
}

/** No type, or no value of a key, is wanted. */
function isImpossible({ types, tags = [] }: FindResources): boolean {
  return types?.length === 0 || tags.some(({ values }) => values?.length === 0)
}

function planOf(ports: Ports, query: FindResources, meter: Meter): Plan {
  const [first] = query.tags ?? []
  if (query.registeredSince !== undefined) return planByTime(ports, query, query.registeredSince, meter)
  return first && !query.tags?.some(isPair)
    ? planByValue(ports, query, first, meter)
    : planByPlace(ports, query, meter)
}

function planByTime({ resources, walks }: Ports, query: FindResources, since: number, meter: Meter): Plan {
  const { guard, limit } = query
  const [time, ...rest] = query.after ?? []
  const after = query.after && [Number(time), ...rest]
  return {
    walks: [walks.walk('registered', [guard.account], meter, limit + 1)],
    wanted: [],
    rowsAt: ([, home, type, id, region]) =>
      resources.listed(guard.account, entryOf([home, type, id])).filter((row) => row.region === region),
    placeOf: ({ registeredAt, home, type, id, region }) => [registeredAt, home, type, id, region],
    withoutRegion: false,
    start: after ? { place: after, inclusive: false } : { place: [since], inclusive: true },
    after,
  }
}

function planByValue(
  { resources, walks }: Ports,
  query: FindResources,
  first: TagCondition,
  meter: Meter,
): Plan {
  const { guard, home, types, limit } = query
  const parameters = { account: guard.account, home, tag: [first.key] }
  const valueOf = ({ tags }: ResourceRow) => tags.find(({ key }) => key === first.key)?.value ?? ''
  return {
    walks: [walks.walkPostings('key', parameters, meter, limit + 1)],
    wanted: [home === undefined ? undefined : [home], sorted(first.values), sorted(types)],
    // A posting that is to be deleted may stand under a value that the resource has no more.
    rowsAt: ([place, value, type, id]) =>
      resources.listed(guard.account, entryOf([place, type, id])).filter((row) => valueOf(row) === value),
    placeOf: (row) => [row.home, valueOf(row), row.type, row.id, row.region],
    withoutRegion: true,
    start: startAfter(query.after),
    after: query.after,
  }
}

function planByPlace({ resources, walks }: Ports, query: FindResources, meter: Meter): Plan {
  const { guard, home, types, group, tags = [], untagged, limit } = query
  const { account } = guard
  const pairs = tags.filter(isPair)
  const count = pairs.length + Number(group !== undefined) + Number(untagged ?? false)
  const size = count > 1 ? LEAP : limit + 1
  const some = [
    ...pairs.map(({ key, values: [value] }) =>
      walks.walkPostings('pair', { account, home, tag: [key, value] }, meter, size),
    ),
    ...(group === undefined ? [] : [walks.walk('group', [account, group], meter, size)]),
    ...(untagged ? [walks.walk('untagged', [account], meter, size)] : []),
  ]
  return {
    walks: count > 0 ? some : [walks.walk('all', [account], meter, size)],
    wanted: [home === undefined ? undefined : [home], sorted(types)],
    rowsAt: (place) => resources.listed(account, entryOf(place)),
    placeOf: (row) => [row.home, row.type, row.id, row.region],
    withoutRegion: true,
    start: startAfter(query.after),
    after: query.after,
  }
}

function readPage(
  plan: Plan,
  query: FindResources,
  meter: Meter,
): { readonly rows: readonly ResourceRow[]; readonly next?: Place } {
  const rows: ResourceRow[] = []
  const { after, placeOf } = plan
  const progress: Progress = { done: after, ended: false }
  for (const place of commonPlaces(plan, meter, progress)) {
    for (const row of plan.rowsAt(place)) {
      if (rows.length === query.limit) return { rows, next: placeOf(rows.at(-1) ?? row) }
      if (matches(row, query) && (!after || comparePlaces(placeOf(row), after) > 0)) rows.push(row)
    }
  }
  return { rows, ...(!progress.ended && progress.done && { next: progress.done }) }
}

/** How far a walk has come: all up to `done` is dealt with. */
type Progress = { done: Place | undefined; ended: boolean }

/** The places that all walks have and that are wanted, until they end or the work of a call is done. */
function* commonPlaces(
  { walks, wanted, start, withoutRegion }: Plan,
  meter: Meter,
  progress: Progress,
): Generator<Place> {
  const pass = (place: Place) => {
    progress.done = withoutRegion ? [...place, place[0] ?? ''] : place
  }
  let bound = firstBound(start, wanted)
  let candidate: Place | undefined
  for (let agreed = 0, at = 0; meter.visited < meter.limit; at = (at + 1) % walks.length) {
    const place = walks[at]?.seek(bound)
    if (!place) break
    const leap = leapFrom(place, wanted)
    if (leap === 'end') break
    const same = candidate !== undefined && comparePlaces(place, candidate) === 0
    if (candidate && !same) pass(candidate)
    if (leap) pass(place)
    candidate = leap ? undefined : place
    agreed = leap ? 0 : same ? agreed + 1 : 1
    bound = leap ?? { place, inclusive: true }
    if (agreed < walks.length) continue
    yield place
    pass(place)
    candidate = undefined
    agreed = 0
    bound = { place, inclusive: false }
  }
  progress.ended = meter.visited < meter.limit
}

function firstBound(start: Bound, wanted: Plan['wanted']): Bound {
  if (start.place.length > 0) return start
  const open = wanted.findIndex((values) => values === undefined)
  const place = (open < 0 ? wanted : wanted.slice(0, open)).map((values) => values?.[0] ?? '')
  return { place, inclusive: true }
}

/** Where to go on from a place that is not wanted; undefined at one that is. */
function leapFrom(place: Place, wanted: Plan['wanted']): Bound | 'end' | undefined {
  for (const [i, values] of wanted.entries()) {
    const own = String(place[i])
    if (!values || values.includes(own)) continue
    const next = values.find((value) => compareBytes(value, own) > 0)
    if (next !== undefined) return { place: [...place.slice(0, i), next], inclusive: true }
    return i === 0 ? 'end' : { place: place.slice(0, i), inclusive: false }
  }
  return undefined
}

/** The last of a place's texts is the region, which walks without it know nothing of: it is the home's or empty. */
function startAfter(after: readonly string[] | undefined): Bound {
  if (!after) return { place: [], inclusive: true }
  return { place: after.slice(0, -1), inclusive: after.at(-1) !== after[0] }
}

function matches(
  row: ResourceRow,
  { home, types, group, tags = [], untagged, registeredSince }: FindResources,
): boolean {
  return (
    (home === undefined || row.home === home) &&
    (types?.includes(row.type) ?? true) &&
    (group === undefined || row.group === group) &&
    (!untagged || isUntagged(row.tags)) &&
    (registeredSince === undefined || row.registeredAt >= registeredSince) &&
    tags.every(({ key, values }) =>
      row.tags.some((tag) => tag.key === key && (values?.includes(tag.value) ?? true)),
    )
  )
}

type PairCondition = { readonly key: string; readonly values: readonly [string] }

function isPair(condition: TagCondition): condition is PairCondition {
  return condition.values?.length === 1
}

function entryOf([home, type, id]: readonly (string | number | undefined)[]) {
  return { home: String(home), type: String(type), id: String(id) }
}

function sorted(texts: readonly string[] | undefined): readonly string[] | undefined {
  return texts?.toSorted(compareBytes)
}

function registered(
  { rowid: _, lastChange: __, changedAt: ___, ...row }: ResourceRow,
  detail: ReturnType<Details['read']>,
): RegisteredResource {
  return { ...row, ...detail }
}
