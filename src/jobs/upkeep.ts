import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Lease } from '../store/leases.ts'
import type { Store } from '../store/store.ts'
import type { Logger } from '../telemetry/log.ts'

/** How often an idle store is asked whether its index has fallen behind. */
const IDLE_MS = 100
const AFTER_FAILURE_MS = 5_000
/** How long a node that has died keeps the others from its work. */
const LEASE_MS = 15_000
const LEASE = 'upkeep'

export type UpkeepPorts = {
  readonly store: Store
  /** Names this node; no other one has it. */
  readonly node: string
  /** Milliseconds between two clearings of what has expired. */
  readonly sweepInterval: number
  readonly now: () => number
  readonly log: Logger
  /** Milliseconds; 15 s without it. */
  readonly leaseTime?: number
}

export type Upkeep = AsyncDisposable & {
  /** Milliseconds by which a sweep is late; undefined while another node does it. */
  readonly lag: () => number | undefined
}

/**
 * Keeps the store's indexes up to date and clears away what has expired, until disposed. Of several nodes on
 * one store one does it; when it dies, another one follows as soon as its lease has run out.
 */
export function startUpkeep(ports: UpkeepPorts): Upkeep {
  const stopping = new AbortController()
  const schedule: Schedule = { nextSweep: undefined }
  const running = keepUp(ports, schedule, stopping.signal)
  return {
    lag: () => (schedule.nextSweep === undefined ? undefined : Math.max(0, ports.now() - schedule.nextSweep)),
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await running
    },
  }
}

/** When the next sweep is due; undefined while another node does it. */
type Schedule = { nextSweep: number | undefined }

async function keepUp(ports: UpkeepPorts, schedule: Schedule, signal: AbortSignal): Promise<void> {
  const { store, sweepInterval, now, log, leaseTime = LEASE_MS } = ports
  const tenure = createTenure(ports, leaseTime)
  while (!signal.aborted) {
    try {
      const lease = await tenure.lease()
      if (!lease) {
        schedule.nextSweep = undefined
        await pause(leaseTime / 3, signal)
        continue
      }
      schedule.nextSweep = dueSweep(schedule, now(), sweepInterval)
      const sweeping = now() >= schedule.nextSweep
      const swept = sweeping && !(await store.sweep(now(), lease))
      if (swept) schedule.nextSweep = now() + sweepInterval
      const more = await store.maintain('due')
      await (more || (sweeping && !swept) ? setImmediate() : pause(IDLE_MS, signal))
    } catch (error) {
      log.error({ err: error }, 'upkeep failed; it is tried again')
      await pause(AFTER_FAILURE_MS, signal)
    }
  }
  await tenure.end().catch((error) => log.error({ err: error }, 'the lease of upkeep was not given back'))
}

/** At once for a node that has just got the lease; a clock that was put back does not put a sweep off. */
function dueSweep({ nextSweep }: Schedule, now: number, sweepInterval: number): number {
  return Math.min(nextSweep ?? now, now + sweepInterval)
}

/** The lease as long as this node has it, renewed when a third of its time is over. */
function createTenure({ store, node: owner, now }: UpkeepPorts, leaseTime: number) {
  let held: { readonly lease: Lease; readonly takenAt: number; readonly renewAt: number } | undefined
  return {
    async lease(): Promise<Lease | undefined> {
      const start = now()
      if (held && start >= held.takenAt && start < held.renewAt) return held.lease
      held = undefined
      const lease = await store.takeLease({ name: LEASE, owner, now: start, until: start + leaseTime })
      held = lease && { lease, takenAt: start, renewAt: start + leaseTime / 3 }
      return lease
    },
    async end(): Promise<void> {
      if (held) await store.takeLease({ name: LEASE, owner, now: now(), until: now() })
    },
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => {})
}
