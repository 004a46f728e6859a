import { fillMany, singleFilters } from '../contract/cases/finding.ts'
import { openSqlitePlace } from '../contract/sqlite-places.ts'
import { ALICE, openWorld, type World } from '../contract/world.ts'

const SMALL = 10_000
const LIMIT = 50
/** Beside the entries of the page: the one that says that more follows, and those that a leap lands on. */
const SLACK = 2 * LIMIT

export type Campaign = {
  /** Resources of the large estate, in thousands that 50 divides. */
  readonly resources: number
  readonly report: (line: string) => void
}

export type Figures = {
  /** Index entries that a page of each filter visits in the small and in the large estate. */
  readonly visited: Readonly<Record<string, readonly [small: number, large: number]>>
  readonly rowsPerSecond: number
  /** Processor time of a row, microseconds. */
  readonly microseconds: number
}

/** Shows that a page of each filter visits as much in a large estate as in a small one; ends at the first that does not. */
export async function finding({ resources, report }: Campaign): Promise<Figures> {
  const small = await visitedIn(SMALL, report)
  const large = await visitedIn(resources, report)
  const visited = Object.fromEntries(
    Object.entries(large.visited).map(([name, count]) => [name, [small.visited[name] ?? 0, count] as const]),
  )
  for (const [name, [few, many]] of Object.entries(visited)) {
    report(`${name}: ${few} entries in ${SMALL} resources, ${many} in ${resources}`)
    if (many > LIMIT + SLACK || many > few + SLACK)
      throw new Error(`${name} visits ${few}, then ${many} entries`)
  }
  return { ...large, visited }
}

async function visitedIn(resources: number, report: (line: string) => void) {
  await using world = await openWorld(openSqlitePlace, [ALICE])
  const [start, before] = [performance.now(), process.cpuUsage()]
  const since = await fillMany(world, resources)
  const { user, system } = process.cpuUsage(before)
  const rowsPerSecond = (1_000 * resources) / (performance.now() - start)
  const microseconds = (user + system) / resources
  report(
    `${resources} resources, ${Math.round(rowsPerSecond)} a second, ${microseconds.toFixed(1)} µs of processor time each`,
  )
  return { visited: await visitedBy(world, since), rowsPerSecond, microseconds }
}

async function visitedBy(world: World, since: number): Promise<Record<string, number>> {
  const visited: Record<string, number> = {}
  for (const [name, query] of Object.entries(singleFilters(since)))
    visited[name] = (await world.foundPage({ ...query, limit: LIMIT })).visited
  return visited
}
