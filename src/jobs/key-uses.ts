import { setTimeout } from 'node:timers/promises'
import type { KeyUse, Store } from '../store/store.ts'
import type { Logger } from '../telemetry/log.ts'

/** How much a node that dies forgets at most. */
const INTERVAL_MS = 5 * 60_000

export type KeyUsesPorts = {
  readonly store: Pick<Store, 'recordKeyUses'>
  readonly log: Logger
  /** Milliseconds; 5 minutes without it. */
  readonly interval?: number
}

/** When access keys were used last: kept in memory, and written now and then, for all keys together. */
export type KeyUses = AsyncDisposable & {
  readonly note: (use: KeyUse) => void
  /** What this node has seen since it was last written. */
  readonly latest: (keyId: string) => number | undefined
}

/** Writes what was noted until it is disposed, and once more then. */
export function startKeyUses({ store, log, interval = INTERVAL_MS }: KeyUsesPorts): KeyUses {
  const noted = new Map<string, number>()
  const stopping = new AbortController()

  async function write(): Promise<void> {
    if (noted.size === 0) return
    const uses = [...noted].map(([keyId, at]) => ({ keyId, at }))
    try {
      await store.recordKeyUses(uses)
      for (const { keyId, at } of uses) if (noted.get(keyId) === at) noted.delete(keyId)
    } catch (error) {
      log.error({ err: error }, 'when access keys were used last was not written; it is tried again')
    }
  }

  async function keepWriting({ signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      await write()
      await setTimeout(interval, undefined, { signal, ref: false }).catch(() => {})
    }
    await write()
  }

  const running = keepWriting(stopping)
  return {
    note({ keyId, at }) {
      noted.set(keyId, Math.max(at, noted.get(keyId) ?? at))
    },
    latest: (keyId) => noted.get(keyId),
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await running
    },
  }
}
