import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, type Random } from '../contract/random.ts'
import { HOME } from '../contract/world.ts'
import { standStill } from './life-cycle/downtime.ts'
import { createEstate, type Estate, GUARD, inGroups, REMOVED_PER_RESOURCE } from './life-cycle/estate.ts'
import { type Cost, type MeteredStore, type Mode, openMetered } from './life-cycle/meter.ts'

export type Campaign = {
  /** Bindings of the large estate; the small one has 10,000. */
  readonly bindings: number
  readonly seed: number
  /** Empty. */
  readonly directory: string
  /** Whether processor time has to stay within its bound, too: not where other tests run beside. */
  readonly timed: boolean
  /** Hears of every comparison. */
  readonly report: (line: string) => void
}

/**
 * How much more a change may cost in the large estate. Rows are the same by design, and so are statements but for
 * the transactions, of which a slow machine needs more. The trees of a hundredfold estate are one level higher, 3
 * instead of 2 or 4 instead of 3, and each look into one visits a page more.
 */
const ESTATE_BOUNDS = { statements: 1.25, rowsWritten: 1.01, pages: 1.5 } as const
/** Of the small estate all pages stay in the cache, of the large one most come from the operating system. */
const TIME_BOUNDS = { cpuMs: 3 } as const
/** Among four times as many changes, lingering tags that filled one page make a tree of two levels. */
const CHANGES_BOUNDS = { statements: 1.25, rowsWritten: 1.01, pages: 2 } as const
/** Overdue tags are stepped over in order, several on each page. */
const PAGES_PER_OVERDUE_TAG = 1

const SMALL_BINDINGS = 10_000
/** Each loses four tags that nothing else carries, and four that others carry. */
const RESOURCES = 500
const MORE_RESOURCES = 4 * RESOURCES
const RESOURCES_PER_CALL = 50
const IDLE_ROUNDS = 100
const TIMED_PASSES = 3
const DELAY_MS = 3_600_000
const START = Date.parse('2026-11-24T12:00:00Z')

const PHASES = ['unbind', 'index', 'sweep', 'idle'] as const
type Phase = (typeof PHASES)[number]
/** Costs per change, those of `idle` per round of upkeep. */
type Pass = Readonly<Record<Phase, Cost>>
type Place = MeteredStore & { estate: Estate; time: number }

/** Shows what the life cycle of unused tags costs in a small and in a large estate, and ends where it grows. */
export async function lifeCycle({ bindings, seed, directory, timed, report }: Campaign): Promise<Pass> {
  const random = createRandom(seed)
  const placeOf = (name: string) => {
    mkdirSync(join(directory, name))
    return join(directory, name)
  }
  const passes = timed ? TIMED_PASSES : 0
  const small = await measure({ directory: placeOf('small'), bindings: SMALL_BINDINGS, passes, random })
  const large = await measure({ directory: placeOf('large'), bindings, passes, random })
  const estates = `${bindings} bindings, of ${SMALL_BINDINGS}`
  compare(small.visits, large.visits, { title: estates, bounds: ESTATE_BOUNDS, report })
  if (small.times && large.times)
    compare(small.times, large.times, { title: estates, bounds: TIME_BOUNDS, report })
  assert.ok(large.more, `${bindings} bindings are too few for more changes`)
  const changes = `${REMOVED_PER_RESOURCE * MORE_RESOURCES} changes, of ${REMOVED_PER_RESOURCE * RESOURCES}`
  compare(large.visits, large.more, { title: changes, bounds: CHANGES_BOUNDS, report })
  await standStill(placeOf('standstill'), START)
  return large.visits
}

type Measurement = {
  readonly directory: string
  readonly bindings: number
  /** Of processor time. */
  readonly passes: number
  readonly random: Random
}
type Measured = { readonly visits: Pass; readonly times?: Pass; readonly more?: Pass }

async function measure({ directory, bindings, passes, random }: Measurement): Promise<Measured> {
  const clock = { time: START }
  const metered = await openMetered({ directory, unusedTagDelay: DELAY_MS, now: () => clock.time })
  await using _ = metered
  const estate = createEstate({ store: metered.store, bindings, now: () => clock.time })
  await estate.build()
  const place: Place = Object.assign(clock, { ...metered, estate })
  const visits = await cycle(place, 'pages', RESOURCES, random)
  const timed: Pass[] = []
  while (timed.length < passes) timed.push(await cycle(place, 'time', RESOURCES, random))
  return {
    visits,
    ...(passes > 0 && { times: fastest(timed) }),
    ...(bindings > 20 * MORE_RESOURCES && { more: await cycle(place, 'pages', MORE_RESOURCES, random) }),
  }
}

/** Takes tags off, lets their time go by and gives them back. */
async function cycle(place: Place, mode: Mode, resources: number, random: Random): Promise<Pass> {
  const { store, estate } = place
  const drawn = estate.draw(resources, random)
  const removed = REMOVED_PER_RESOURCE * resources
  const costs: { unbind: Cost; index: Cost }[] = []
  // A run of the index for each call, as on a server that has nothing else to do, is the dearest way.
  for (const some of inGroups(drawn, RESOURCES_PER_CALL)) {
    costs.push({
      unbind: await place.measure(mode, () => estate.unbind(some)),
      index: await place.measure(mode, () => repeat(() => store.maintain('all'))),
    })
  }
  const unbind = sum(costs.map((cost) => cost.unbind))
  const index = sum(costs.map((cost) => cost.index))
  assert.equal(countLingering(place), removed / 2, 'Half of the tags should be the last of their kind')
  place.time += DELAY_MS - 1
  const idle = await place.measure(mode, () => idleUpkeep(place))
  assert.equal(idle.rowsWritten, 0, 'Idle upkeep writes')
  place.time++
  const listing = await place.measure(mode, () => list(place))
  const sweep = await place.measure(mode, () => repeat(() => store.sweep(place.time)))
  assert.equal(countLingering(place), 0)
  const listingAfter = await place.measure(mode, () => list(place))
  if (listing.pages !== undefined && listingAfter.pages !== undefined) {
    const extra = (listing.pages - listingAfter.pages) / removed
    assert.ok(extra <= PAGES_PER_OVERDUE_TAG, `A list looks at ${extra} more pages per overdue tag`)
  }
  await estate.bind(drawn)
  return {
    ...{ unbind: per(removed, unbind), index: per(removed, index), sweep: per(removed, sweep) },
    idle: per(IDLE_ROUNDS, idle),
  }
}

async function repeat(piece: () => Promise<boolean>): Promise<void> {
  while (await piece());
}

/** What upkeep does while nobody writes and nothing is due. */
async function idleUpkeep({ store, time }: Place): Promise<void> {
  for (let round = 0; round < IDLE_ROUNDS; round++) {
    assert.equal(await store.maintain('due'), false)
    assert.equal(await store.sweep(time), false)
  }
}

async function list({ store, time }: Place): Promise<void> {
  const page = await store.listTagTexts({ guard: GUARD, home: HOME, key: 'name', limit: 1_000, now: time })
  assert.ok(page.texts.length > 0)
}

function countLingering({ database }: MeteredStore): number {
  return Number(database.prepare('SELECT count(*) AS n FROM lingering').get()?.['n'])
}

function per(count: number, cost: Cost): Cost {
  return {
    ...{ statements: cost.statements / count, rowsWritten: cost.rowsWritten / count },
    ...{ pages: cost.pages === undefined ? undefined : cost.pages / count, cpuMs: cost.cpuMs / count },
  }
}

function sum(costs: readonly Cost[]): Cost {
  return costs.reduce((a, b) => ({
    ...{ statements: a.statements + b.statements, rowsWritten: a.rowsWritten + b.rowsWritten },
    pages: a.pages === undefined || b.pages === undefined ? undefined : a.pages + b.pages,
    cpuMs: a.cpuMs + b.cpuMs,
  }))
}

/** What others on the machine add is left out: the least processor time of each phase. */
function fastest(passes: readonly Pass[]): Pass {
  const least = (phase: Phase) =>
    passes.map((pass) => pass[phase]).reduce((a, b) => (b.cpuMs < a.cpuMs ? b : a))
  return { unbind: least('unbind'), index: least('index'), sweep: least('sweep'), idle: least('idle') }
}

type Comparison = {
  readonly title: string
  readonly bounds: Readonly<Partial<Record<keyof Cost, number>>>
  readonly report: (line: string) => void
}

function compare(base: Pass, other: Pass, { title, bounds, report }: Comparison): void {
  for (const phase of PHASES) {
    const faults: string[] = []
    const figures = Object.entries(bounds).map(([name, bound]) => {
      const [from, to] = [base[phase][name as keyof Cost], other[phase][name as keyof Cost]]
      if (from === undefined || to === undefined) return `${name} are not counted by this system`
      const ratio = to === from ? 1 : to / from
      if (!(ratio <= bound)) faults.push(`${name} may grow to ${bound} times what they were`)
      return `${name} ${to.toFixed(3)} (${ratio.toFixed(2)} of ${from.toFixed(3)})`
    })
    const line = `${title}: ${phase}: ${figures.join(', ')}`
    report(line)
    assert.ok(faults.length === 0, [line, ...faults].join('\n'))
  }
}
