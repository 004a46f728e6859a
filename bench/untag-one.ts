import { type BareStatements, bareFigures, openBareStatements } from './bare-statements.ts'
import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { type Rate, run, signedCall } from './load.ts'
import { type ServiceProcess, startService } from './service-process.ts'

const CONNECTIONS = 64
const keys = { env: 4, owner: 2000 }

/** Calls per second of the verb alone and of its bare statement, 0 where there is none; microseconds of the service. */
type Round = {
  readonly ours: Rate
  readonly none: Rate
  readonly alone: number
  readonly bare: number
  readonly cpu: number
}

/**
 * UntagResources of 1 resource and 2 keys, both there, beside the no-op with the same parameters, the verb alone, and on
 * PostgreSQL its bare statement; all take turns.
 */
export async function untagOne({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const calls = quick ? 500 : store ? 4000 : 8000
  const service = await startService(store)
  await using bare = store === undefined ? undefined : await openBareStatements(store)
  const results: Round[] = []
  for (let round = -1; round < rounds; round++) {
    const ids = Array.from({ length: calls }, (_, i) => `${(round + 1) * calls + i}`)
    const result = await runRound(service, bare, ids)
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
    ...(bare
      ? bareFigures(
          '1 x 2',
          results.map(({ ours, bare }) => ({ service: ours.callsPerSecond, bare })),
        )
      : []),
  ]
}

async function runRound(
  service: ServiceProcess,
  bare: BareStatements | undefined,
  numbers: readonly string[],
): Promise<Round> {
  const named = (name: string) => numbers.map((number) => `i-${name}-${number}`)
  const load = (ids: readonly string[]) => ({ calls: inCalls(ids, 1), keys, concurrency: CONNECTIONS })
  const [ids, others, bareIds] = [named('one'), named('alone'), bare ? named('bare') : []]
  await service.fill({ ...load([...ids, ...others, ...bareIds]), concurrency: 200 })
  const bareRate = (await bare?.untag(load(bareIds))) ?? 0
  const { seconds } = await service.untag(load(others))
  const send = (action: string) =>
    run(
      service.port,
      ids.map((id) => call(action, id)),
      CONNECTIONS,
    )
  const none = await send('NoUntag')
  const before = await service.usage()
  const ours = await send('UntagResources')
  const after = await service.drain()
  const cpu = (after.cpuMicroseconds - before.cpuMicroseconds) / ids.length
  return { ours, none, alone: ids.length / seconds, bare: bareRate, cpu }
}

function call(action: string, id: string): Buffer {
  return signedCall(action, {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
    'TagKey.1': 'env',
    'TagKey.2': 'owner',
  })
}
