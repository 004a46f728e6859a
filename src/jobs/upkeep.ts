import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Lease, Store } from '../store/store.ts'
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

/**
 * Keeps the store's indexes up to date and clears away what has expired, until disposed. Of several nodes on
 * one store one does it; when it dies, another one follows as soon as its lease has run out.
 */
export function startUpkeep(ports: UpkeepPorts): AsyncDisposable {
  const stopping = new AbortController()
  const running = keepUp(ports, stopping.signal)
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await running
    },
  }
}

async function keepUp(ports: UpkeepPorts, signal: AbortSignal): Promise<void> {
  const { store, sweepInterval, now, log, leaseTime = LEASE_MS } = ports
  const tenure = createTenure(ports, leaseTime)
  let nextSweep = now()
  while (!signal.aborted) {
    try {
      const lease = await tenure.lease()
      if (!lease) {
        await pause(leaseTime / 3, signal)
        continue
      }
      const sweeping = now() >= nextSweep
      if (sweeping && !(await store.sweep(now(), lease))) nextSweep = now() + sweepInterval
      const more = await store.maintain('due')
      await (more || (sweeping && now() >= nextSweep) ? setImmediate() : pause(IDLE_MS, signal))
    } catch (error) {
      log.error({ err: error }, 'upkeep failed; it is tried again')
      await pause(AFTER_FAILURE_MS, signal)
    }
  }
  await tenure.end().catch((error) => log.error({ err: error }, 'the lease of upkeep was not given back'))
}

/** The lease as long as this node has it, renewed when a third of its time is over. */
function createTenure({ store, node: owner, now }: UpkeepPorts, leaseTime: number) {
  let held: { readonly lease: Lease; readonly renewAt: number } | undefined
  return {
    async lease(): Promise<Lease | undefined> {
      if (held && now() < held.renewAt) return held.lease
      const start = now()
      held = undefined
      const lease = await store.takeLease({ name: LEASE, owner, now: start, until: start + leaseTime })
      held = lease && { lease, renewAt: start + leaseTime / 3 }
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
