import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'
import { StoreUnavailable } from '../store.ts'

const CACHE_KIB = 16_384
/** ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE: faults of a statement, hence of ours. */
const STATEMENT_ERRORS = [1, 19, 20, 21, 25]

/** Opens the database file, made and migrated where needed. Every commit is on disk before it returns. */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;
      PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0`)
    migrate(database, file)
    return database
  } catch (error) {
    database.close()
    throw isOfTheDisk(error) ? unreadable(file, error) : error
  }
}

function unreadable(file: string, cause: unknown): UsageError {
  return new UsageError(
    `${file} cannot be read as a store: ${(cause as Error).message}.`,
    'Check the disk and the rights, or restore the directory from its backup.',
    { cause },
  )
}

/** Applies the schema files that the database has not seen, each in a transaction with its number. */
function migrate(database: DatabaseSync, file: string): void {
  const folder = new URL('./schema/', import.meta.url)
  const scripts = readdirSync(folder).sort()
  const row = database.prepare('PRAGMA user_version').get()
  const current = Number(row?.['user_version'])
  if (current > scripts.length) {
    throw new UsageError(
      `${file} was written by a newer version of tagplane (schema ${current}, known ${scripts.length}).`,
      'Run that version, or restore a backup made before it.',
    )
  }
  scripts.slice(current).forEach((script, i) => {
    const sql = readFileSync(new URL(script, folder), 'utf8')
    database.exec(`BEGIN; ${sql}; PRAGMA user_version = ${current + i + 1}; COMMIT`)
  })
}

/** A disk that is full or gone makes the store unavailable; any other error is what it was. */
export function storeError(error: unknown): unknown {
  return isOfTheDisk(error) ? new StoreUnavailable('The database does not answer', { cause: error }) : error
}

function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode = 0 } = error as { code?: string; errcode?: number }
  return code === 'ERR_SQLITE_ERROR' && !STATEMENT_ERRORS.includes(errcode & 0xff)
}
