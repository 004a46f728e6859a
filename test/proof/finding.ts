import { fillMany, singleFilters } from '../contract/cases/finding.ts'
import { openPostgresPlace } from '../contract/postgres-places.ts'
import { openSqlitePlace } from '../contract/sqlite-places.ts'
import { ALICE, openWorld, type TextsOverrides, tag, type World } from '../contract/world.ts'

const LIMIT = 50
/** Beside the entries of the page: the one that says that more follows, those that a leap lands on, and chunks that were fetched in advance. */
const SLACK = 3 * LIMIT
const MAX_VISITED = 10_000
const KEYS = 1_000

/** The lists of keys and values, narrowed in every way. */
const textLists: Readonly<Record<string, TextsOverrides>> = {
  keys: {},
  'one key': { matching: { equal: 'k-5' } },
  'keys by their beginning': { matching: { prefix: 'k-5' } },
  'keys without any of the beginning': { matching: { prefix: 'none' } },
  'keys of a type': { type: 'ecs:instance' },
  values: { key: 'name' },
  'values by their beginning': { key: 'name', matching: { prefix: 'n-7' } },
  'values of a type': { key: 'name', type: 'ecs:instance' },
}

/** Where the work grows with the values that no resource of the type carries, until it is cut short. */
const bounded: Readonly<Record<string, TextsOverrides>> = {
  'keys of a rare type': { type: 'rds:dbinstance' },
  'values of a rare type': { key: 'name', type: 'rds:dbinstance' },
}

const openings = { sqlite: openSqlitePlace, postgres: openPostgresPlace }

export type Campaign = {
  readonly store: keyof typeof openings
  /** Resources of both estates, in thousands; each carries a key of its kind and two that many carry, with a value of its own. */
  readonly small: number
  readonly large: number
  readonly report: (line: string) => void
}

export type Figures = {
  /** Index entries that a page of each filter visits in the small and in the large estate. */
  readonly visited: Readonly<Record<string, readonly [small: number, large: number]>>
  readonly rowsPerSecond: number
  /** Processor time of a row in this process, microseconds. */
  readonly microseconds: number
}

/** Shows that a page of each list visits as much in a large estate as in a small one, or what bounds it; ends at the first that does not. */
export async function finding({ store, small: few, large: many, report }: Campaign): Promise<Figures> {
  const small = await visitedIn(store, few, report)
  const large = await visitedIn(store, many, report)
  const visited = Object.fromEntries(
    Object.entries(large.visited).map(([name, count]) => [name, [small.visited[name] ?? 0, count] as const]),
  )
  for (const [name, [before, after]] of Object.entries(visited)) {
    report(`${store}: ${name}: ${before} entries in ${few} resources, ${after} in ${many}`)
    const most = name in bounded ? MAX_VISITED : Math.min(LIMIT, before) + SLACK
    if (after > most) throw new Error(`${name} visits ${before}, then ${after} entries`)
  }
  return { ...large, visited }
}

async function visitedIn(store: Campaign['store'], resources: number, report: Campaign['report']) {
  await using world = await openWorld(openings[store], [ALICE])
  const [start, before] = [performance.now(), process.cpuUsage()]
  const since = await fillMany(world, resources, (i) => [tag('name', `n-${i}`), tag(`k-${i % KEYS}`)])
  const { user, system } = process.cpuUsage(before)
  const rowsPerSecond = (1_000 * resources) / (performance.now() - start)
  const microseconds = (user + system) / resources
  report(
    `${store}: ${resources} resources, ${Math.round(rowsPerSecond)} a second, ${microseconds.toFixed(1)} µs of processor time of this process each`,
  )
  return { visited: await visitedBy(world, since), rowsPerSecond, microseconds }
}

async function visitedBy(world: World, since: number): Promise<Record<string, number>> {
  const visited: Record<string, number> = {}
  for (const [name, query] of Object.entries(singleFilters(since)))
    visited[name] = (await world.foundPage({ ...query, limit: LIMIT })).visited
  for (const [name, query] of Object.entries({ ...textLists, ...bounded }))
    visited[name] = (await world.textPage({ ...query, limit: LIMIT })).visited
  return visited
}
