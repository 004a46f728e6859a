import { untagResources } from '../src/operations/tag/untag-resources.ts'
import { createThrottle } from '../src/wire/throttle.ts'
import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { run, signedCall } from './load.ts'
import { type ServiceProcess, startService } from './service-process.ts'

const CONNECTIONS = 64
/** Of each kind before the other one's turn, so that both meet the same machine. */
const TURN = 500
const COUNTED = 1_000_000
const keys = { env: 4, owner: 2000 }

type Spent = { readonly seconds: number; readonly microseconds: number }

/**
 * UntagResources of 1 resource and 2 keys, both there, where calls are counted against a rate that is never reached and
 * where not; and what the counting alone takes of the processor, which a machine with other work tells as well.
 */
export async function costOfThrottling({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const service = await startService(store)
  const ratios: number[] = []
  const costs: number[] = []
  for (let round = -1; round < rounds; round++) {
    const counting = await countAlone(quick ? COUNTED / 100 : COUNTED)
    const turns = await inTurns(service, quick ? 1 : 4)
    const [throttled, free] = [turns.map((turn) => turn.throttled), turns.map((turn) => turn.free)]
    // The first round warms up.
    if (round < 0) continue
    ratios.push(sum(free, 'seconds') / sum(throttled, 'seconds'))
    costs.push((counting * TURN * free.length) / sum(free, 'microseconds'))
  }
  service.stop()
  const percent = (ratio: number) => `${(100 * ratio).toFixed(1)} %`
  return [
    {
      name: 'counting a call for its rate / the call, processor time',
      value: percent(median(costs)),
      budget: '3 %',
    },
    {
      name: 'untag 1 x 2, throttled / not throttled, calls per second',
      value: percent(median(ratios)),
      budget: '97 %',
    },
  ]
}

/** Microseconds of the processor for each call. */
async function countAlone(count: number): Promise<number> {
  const throttle = createThrottle({ now: Date.now, onFailure: () => {} })
  const operation = { ...untagResources, rate: Number.MAX_SAFE_INTEGER }
  const before = process.cpuUsage()
  for (let i = 0; i < count; i++) await throttle('1234567890123456', operation)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / count
}

type Turn = { readonly throttled: Spent; readonly free: Spent }

/** Both kinds, each first in every other pair. */
async function inTurns(service: ServiceProcess, pairs: number): Promise<readonly Turn[]> {
  const turns: Turn[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const before = await untag(service, 'ThrottledUntag')
    const free = [await untag(service, 'UntagResources'), await untag(service, 'UntagResources')] as const
    const after = await untag(service, 'ThrottledUntag')
    turns.push({ throttled: before, free: free[0] }, { throttled: after, free: free[1] })
  }
  return turns
}

let made = 0

/** What a turn takes: seconds for its clients, microseconds of the service's processor. */
async function untag(service: ServiceProcess, action: string): Promise<Spent> {
  const ids = Array.from({ length: TURN }, () => `i-throttle-${made++}`)
  await service.fill({ calls: inCalls(ids, 1), keys, concurrency: 200 })
  const before = await service.drain()
  const calls = ids.map((id) => call(action, id))
  const { callsPerSecond } = await run(service.port, calls, CONNECTIONS)
  const after = await service.usage()
  return { seconds: TURN / callsPerSecond, microseconds: after.cpuMicroseconds - before.cpuMicroseconds }
}

function sum(spent: readonly Spent[], what: keyof Spent): number {
  return spent.reduce((total, one) => total + one[what], 0)
}

function call(action: string, id: string): Buffer {
  return signedCall(action, {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
    'TagKey.1': 'env',
    'TagKey.2': 'owner',
  })
}
