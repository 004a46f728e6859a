import { constants, copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'
import { StoreUnavailable } from '../store.ts'

const CACHE_KIB = 16_384
/** ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE: faults of a statement, hence of ours. */
const STATEMENT_ERRORS = [1, 19, 20, 21, 25]

const SCHEMA = new URL('./schema/', import.meta.url)
/** The schema that this program knows. */
export const SCHEMA_VERSION = readdirSync(SCHEMA).length
export const STORE_FILE = 'tagplane.sqlite'

/**
 * Opens the database file, made and migrated where needed; before it is migrated it is copied. Every commit is
 * on disk before it returns. `schema`: the folder with the scripts of the schema, in order.
 */
export function openDatabase(file: string, schema = SCHEMA): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;
      PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0`)
    migrate(database, file, schema)
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
export function migrate(database: DatabaseSync, file: string, folder = SCHEMA): void {
  const scripts = readdirSync(folder).sort()
  const row = database.prepare('PRAGMA user_version').get()
  const current = Number(row?.['user_version'])
  if (current > scripts.length) {
    throw new UsageError(
      `${file} was written by a newer version of tagplane (schema ${current}, known ${scripts.length}).`,
      'Run that version, or restore a backup made before it.',
    )
  }
  if (current > 0 && current < scripts.length) keepCopy(database, file, current)
  scripts.slice(current).forEach((script, i) => {
    const sql = readFileSync(new URL(script, folder), 'utf8')
    database.exec(`BEGIN; ${sql}; PRAGMA user_version = ${current + i + 1}; COMMIT`)
  })
}

/** The database as it was, beside it: `tagplane.sqlite.schema-1`. */
function keepCopy(database: DatabaseSync, file: string, version: number): void {
  const copy = `${file}.schema-${version}`
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  try {
    copyFileSync(file, copy, constants.COPYFILE_FICLONE)
  } catch (cause) {
    throw new UsageError(
      `The store was not migrated, since it could not be copied to ${copy}: ${(cause as Error).message}.`,
      'Make room for as much as the store takes, or move the copy that is there.',
      { cause },
    )
  }
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
