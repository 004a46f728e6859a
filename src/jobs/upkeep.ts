import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Store } from '../store/store.ts'
import type { Logger } from '../telemetry/log.ts'

/** How often an idle store is asked whether its index has fallen behind. */
const IDLE_MS = 100
const AFTER_FAILURE_MS = 5_000

export type UpkeepPorts = {
  readonly store: Store
  /** Milliseconds between two clearings of what has expired. */
  readonly sweepInterval: number
  readonly now: () => number
  readonly log: Logger
}

/** Keeps the store's indexes up to date and clears away what has expired, until disposed. */
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

async function keepUp({ store, sweepInterval, now, log }: UpkeepPorts, signal: AbortSignal): Promise<void> {
  let nextSweep = now()
  while (!signal.aborted) {
    try {
      const sweeping = now() >= nextSweep
      if (sweeping && !(await store.sweep(now()))) nextSweep = now() + sweepInterval
      const more = await store.maintain('due')
      await (more || (sweeping && now() >= nextSweep) ? setImmediate() : pause(IDLE_MS, signal))
    } catch (error) {
      log.error({ err: error }, 'upkeep failed; it is tried again')
      await pause(AFTER_FAILURE_MS, signal)
    }
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => {})
}
