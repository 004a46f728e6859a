import { accessSync, constants, readFileSync } from 'node:fs'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import { openSqliteStore, type SqliteOptions } from '../../../src/store/sqlite/sqlite-store.ts'
import type { Store } from '../../../src/store/store.ts'

/** What a piece of work has cost. */
export type Cost = {
  readonly statements: number
  readonly rowsWritten: number
  /** Pages of the database that were looked at; undefined where the system does not count what a thread reads. */
  readonly pages: number | undefined
  readonly cpuMs: number
}

/**
 * `pages`: SQLite keeps next to no page in memory, so that every page looked at is one read, which the system
 * counts. `time`: it runs as it does for users.
 */
export type Mode = 'pages' | 'time'

export type MeteredStore = AsyncDisposable & {
  readonly store: Store
  readonly database: DatabaseSync
  readonly measure: (mode: Mode, work: () => Promise<void>) => Promise<Cost>
}

/** What the calling thread alone has read: the thread that copies the write-ahead log does not count. */
const THREAD_COUNTERS = '/proc/thread-self/io'
const readsAreCounted = canRead(THREAD_COUNTERS)
const PAGE_BYTES = 4096
const USUAL_CACHE = -16_384
const RUNS = ['run', 'get', 'all', 'iterate'] as const

let statements = 0
for (const name of RUNS) {
  const original = StatementSync.prototype[name] as (this: StatementSync, ...values: unknown[]) => unknown
  const counted = function (this: StatementSync, ...values: unknown[]) {
    statements++
    return original.apply(this, values)
  }
  Object.assign(StatementSync.prototype, { [name]: counted })
}

/** Opens the embedded store as the program does, and gets hold of its connection. */
export async function openMetered(options: SqliteOptions): Promise<MeteredStore> {
  const { store, database } = await withConnection(() => openSqliteStore(options))
  return {
    ...{ store, database },
    async measure(mode, work) {
      database.exec(
        `PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size = ${mode === 'pages' ? 1 : USUAL_CACHE}`,
      )
      const before = readCounters(database)
      await work()
      const after = readCounters(database)
      database.exec(`PRAGMA cache_size = ${USUAL_CACHE}`)
      const read = after.bytesRead - before.bytesRead
      return {
        statements: after.statements - before.statements - 1,
        rowsWritten: after.rowsWritten - before.rowsWritten,
        pages: mode === 'pages' && readsAreCounted ? Math.round(read / PAGE_BYTES) : undefined,
        cpuMs: after.cpuMs - before.cpuMs,
      }
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

/** The store shows its connection to nobody; the first one that is set up while it opens is the one. */
async function withConnection(open: () => Promise<Store>): Promise<{ store: Store; database: DatabaseSync }> {
  const { exec } = DatabaseSync.prototype
  let database: DatabaseSync | undefined
  DatabaseSync.prototype.exec = function (sql) {
    database ??= this
    exec.call(this, sql)
  }
  try {
    const store = await open()
    if (!database) throw new Error('The store has set up no connection')
    return { store, database }
  } finally {
    DatabaseSync.prototype.exec = exec
  }
}

function readCounters(database: DatabaseSync) {
  const rowsWritten = Number(database.prepare('SELECT total_changes() AS n').get()?.['n'])
  const { user, system } = process.cpuUsage()
  return { statements, rowsWritten, bytesRead: readBytesRead(), cpuMs: (user + system) / 1000 }
}

function readBytesRead(): number {
  if (!readsAreCounted) return 0
  return Number(/^rchar: (\d+)$/m.exec(readFileSync(THREAD_COUNTERS, 'utf8'))?.[1])
}

function canRead(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch {
    return false
  }
}
