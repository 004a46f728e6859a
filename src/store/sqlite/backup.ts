import { constants, copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'
import { makeFile, refuseExisting } from '../new-file.ts'
import { SCHEMA_VERSION, STORE_FILE } from './database.ts'

/**
 * Writes the store in `directory` to a new file, as it is at one moment; a server may go on writing meanwhile. The
 * file holds no master key.
 */
export async function backupSqlite(directory: string, out: string): Promise<void> {
  const file = join(directory, STORE_FILE)
  if (!existsSync(file)) throw new UsageError(`There is no store in ${directory}.`, 'Name its directory.')
  refuseExisting(out)
  await makeFile(out, (partial) => {
    using database = new DatabaseSync(file, { readOnly: true })
    database.prepare('VACUUM INTO ?').run(partial)
  })
}

/** Puts the store of a backup into a directory that has none. */
export async function restoreSqlite(from: string, directory: string): Promise<void> {
  const file = join(directory, STORE_FILE)
  refuseExisting(file)
  checkBackup(from)
  await makeFile(file, (partial) => copyFileSync(from, partial, constants.COPYFILE_FICLONE))
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
