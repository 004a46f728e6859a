import assert from 'node:assert/strict'
import { startUpkeep } from '../../../src/jobs/upkeep.ts'
import type { Store } from '../../../src/store/store.ts'
import { createLog } from '../../../src/telemetry/log.ts'
import { version } from '../../../src/version.ts'
import { HOME } from '../../contract/world.ts'
import { changeAt, createEstate, GUARD, nthResource, tagsOf } from './estate.ts'
import { openMetered } from './meter.ts'

const DELAY_MS = 3_600_000
const STANDSTILL_MS = 30 * 3_600_000
const SWEEP_INTERVAL_MS = 300_000
const KEY = 'serial'
/** Taken off and indexed; more than one piece of a sweep. */
const SETTLED = range(0, 1_200)
/** Taken off as the last thing before the program ended: their postings still lie there. */
const UNSETTLED = range(1_200, 1_300)
/** Taken off with the first, and bound again to another resource before their time was over. */
const BOUND_AGAIN = range(0, 10)
/** Never taken off. */
const KEPT = range(1_300, 1_400)

/** Takes tags off, stands still for 30 hours, and looks what is listed at the first read, and what upkeep does. */
export async function standStill(directory: string, start: number): Promise<void> {
  let time = start
  const now = () => time
  const options = { directory, unusedTagDelay: DELAY_MS, now }
  {
    await using before = await openMetered(options)
    await takeOff(before.store, now)
    time += DELAY_MS - 1
    await bindAgain(before.store, now)
  }
  time += STANDSTILL_MS
  await using after = await openMetered(options)
  const values = await listValues(after.store, now())
  const left = [...BOUND_AGAIN, ...KEPT].map(serialOf).sort()
  assert.deepEqual(values, left, 'The first read after a standstill shows other values than those in use')

  const lingering = () => Number(after.database.prepare('SELECT count(*) AS n FROM lingering').get()?.['n'])
  assert.ok(lingering() >= SETTLED.length, 'There is nothing to sweep')
  await keepUpUntilSwept(after.store, now)
  assert.equal(lingering(), 0, 'Upkeep has not cleared away all that is overdue in its first sweep')
  assert.deepEqual(await listValues(after.store, now()), left)
}

async function takeOff(store: Store, now: () => number): Promise<void> {
  const estate = createEstate({ store, now, bindings: 10 * (KEPT.at(-1) ?? 0) + 10 })
  await estate.build()
  await estate.unbind(SETTLED)
  while (await store.maintain('all'));
  await estate.unbind(UNSETTLED)
}

/** Under a resource of its own each; postings of the second removal still lie there. */
async function bindAgain(store: Store, now: () => number): Promise<void> {
  for (const n of BOUND_AGAIN) {
    const resources = [{ ...nthResource(n), id: `again-${n}` }]
    const tags = tagsOf(n).filter(({ key }) => key === KEY)
    await store.setTags({ guard: GUARD, change: changeAt(now()), resources, tags, register: true, quota: 20 })
  }
}

async function listValues(store: Store, now: number): Promise<readonly string[]> {
  const { texts, next } = await store.listTagTexts({ guard: GUARD, home: HOME, key: KEY, limit: 10_000, now })
  assert.equal(next, undefined)
  return texts
}

/** Runs upkeep until a sweep has found nothing more. */
async function keepUpUntilSwept(store: Store, now: () => number): Promise<void> {
  const { promise: swept, resolve, reject } = Promise.withResolvers<void>()
  let sweeps = 0
  const watched: Store = {
    ...store,
    async sweep(at) {
      sweeps++
      const more = await store.sweep(at)
      if (!more) resolve()
      return more
    },
    async maintain(extent) {
      if (sweeps === 0) reject(new Error('Upkeep does not begin with what is overdue'))
      return store.maintain(extent)
    },
  }
  const log = createLog(version)
  await using _ = startUpkeep({ store: watched, node: 'only', sweepInterval: SWEEP_INTERVAL_MS, now, log })
  await swept
}

function serialOf(n: number): string {
  return tagsOf(n).find(({ key }) => key === KEY)?.value ?? ''
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
