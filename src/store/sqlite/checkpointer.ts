import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { storeError } from './database.ts'

const THREAD = new URL('./checkpoint-thread.ts', import.meta.url)

/** The log is copied into the database once it has grown to this. */
const START_BYTES = 16 * 1024 * 1024
/** From here on the main thread copies itself, whatever it costs: the disk is slower than the writers. */
const LIMIT_BYTES = 192 * 1024 * 1024

/**
 * Keeps the write-ahead log short without holding the event loop. A thread with a connection of its own
 * copies the bulk, beside the writer; the main thread copies the small rest between two groups, after which
 * the next commit begins the log anew.
 */
export type Checkpointer = {
  readonly afterCommit: () => void
  readonly stop: () => Promise<void>
}

export function startCheckpointer(database: DatabaseSync, file: string): Checkpointer {
  const finish = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')
  let worker: Worker | undefined
  let busy = false

  /** What a full disk does not take stays in the log, and nothing is lost: the next commit tries again. */
  function copyRest(): void {
    try {
      finish.get()
    } catch (error) {
      if (storeError(error) === error) throw error
    }
  }

  function start(): Worker {
    const started = new Worker(THREAD, { workerData: file })
    started.unref()
    started.on('message', () => {
      copyRest()
      busy = false
    })
    started.on('error', () => {
      worker = undefined
      busy = false
    })
    return started
  }

  return {
    afterCommit() {
      const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
      if (size >= LIMIT_BYTES) copyRest()
      if (busy || size < START_BYTES) return
      busy = true
      worker ??= start()
      worker.postMessage('checkpoint')
    },
    async stop() {
      await worker?.terminate()
    },
  }
}
