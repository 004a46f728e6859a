import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { temporaryDir } from '../../../test/support/server.ts'
import { type Checkpointer, startCheckpointer } from './checkpointer.ts'
import { openDatabase } from './database.ts'

const MEBIBYTE = 1024 * 1024
const LIMIT = 256 * MEBIBYTE

/** A stream of writes to the same pages, 1 MiB with each commit. */
function openStream() {
  const file = join(temporaryDir(), 'tagplane.sqlite')
  const database = openDatabase(file)
  database.exec('CREATE TABLE filler (n INTEGER PRIMARY KEY, bytes BLOB)')
  const write = database.prepare('INSERT OR REPLACE INTO filler VALUES (?, ?)')
  const walSize = () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  let commits = 0
  let largest = 0
  return {
    ...{ file, database, walSize },
    commit(checkpointer: Checkpointer) {
      commits++
      write.run(commits % 8, Buffer.alloc(MEBIBYTE, commits))
      largest = Math.max(largest, walSize())
      checkpointer.afterCommit()
    },
    largest: () => largest,
    [Symbol.dispose]: () => {
      if (database.isOpen) database.close()
    },
  }
}

async function inUse<T>(checkpointer: Checkpointer, body: () => T | Promise<T>): Promise<T> {
  try {
    return await body()
  } finally {
    await checkpointer.stop()
  }
}

describe('the write-ahead log', () => {
  it('stays short under a stream of writes, and the event loop is not held', async (t) => {
    using stream = openStream()
    const checkpointer = startCheckpointer(stream.database, stream.file)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    await inUse(checkpointer, async () => {
      delay.enable()
      for (let i = 0; i < 400; i++) {
        stream.commit(checkpointer)
        await setImmediate()
      }
      delay.disable()
    })
    const mebibytes = (stream.largest() / MEBIBYTE).toFixed(0)
    const [mean, longest] = [delay.mean, delay.max].map((n) => (n / 1e6).toFixed(1))
    t.diagnostic(
      `400 MiB written; log at most ${mebibytes} MiB; event loop late by ${mean} ms, at most ${longest}`,
    )
    assert.ok(stream.largest() < LIMIT, `${mebibytes} MiB`)
  })

  it('stays below its limit when the thread does not keep up at all', async (t) => {
    using stream = openStream()
    const checkpointer = startCheckpointer(stream.database, stream.file)
    // The event loop is never let go, so that nothing of the thread arrives here.
    await inUse(checkpointer, () => {
      for (let i = 0; i < 300; i++) stream.commit(checkpointer)
    })
    t.diagnostic(`log at most ${(stream.largest() / MEBIBYTE).toFixed(0)} MiB`)
    assert.ok(stream.largest() < LIMIT)
  })

  it('is begun anew once the thread and the writer have copied it', async () => {
    using stream = openStream()
    const checkpointer = startCheckpointer(stream.database, stream.file)
    await inUse(checkpointer, async () => {
      for (let i = 0; i < 20; i++) stream.commit(checkpointer)
      const full = stream.walSize()
      for (let i = 0; i < 1_000 && stream.walSize() >= full; i++) {
        await setImmediate()
        stream.commit({ ...checkpointer, afterCommit: () => {} })
      }
      assert.ok(stream.walSize() < full)
    })
  })

  it('loses nothing when it is stopped in the middle of its work', async () => {
    using stream = openStream()
    const checkpointer = startCheckpointer(stream.database, stream.file)
    for (let i = 0; i < 40; i++) {
      stream.commit(checkpointer)
      if (i === 20) await setImmediate()
    }
    await checkpointer.stop()
    stream.database.close()
    using database = new DatabaseSync(stream.file)
    const rows = database.prepare('SELECT count(*) AS n, sum(length(bytes)) AS bytes FROM filler').get()
    assert.deepEqual({ ...rows }, { n: 8, bytes: 8 * MEBIBYTE })
    assert.deepEqual(Object.values(database.prepare('PRAGMA integrity_check').get() ?? {}), ['ok'])
  })

  it('is tried again after the disk did not take the rest of it', async () => {
    using stream = openStream()
    let attempts = 0
    const refusing = {
      prepare: () => ({
        get() {
          attempts++
          throw Object.assign(new Error('database or disk is full'), {
            code: 'ERR_SQLITE_ERROR',
            errcode: 13,
          })
        },
      }),
    } as unknown as DatabaseSync
    const checkpointer = startCheckpointer(refusing, stream.file)
    await inUse(checkpointer, async () => {
      for (let i = 0; i < 400 && attempts < 2; i++) {
        stream.commit(checkpointer)
        await setImmediate()
      }
    })
    assert.ok(attempts >= 2, `${attempts} attempts`)
  })

  it('is left alone while it is short', async () => {
    using stream = openStream()
    const checkpointer = startCheckpointer(stream.database, stream.file)
    await inUse(checkpointer, async () => {
      for (let i = 0; i < 10; i++) {
        stream.commit(checkpointer)
        await setImmediate()
      }
      assert.ok(stream.walSize() > 10 * MEBIBYTE)
    })
  })
})
