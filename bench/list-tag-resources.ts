import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { type Rate, run, signedCall } from './load.ts'
import { startService } from './service-process.ts'

const CONNECTIONS = 64
const keys = { env: 4, stage: 8, team: 20, owner: 2000, name: 0 }

/** ListTagResources of one resource with 5 tags, beside the no-op with the same parameters. */
export async function listOfOneResource({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const resources = quick ? 1_000 : 10_000
  const calls = quick ? 500 : 8_000
  const service = await startService(store)
  const ids = Array.from({ length: resources }, (_, i) => `i-list-${i}`)
  await service.fill({ calls: inCalls(ids, 1), keys, concurrency: 200 })
  const results: { ours: Rate; none: Rate }[] = []
  for (let round = -1; round < rounds; round++) {
    const drawn = Array.from({ length: calls }, (_, i) => ids[(i * 7919) % resources] ?? '')
    const none = await run(
      service.port,
      drawn.map((id) => call('NoList', id)),
      CONNECTIONS,
    )
    const ours = await run(
      service.port,
      drawn.map((id) => call('ListTagResources', id)),
      CONNECTIONS,
    )
    if (round >= 0) results.push({ ours, none })
  }
  service.stop()
  const ratio = median(results.map(({ ours, none }) => ours.callsPerSecond / none.callsPerSecond))
  return [
    {
      name: 'list one resource / signed no-op',
      value: `${(100 * ratio).toFixed(0)} %`,
      budget: '50 %, 25 % for now',
    },
    {
      name: 'list one resource',
      value: `${median(results.map(({ ours }) => ours.callsPerSecond)).toFixed(0)} calls/s`,
      budget: '',
    },
  ]
}

function call(action: string, id: string): Buffer {
  return signedCall(action, {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
  })
}
