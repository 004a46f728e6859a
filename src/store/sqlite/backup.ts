import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'
import { SCHEMA_VERSION, STORE_FILE } from './database.ts'

/**
 * Writes the store in `directory` to a new file, as it is at one moment; a server may go on writing meanwhile. The
 * file holds no master key.
 */
export function backupSqlite(directory: string, out: string): void {
  const file = join(directory, STORE_FILE)
  if (!existsSync(file)) throw new UsageError(`There is no store in ${directory}.`, 'Name its directory.')
  refuseExisting(out)
  intoPlace(out, (partial) => {
    using database = new DatabaseSync(file, { readOnly: true })
    database.prepare('VACUUM INTO ?').run(partial)
  })
}

/** Puts the store of a backup into a directory that has none. */
export function restoreSqlite(from: string, directory: string): void {
  const file = join(directory, STORE_FILE)
  refuseExisting(file)
  checkBackup(from)
  intoPlace(file, (partial) => copyFileSync(from, partial, constants.COPYFILE_FICLONE))
}

function refuseExisting(file: string): void {
  if (existsSync(file)) {
    throw new UsageError(
      `${file} is there already.`,
      'Nothing is overwritten: name another place, or move it away.',
    )
  }
}

/** Makes a file under another name and moves it into place once it is on disk. */
function intoPlace(file: string, make: (partial: string) => void): void {
  const partial = `${file}.partial`
  try {
    rmSync(partial, { force: true })
    make(partial)
    sync(partial)
    renameSync(partial, file)
    sync(dirname(file))
  } catch (cause) {
    rmSync(partial, { force: true })
    throw new UsageError(
      `${file} cannot be written: ${(cause as Error).message}.`,
      'Check room and rights.',
      {
        cause,
      },
    )
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function checkBackup(file: string): void {
  const { version, state } = look(file)
  if (state !== 'ok' || version === 0) {
    throw new UsageError(
      `${file} is no backup of a store: ${state}.`,
      'Use a file that tagplane backup has made.',
    )
  }
  if (version > SCHEMA_VERSION) {
    throw new UsageError(
      `${file} was written by a newer version of tagplane (schema ${version}, known ${SCHEMA_VERSION}).`,
      'Run that version.',
    )
  }
}

function look(file: string): { readonly version: number; readonly state: string } {
  try {
    using database = new DatabaseSync(file, { readOnly: true })
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    const state = String(database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'])
    return { version, state: version === 0 ? 'it has no schema' : state }
  } catch (error) {
    return { version: 0, state: (error as Error).message }
  }
}
