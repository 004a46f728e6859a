import { randomUUID } from 'node:crypto'
import { createRequestIds } from '../src/core/request-id.ts'
import { startRequestJournal } from '../src/jobs/request-journal.ts'
import { createLog } from '../src/telemetry/log.ts'
import { dispatch, type Outcome, type Seen } from '../src/wire/dispatch.ts'
import { notedCall } from '../src/wire/journaled-call.ts'
import { createService, type Service, signedRequest } from '../test/support/service.ts'
import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { run, signedCall } from './load.ts'
import { startService } from './service-process.ts'

const CONNECTIONS = 64
/** The most that a node writes down at once, in two seconds; the rest is left out. */
const BATCH = 1_000
const ACCOUNTS = 10
const DAY_MS = 86_400_000
const log = createLog('bench')
const keys = { env: 4, owner: 2000 }
const parameters = (id: string) => ({
  RegionId: 'cn-hangzhou',
  'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
  'TagKey.1': 'env',
  'TagKey.2': 'owner',
})

/** What the journal of requests takes of the processor for a call that it keeps, and for one that it leaves out. */
export async function costOfJournal({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  await using service = await createService()
  const [outcome, seen] = await answered(service)
  const ratios = { kept: [] as number[], left: [] as number[] }
  const calls: number[] = []
  for (let round = -1; round < rounds; round++) {
    const [one, two] = [
      await keep(service, outcome, seen, quick ? 2 : 40),
      leaveOut(service, outcome, seen, 200_000),
    ]
    const call = await untag(quick ? 300 : 3_000, store)
    // The first round warms up.
    if (round < 0) continue
    ratios.kept.push(one / call)
    ratios.left.push(two / call)
    calls.push(call)
  }
  const percent = (all: readonly number[]) => `${(100 * median(all)).toFixed(1)} %`
  return [
    {
      name: 'leaving a call out of the journal / the call, processor time',
      value: percent(ratios.left),
      budget: '2 %',
    },
    {
      name: 'keeping a call in the journal / the call, processor time',
      value: percent(ratios.kept),
      budget: '',
    },
    { name: 'the call, microseconds of the processor', value: median(calls).toFixed(0), budget: '' },
  ]
}

/** What is known of a call that has its answer. */
async function answered(service: Service): Promise<readonly [Outcome, Seen]> {
  const reported: [Outcome, Seen][] = []
  const ports = { ...service.ports, report: (outcome: Outcome, seen: Seen) => reported.push([outcome, seen]) }
  await dispatch(signedRequest('UntagResources', parameters('i-1'), service.now), ports)
  const [first] = reported
  if (first?.[0].status !== 200) throw new Error('The call has failed')
  return first
}

function journalOn({ store }: Service) {
  return startRequestJournal({
    ...{ store, log, now: Date.now, keeps: 'all', age: DAY_MS, interval: DAY_MS },
    ...{ bounds: { count: 100_000, bytes: 1 << 26 }, onRequests: () => {} },
    ration: { done: BATCH, refused: BATCH, unsigned: BATCH, all: BATCH },
  })
}

/** Microseconds for each call, written with the others of its batch. */
async function keep(service: Service, outcome: Outcome, seen: Seen, batches: number): Promise<number> {
  const newId = createRequestIds(Date.now, randomUUID)
  const calls = Array.from({ length: BATCH }, (_, i) => {
    return { ...outcome, requestId: newId(), account: String(1e15 + (i % ACCOUNTS)) }
  })
  const before = process.cpuUsage()
  for (let batch = 0; batch < batches; batch++) {
    await using journal = journalOn(service)
    for (const call of calls) journal.note(notedCall(call, seen, notExamined))
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / (batches * BATCH)
}

function leaveOut(service: Service, outcome: Outcome, seen: Seen, count: number): number {
  const journal = journalOn(service)
  const before = process.cpuUsage()
  for (let i = 0; i < count; i++) journal.note(notedCall(outcome, seen, notExamined))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / count
}

async function notExamined(): Promise<never> {
  throw new Error('The signature of the call held')
}

let made = 0

/** Microseconds of the service's processor for UntagResources of 1 resource and 2 keys, both there. */
async function untag(count: number, store: string | undefined): Promise<number> {
  const service = await startService(store)
  const ids = Array.from({ length: count }, () => `i-journal-${made++}`)
  await service.fill({ calls: inCalls(ids, 1), keys, concurrency: 200 })
  const before = await service.drain()
  await run(
    service.port,
    ids.map((id) => signedCall('UntagResources', parameters(id))),
    CONNECTIONS,
  )
  const after = await service.usage()
  service.stop()
  return (after.cpuMicroseconds - before.cpuMicroseconds) / count
}
