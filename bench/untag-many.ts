import { bareFigures, openBareStatements } from './bare-statements.ts'
import { type BenchedDatabase, connect } from './database.ts'
import { createRandom, inCalls, median, shuffled } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { run, signedCall } from './load.ts'
import { startService } from './service-process.ts'

const CONNECTIONS = 16
const PER_CALL = 50
const keys = {
  env: 4,
  stage: 8,
  team: 20,
  cost: 200,
  created: 365,
  app: 500,
  project: 1000,
  owner: 2000,
  name: 0,
  host: 0,
}
const names = Object.keys(keys)

type Round = {
  readonly service: number
  readonly store: number
  readonly serviceAll: number
  readonly storeAll: number
  readonly bare: number
}

/**
 * UntagResources of 50 resources drawn at random and 10 keys, all there, beside the store's verb alone, and on PostgreSQL
 * its bare statement; all take turns.
 */
export async function untagMany({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const calls = quick ? 20 : store ? 60 : 250
  const resources = quick ? 5_000 : store ? Math.max(20_000, 150 * calls * rounds) : 150_000
  const service = await startService(store)
  await using database = store === undefined ? undefined : await connect(store)
  await using bare = store === undefined ? undefined : await openBareStatements(store)
  const ids = Array.from({ length: resources }, (_, i) => `i-many-${i}`)
  await service.fill({ calls: inCalls(ids, 1), keys, concurrency: 500 })
  const drawn = inCalls(shuffled(ids, createRandom(7)), PER_CALL)
  const results: Round[] = []
  for (let round = 0; round < rounds; round++) {
    const first = await database?.countBindings()
    const bareRate = await bare?.untag({ calls: drawn.splice(0, calls), keys, concurrency: CONNECTIONS })
    const before = await checkRemoved(database, first, calls)
    const alone = await service.untag({ calls: drawn.splice(0, calls), keys, concurrency: CONNECTIONS })
    const between = await checkRemoved(database, before, calls)
    const load = drawn.splice(0, calls).map(call)
    const started = performance.now()
    const { callsPerSecond } = await run(service.port, load, CONNECTIONS)
    await service.drain()
    const serviceAll = (1000 * load.length) / (performance.now() - started)
    await checkRemoved(database, between, calls)
    results.push({
      service: callsPerSecond,
      serviceAll,
      store: load.length / alone.seconds,
      storeAll: load.length / alone.secondsWithUpkeep,
      bare: bareRate ?? 0,
    })
  }
  service.stop()
  const middle = (of: (round: Round) => number, digits = 0) => median(results.map(of)).toFixed(digits)
  return [
    {
      name: 'untag 50 x 10 / store alone',
      value: `${middle((r) => (100 * r.service) / r.store)} %`,
      budget: store ? '' : '50 %, 25 % for now',
    },
    {
      name: '  with the upkeep caused',
      value: `${middle((r) => (100 * r.serviceAll) / r.storeAll)} %`,
      budget: '',
    },
    { name: 'untag 50 x 10', value: `${middle((r) => r.service)} calls/s`, budget: '' },
    { name: '  with the upkeep caused', value: `${middle((r) => r.serviceAll)} calls/s`, budget: '' },
    { name: 'store alone 50 x 10', value: `${middle((r) => r.store)} calls/s`, budget: '' },
    { name: '  with the upkeep caused', value: `${middle((r) => r.storeAll)} calls/s`, budget: '' },
    ...(bare ? bareFigures('50 x 10', results) : []),
  ]
}

/** Ends where so many calls have not removed all that they should; answers how many bindings are left. */
async function checkRemoved(
  database: BenchedDatabase | undefined,
  before: number | undefined,
  calls: number,
): Promise<number | undefined> {
  if (!database || before === undefined) return undefined
  const left = await database.countBindings()
  const due = calls * PER_CALL * names.length
  if (before - left !== due)
    throw new Error(`${calls} calls have removed ${before - left} tags instead of ${due}`)
  return left
}

function call(ids: readonly string[]): Buffer {
  const arns = ids.map((id, i) => [`ResourceARN.${i + 1}`, `arn:acs:ecs:cn-hangzhou:*:instance/${id}`])
  const tagKeys = names.map((name, i) => [`TagKey.${i + 1}`, name])
  return signedCall('UntagResources', {
    RegionId: 'cn-hangzhou',
    ...Object.fromEntries([...arns, ...tagKeys]),
  })
}
