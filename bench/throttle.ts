import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { run, signedCall } from './load.ts'
import { startService } from './service-process.ts'

const CONNECTIONS = 64
const keys = { env: 4, owner: 2000 }
const actions = ['ThrottledUntag', 'UntagResources'] as const

/** UntagResources of 1 resource and 2 keys, both there, where calls are counted against a rate that is never reached. */
export async function costOfThrottling({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const calls = quick ? 500 : store ? 4000 : 8000
  const service = await startService(store)
  const results: Record<(typeof actions)[number], number>[] = []
  for (let round = -1; round < rounds; round++) {
    const rates = { ThrottledUntag: 0, UntagResources: 0 }
    // Each comes first in every other round.
    for (const action of round % 2 === 0 ? actions : actions.toReversed()) {
      const ids = Array.from({ length: calls }, (_, i) => `i-${action}-${(round + 1) * calls + i}`)
      await service.fill({ calls: inCalls(ids, 1), keys, concurrency: 200 })
      await service.drain()
      const { callsPerSecond } = await run(
        service.port,
        ids.map((id) => call(action, id)),
        CONNECTIONS,
      )
      rates[action] = callsPerSecond
    }
    // The first round warms up.
    if (round >= 0) results.push(rates)
  }
  service.stop()
  const ratio = median(results.map((rates) => rates.ThrottledUntag / rates.UntagResources))
  return [
    {
      name: 'throttled / not throttled, untag 1 x 2',
      value: `${(100 * ratio).toFixed(0)} %`,
      budget: '97 %',
    },
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
