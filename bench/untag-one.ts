import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { type Rate, run, signedCall } from './load.ts'
import { startService } from './service-process.ts'

const CONNECTIONS = 64
const keys = { env: 4, owner: 2000 }

/** UntagResources of 1 resource and 2 keys, both there, beside the no-op with the same parameters. */
export async function untagOne({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const calls = quick ? 500 : store ? 4000 : 8000
  const service = await startService(store)
  const results: { ours: Rate; none: Rate; alone: number }[] = []
  for (let round = -1; round < rounds; round++) {
    const ids = Array.from({ length: calls }, (_, i) => `i-one-${(round + 1) * calls + i}`)
    const others = ids.map((id) => `${id.replace('one', 'alone')}`)
    await service.fill({ calls: inCalls([...ids, ...others], 1), keys, concurrency: 200 })
    const { seconds } = await service.untag({ calls: inCalls(others, 1), keys, concurrency: CONNECTIONS })
    const none = await run(
      service.port,
      ids.map((id) => call('NoUntag', id)),
      CONNECTIONS,
    )
    const ours = await run(
      service.port,
      ids.map((id) => call('UntagResources', id)),
      CONNECTIONS,
    )
    await service.drain()
    // The first round warms up.
    if (round >= 0) results.push({ ours, none, alone: calls / seconds })
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
      budget: store ? '50 %' : '',
    },
    { name: 'store alone 1 x 2', value: `${alone.toFixed(0)} calls/s`, budget: '' },
    { name: 'signed no-op', value: `${base.toFixed(0)} calls/s`, budget: '' },
  ]
}

function call(action: string, id: string): Buffer {
  return signedCall(action, {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
    'TagKey.1': 'env',
    'TagKey.2': 'owner',
  })
}
