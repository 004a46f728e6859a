import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { resourceTypes } from '../../src/catalog/catalog.ts'
import { createRandom, type Random } from '../contract/random.ts'
import { officialSdk, processOf, type Sdk } from '../support/clients.ts'
import { newDatabase } from '../support/postgres.ts'
import { type RunningServer, startNode, startServer } from '../support/server.ts'
import { createEstate, type Estate, LISTS, type ListName, REGIONS } from './paging/estate.ts'
import { createEvents, type Events } from './paging/presence.ts'
import { PAGE_SIZES, reader, show, typeReader, walk } from './paging/walks.ts'

/** With a delay a tag that nothing carries stays listed; without one it is gone at once. */
export const DELAYS = ['1h', '0s'] as const

export type Campaign = {
  readonly store: 'sqlite' | 'postgres'
  readonly delays: readonly (typeof DELAYS)[number][]
  /** How long it goes on; every list is walked with every size of pages all the same. */
  readonly seconds: number
  readonly seed: number
  readonly report: (line: string) => void
}

export type Figures = {
  walks: number
  pages: number
  writes: number
  /** Entries that were there during a whole walk, and were seen in it. */
  steady: number
  /** By list: how often the last entry of a page was taken away before the next one was asked for. */
  readonly removed: Record<ListName, number>
}

const WRITERS = 3
const READERS = 2
/** About one page in so many loses its last entry before the next one is read, for each size of pages. */
const REMOVAL_EVERY = { 1: 2, 7: 1, 50: 1, 1000: 1 } as const

/** By each writer. */
const CHURN_WRITES = 60
/** After so long everybody pauses, so that the index catches up. */
const ROUND_MS = 5_000
const POLL_MS = 20
const MAX_POLLS = 1_000

type Walk = { readonly list: ListName; readonly pageSize: (typeof PAGE_SIZES)[number] }

type State = {
  readonly sdk: Sdk
  readonly estate: Estate
  readonly events: Events
  readonly random: Random
  readonly figures: Figures
}

/** Walks every list of the packed server while others tag and untag, and ends at the first entry that is not as it must be. */
export async function paging({ store, delays, seconds, seed, report }: Campaign): Promise<Figures> {
  const removed = Object.fromEntries(LISTS.map((list) => [list, 0])) as Figures['removed']
  const figures: Figures = { walks: 0, pages: 0, writes: 0, steady: 0, removed }
  for (const [i, delay] of delays.entries()) {
    const server = await serve(store, ['--unused-tag-delay', delay])
    try {
      const sdk = officialSdk(processOf(server))
      const random = createRandom(seed + i)
      const events = createEvents()
      const estate = createEstate({ sdk, random, events, lingers: delay !== '0s' })
      await estate.prepare()
      if (i === 0) await walkTypes(sdk, figures)
      const state = { sdk, estate, events, random, figures }
      const deadline = performance.now() + (1000 * seconds) / delays.length
      do {
        await churn(state)
        // The shared store defers nothing.
        if (store === 'sqlite') await indexed(server)
        await walkBesideWriters(state, Math.min(deadline, performance.now() + ROUND_MS))
      } while (performance.now() < deadline)
    } catch (cause) {
      throw new Error(`${store}, seed ${seed}, delay ${delay}: ${(cause as Error).message}`, { cause })
    } finally {
      await server.stop()
    }
    report(
      `${store}, delay ${delay}: ${figures.walks} walks of ${figures.pages} pages, ${figures.writes} writes so far`,
    )
  }
  const { resources, keys, ...others } = figures.removed
  const ofOthers = Object.values(others).reduce((sum, count) => sum + count)
  assert.ok(Math.min(resources, keys, ofOthers) > 0, 'No walk has lost the entry that its token names')
  return figures
}

async function serve(store: Campaign['store'], args: readonly string[]): Promise<RunningServer> {
  return store === 'sqlite' ? startServer({ args }) : startNode(await newDatabase(), { args })
}

async function walkTypes(sdk: Sdk, figures: Figures): Promise<void> {
  const expected = resourceTypes().map(({ name }) => name)
  for (const pageSize of PAGE_SIZES) {
    const seen = await walk(typeReader(sdk), pageSize)
    assert.deepEqual([...seen].sort(), [...expected].sort())
    figures.walks++
    figures.pages += Math.ceil(seen.length / pageSize)
  }
}

/** Leaves tags behind that nothing carries any more. */
async function churn({ estate, figures }: State): Promise<void> {
  const write = async () => {
    for (let n = 0; n < CHURN_WRITES; n++) await estate.write()
    figures.writes += CHURN_WRITES
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
}

/**
 * Waits until upkeep has come to all removals, which it does once nobody writes: from then on unused tags are listed
 * from a table of their own, and both have to be merged.
 */
async function indexed({ dataDir }: RunningServer): Promise<void> {
  using database = new DatabaseSync(join(dataDir, 'tagplane.sqlite'), { readOnly: true })
  const waiting = database.prepare('SELECT 1 FROM unindexed LIMIT 1')
  // Nothing says when it is done, so it is asked for again and again.
  for (let n = 0; waiting.get(); n++) {
    assert.ok(n < MAX_POLLS, 'The index is not brought up to date while nobody writes')
    await setTimeout(POLL_MS)
  }
}

async function walkBesideWriters(state: State, deadline: number): Promise<void> {
  const { random, estate, figures } = state
  const all = LISTS.flatMap((list) => PAGE_SIZES.map((pageSize): Walk => ({ list, pageSize })))
  let waiting: readonly Walk[] = random.shuffle(all)
  const stopping = new AbortController()
  const { signal } = stopping
  const read = async () => {
    while (!signal.aborted && (waiting.length > 0 || performance.now() < deadline)) {
      const [next = random.pick(all as [Walk, ...Walk[]]), ...rest] = waiting
      waiting = rest
      await checkWalk(state, next)
    }
  }
  const write = async () => {
    while (!signal.aborted) {
      await estate.write()
      figures.writes++
    }
  }
  const stopped = () => stopping.abort()
  const reading = Promise.all(Array.from({ length: READERS }, read)).finally(stopped)
  const writing = Array.from({ length: WRITERS }, () => write().finally(stopped))
  await Promise.all([reading, ...writing])
}

async function checkWalk(state: State, { list, pageSize }: Walk): Promise<void> {
  const { sdk, estate, events, random, figures } = state
  const region = random.pick(REGIONS)
  const presence = estate.presence(region, list)
  const title = `${region}, ${list}, pages of ${pageSize}`
  const start = events.next()
  const between = async (last: string) => {
    figures.pages++
    if (random.below(REMOVAL_EVERY[pageSize]) > 0) return
    if (await estate.remove(region, list, last)) figures.removed[list]++
  }
  const walked = walk(reader(sdk, region, list), pageSize, between)
  const seen = new Set(
    await walked.catch((cause) => {
      throw new Error(`${title}: ${(cause as Error).message}`, { cause })
    }),
  )
  const steady = presence.thereSince(start)
  for (const entry of steady) assert.ok(seen.has(entry), `${title}: ${show(entry)} was there and is not seen`)
  for (const entry of seen)
    assert.ok(presence.mayHaveBeenSince(entry, start), `${title}: ${show(entry)} is seen and was not there`)
  figures.walks++
  figures.pages++
  figures.steady += steady.length
}
