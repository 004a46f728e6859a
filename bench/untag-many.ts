import {
  type BareRate,
  type BareStatements,
  bareFigures,
  openBareStatements,
  usedBy,
} from './bare-statements.ts'
import { type BenchedDatabase, connect } from './database.ts'
import { createRandom, inCalls, median, shuffled } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { run, signedCall } from './load.ts'
import { type ServiceProcess, startService } from './service-process.ts'

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
  readonly bare: BareRate | undefined
  /** Microseconds per call, with the upkeep caused. */
  readonly serviceCpu: number
  readonly databaseCpu: number
  /** With the client's. */
  readonly cpuOfAll: number
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
  await using bare = database && (await openBareStatements(database))
  const ids = Array.from({ length: resources }, (_, i) => `i-many-${i}`)
  await service.fill({ calls: inCalls(ids, 1), keys, concurrency: 500 })
  const drawn = inCalls(shuffled(ids, createRandom(7)), PER_CALL)
  const results: Round[] = []
  for (let round = 0; round < rounds; round++) {
    const take = () => drawn.splice(0, calls)
    results.push(await runRound(service, { database, bare, take }))
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
    {
      name: '  processor time',
      value: `${middle((r) => r.serviceCpu)} µs of the service per call, ${middle((r) => r.databaseCpu)} µs of the database`,
      budget: '',
    },
    { name: 'store alone 50 x 10', value: `${middle((r) => r.store)} calls/s`, budget: '' },
    { name: '  with the upkeep caused', value: `${middle((r) => r.storeAll)} calls/s`, budget: '' },
    ...bareFigures(
      '50 x 10',
      results.map(({ service, bare, cpuOfAll }) => ({
        service: { callsPerSecond: service, cpu: cpuOfAll },
        bare,
      })),
    ),
  ]
}

type Parts = {
  readonly database: BenchedDatabase | undefined
  readonly bare: BareStatements | undefined
  /** The resources of the next calls. */
  readonly take: () => string[][]
}

async function runRound(service: ServiceProcess, { database, bare, take }: Parts): Promise<Round> {
  const load = (calls: string[][]) => ({ calls, keys, concurrency: CONNECTIONS })
  const removing = async <T>(calls: string[][], run: () => Promise<T>): Promise<T> => {
    const before = await database?.countBindings()
    const result = await run()
    await checkRemoved(database, before, calls.length)
    return result
  }
  const bareCalls = bare ? take() : []
  const bareRate = await removing(bareCalls, async () => bare?.untag(load(bareCalls)))
  const ownCalls = take()
  const alone = await removing(ownCalls, () => service.untag(load(ownCalls)))
  const served = take()
  const sent = served.map(call)
  return removing(served, async () => {
    const before = { service: await service.usage(), database: database?.cpu(), others: usedBy(database) }
    const started = performance.now()
    const { callsPerSecond } = await run(service.port, sent, CONNECTIONS)
    const after = { service: await service.drain(), database: database?.cpu(), others: usedBy(database) }
    const serviceCpu = (after.service.cpuMicroseconds - before.service.cpuMicroseconds) / sent.length
    return {
      service: callsPerSecond,
      serviceAll: (1000 * sent.length) / (performance.now() - started),
      store: ownCalls.length / alone.seconds,
      storeAll: ownCalls.length / alone.secondsWithUpkeep,
      bare: bareRate,
      serviceCpu,
      cpuOfAll: serviceCpu + (after.others - before.others) / sent.length,
      databaseCpu: ((after.database ?? 0) - (before.database ?? 0)) / sent.length,
    }
  })
}

/** Ends where so many calls have not removed all that they should. */
async function checkRemoved(
  database: BenchedDatabase | undefined,
  before: number | undefined,
  calls: number,
): Promise<void> {
  if (!database || before === undefined) return
  const left = await database.countBindings()
  const due = calls * PER_CALL * names.length
  if (before - left !== due)
    throw new Error(`${calls} calls have removed ${before - left} tags instead of ${due}`)
}

function call(ids: readonly string[]): Buffer {
  const arns = ids.map((id, i) => [`ResourceARN.${i + 1}`, `arn:acs:ecs:cn-hangzhou:*:instance/${id}`])
  const tagKeys = names.map((name, i) => [`TagKey.${i + 1}`, name])
  return signedCall('UntagResources', {
    RegionId: 'cn-hangzhou',
    ...Object.fromEntries([...arns, ...tagKeys]),
  })
}
