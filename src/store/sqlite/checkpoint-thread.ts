/** The thread of the checkpointer: copies the log of the file it is started with, whenever it is told to. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** What may be left for the main thread, which does it in a few milliseconds. */
const REST_FRAMES = 1_000
const MAX_PASSES = 5

const database = new DatabaseSync(workerData)
database.exec('PRAGMA synchronous = FULL')
const pass = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')

parentPort?.on('message', () => {
  copyBulk()
  parentPort?.postMessage('done')
})

/** Copies what is in the log until little is left of what was written meanwhile. */
function copyBulk(): void {
  let copied = 0
  for (let passes = 0; passes < MAX_PASSES; passes++) {
    const row = pass.get()
    const frames = Number(row?.['log'] ?? 0)
    if (frames - copied <= REST_FRAMES) return
    copied = Number(row?.['checkpointed'] ?? 0)
  }
}
