import {
  type BareRate,
  type BareStatements,
  bareFigures,
  openBareStatements,
  usedBy,
} from './bare-statements.ts'
import { type BenchedDatabase, connect } from './database.ts'
import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { type Rate, run, signedCall } from './load.ts'
import { type ServiceProcess, startService } from './service-process.ts'

const CONNECTIONS = 64
const keys = { env: 4, owner: 2000 }

/** Calls per second of the verb alone; microseconds per call of the service, and of all that takes part. */
type Round = {
  readonly ours: Rate
  readonly none: Rate
  readonly alone: number
  readonly bare: BareRate | undefined
  readonly cpu: number
  readonly cpuOfAll: number
}

/**
 * UntagResources of 1 resource and 2 keys, both there, beside the no-op with the same parameters, the verb alone, and on
 * PostgreSQL its bare statement; all take turns.
 */
export async function untagOne({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const calls = quick ? 500 : store ? 4000 : 8000
  const service = await startService(store)
  await using database = store === undefined ? undefined : await connect(store)
  await using bare = database && (await openBareStatements(database))
  const results: Round[] = []
  for (let round = -1; round < rounds; round++) {
    const ids = Array.from({ length: calls }, (_, i) => `${(round + 1) * calls + i}`)
    const result = await runRound(service, { database, bare }, ids)
    // The first round warms up.
    if (round >= 0) results.push(result)
  }
  service.stop()
  const ratio = median(results.map(({ ours, none }) => ours.callsPerSecond / none.callsPerSecond))
  const beside = median(results.map(({ ours, alone }) => ours.callsPerSecond / alone))
  const alone = median(results.map((round) => round.alone))
  const rate = median(results.map(({ ours }) => ours.callsPerSecond))
  const base = median(results.map(({ none }) => none.callsPerSecond))
  const p99 = median(results.map(({ ours }) => ours.p99))
  return [
    {
      name: 'untag 1 x 2 / signed no-op',
      value: `${(100 * ratio).toFixed(0)} %`,
      budget: store ? '' : '50 %, 25 % for now',
    },
    {
      name: 'untag 1 x 2',
      value: `${rate.toFixed(0)} calls/s, p99 ${p99.toFixed(1)} ms`,
      budget: store ? '' : 'p99 50 ms',
    },
    {
      name: 'untag 1 x 2 / store alone',
      value: `${(100 * beside).toFixed(0)} %`,
      budget: '',
    },
    { name: 'store alone 1 x 2', value: `${alone.toFixed(0)} calls/s`, budget: '' },
    {
      name: '  processor time',
      value: `${median(results.map(({ cpu }) => cpu)).toFixed(0)} µs of the service per call`,
      budget: '',
    },
    { name: 'signed no-op', value: `${base.toFixed(0)} calls/s`, budget: '' },
    ...bareFigures(
      '1 x 2',
      results.map(({ ours, bare, cpuOfAll }) => ({ service: { ...ours, cpu: cpuOfAll }, bare })),
    ),
  ]
}

type Baseline = {
  readonly database: BenchedDatabase | undefined
  readonly bare: BareStatements | undefined
}

async function runRound(
  service: ServiceProcess,
  { database, bare }: Baseline,
  numbers: readonly string[],
): Promise<Round> {
  const named = (name: string) => numbers.map((number) => `i-${name}-${number}`)
  const load = (ids: readonly string[]) => ({ calls: inCalls(ids, 1), keys, concurrency: CONNECTIONS })
  const [ids, others, bareIds] = [named('one'), named('alone'), bare ? named('bare') : []]
  await service.fill({ ...load([...ids, ...others, ...bareIds]), concurrency: 200 })
  const bareRate = await bare?.untag(load(bareIds))
  const { seconds } = await service.untag(load(others))
  const signed = (action: string) => ids.map((id) => call(action, id))
  const none = await run(service.port, signed('NoUntag'), CONNECTIONS)
  const calls = signed('UntagResources')
  const before = { service: await service.usage(), others: usedBy(database) }
  const ours = await run(service.port, calls, CONNECTIONS)
  const after = { service: await service.drain(), others: usedBy(database) }
  const cpu = (after.service.cpuMicroseconds - before.service.cpuMicroseconds) / ids.length
  const cpuOfAll = cpu + (after.others - before.others) / ids.length
  return { ours, none, alone: ids.length / seconds, bare: bareRate, cpu, cpuOfAll }
}

function call(action: string, id: string): Buffer {
  return signedCall(action, {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
    'TagKey.1': 'env',
    'TagKey.2': 'owner',
  })
}
