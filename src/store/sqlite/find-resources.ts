import { compareBytes } from '../../core/order.ts'
import type { FindResources, FoundPage, RegisteredResource, TagCondition } from '../estate.ts'
import { commonPlaces, type Progress, type Search } from './common-places.ts'
import type { Details } from './details.ts'
import { LEAP, type Meter, type Walks } from './index-walks.ts'
import { type Bound, comparePlaces, type Place } from './places.ts'
import type { Pair } from './post.ts'
import { carries, isUntagged, LISTING, MAX_VISITED, type ResourceRow, type Resources } from './resources.ts'

/** How a query is carried out: the rows at what a search finds are looked at. */
type Plan = Search & {
  readonly rowsAt: (place: Place) => readonly ResourceRow[]
  /** Where a resource stands, as callers get it. */
  readonly placeOf: (row: ResourceRow) => Place
  /** Whether places of the walks lack the region at their end. */
  readonly withoutRegion: boolean
  /** Where the page before ended. */
  readonly after: Place | undefined
}

export type FinderPorts = {
  readonly resources: Resources
  readonly details: Details
  readonly walks: Walks
}

/** Reads the estate along the indexes that say what is wanted, and looks at every row: postings are hints. */
export function createFinder(ports: FinderPorts): (query: FindResources) => FoundPage {
  return (query) => {
    const meter: Meter = { visited: 0, limit: MAX_VISITED }
    if (isImpossible(query)) return { resources: [], visited: 0 }
    const { account } = query.guard
    const { rows, next } = readPage(planOf(ports, query, meter), query, meter)
    return {
      resources: rows.map((row) => registered(row, ports.details.read(account, row))),
      visited: meter.visited,
      ...(next && { next: next.map(String) }),
    }
  }
}

/** No type, or no value of a key, is wanted. */
function isImpossible({ types, tags = [] }: FindResources): boolean {
  return types?.length === 0 || tags.some(({ values }) => values?.length === 0)
}

function planOf(ports: FinderPorts, query: FindResources, meter: Meter): Plan {
  const [first] = query.tags ?? []
  if (query.registeredSince !== undefined) return planByTime(ports, query, query.registeredSince, meter)
  return first && !query.tags?.some(isPair)
    ? planByValue(ports, query, first, meter)
    : planByPlace(ports, query, meter)
}

function planByTime(
  { resources, walks }: FinderPorts,
  query: FindResources,
  since: number,
  meter: Meter,
): Plan {
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
  { resources, walks }: FinderPorts,
  query: FindResources,
  first: TagCondition,
  meter: Meter,
): Plan {
  const { guard, home, types, limit } = query
  const parameters = { account: guard.account, home, tag: [first.key] }
  const carried = ({ tags }: ResourceRow) => tags.find(({ key }) => key === first.key)?.value ?? ''
  return {
    walks: [walks.walkPostings('key', parameters, meter, limit + 1)],
    wanted: [home === undefined ? undefined : [home], sorted(first.values), sorted(types)],
    // A posting that is to be deleted may stand under a value that the resource has no more.
    rowsAt: ([place, value, type, id]) =>
      resources.listed(guard.account, entryOf([place, type, id])).filter((row) => carried(row) === value),
    placeOf: (row) => [row.home, carried(row), row.type, row.id, row.region],
    withoutRegion: true,
    start: startAfter(query.after),
    after: query.after,
  }
}

function planByPlace({ resources, walks }: FinderPorts, query: FindResources, meter: Meter): Plan {
  const { guard, home, types, group, tags = [], untagged, tagged, limit } = query
  const { account } = guard
  const carried = tags.filter(isPair).map(({ key, values: [value] }): Pair => ({ key, value }))
  // Whatever is under a tag is in the listing, too.
  const pairs = tagged && carried.length === 0 ? [LISTING] : carried
  const count = pairs.length + Number(group !== undefined) + Number(untagged ?? false)
  const size = count > 1 ? LEAP : limit + 1
  const some = [
    ...pairs.map(({ key, value }) =>
      walks.walkPostings('pair', { account, home, tag: [key, value] }, meter, size),
    ),
    ...(group === undefined ? [] : [walks.walk('group', [account, group], meter, size)]),
    ...(untagged ? [walks.walkUntagged(account, meter, size)] : []),
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

type Page = { readonly rows: readonly ResourceRow[]; readonly next?: Place }

function readPage(plan: Plan, query: FindResources, meter: Meter): Page {
  const rows: ResourceRow[] = []
  const progress: Progress = {}
  for (const place of commonPlaces(plan, meter, progress)) {
    if (rows.length >= query.limit) return cut(plan, rows, query.limit)
    rows.push(...plan.rowsAt(place).filter((row) => isBehind(plan, row) && matches(row, query)))
  }
  if (rows.length > query.limit) return cut(plan, rows, query.limit)
  const next = progress.ended ? undefined : lastPlace(plan, progress)
  return { rows, ...(next && { next }) }
}

function cut({ placeOf }: Plan, rows: readonly ResourceRow[], limit: number): Page {
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  return { rows: some, ...(last && { next: placeOf(last) }) }
}

/** Whether the page before has not had the row; a walk without the region begins at the row where that page ended. */
function isBehind({ after, placeOf }: Plan, row: ResourceRow): boolean {
  return !after || comparePlaces(placeOf(row), after) > 0
}

/** All regions of the place are dealt with; none sorts behind the home, with which places begin that lack it. */
function lastPlace({ withoutRegion, after }: Plan, { done }: Progress): Place | undefined {
  return done && withoutRegion ? [...done, done[0] ?? ''] : (done ?? after)
}

/** The last of a place's texts is the region, which walks without it know nothing of: it is the home's or empty. */
function startAfter(after: readonly string[] | undefined): Bound {
  if (!after) return { place: [], inclusive: true }
  return { place: after.slice(0, -1), inclusive: after.at(-1) !== after[0] }
}

function matches(
  row: ResourceRow,
  { home, types, group, tags = [], without, tagged, untagged, registeredSince }: FindResources,
): boolean {
  return (
    (home === undefined || row.home === home) &&
    (types?.includes(row.type) ?? true) &&
    (group === undefined || row.group === group) &&
    (!untagged || isUntagged(row.tags)) &&
    (registeredSince === undefined || row.registeredAt >= registeredSince) &&
    (!tagged || carries(row.tags, tagged)) &&
    tags.every((condition) => meets(row, condition)) &&
    !(without && meets(row, without))
  )
}

function meets({ tags }: ResourceRow, { key, values }: TagCondition): boolean {
  return tags.some((tag) => tag.key === key && (values?.includes(tag.value) ?? true))
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
