import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'

const BUSY = 5

/**
 * Claims a data directory for this process, until disposed. The lock is one of SQLite on a file of its own:
 * the operating system lets go of it when the process dies, however it dies.
 */
export function lockDataDir(directory: string): Disposable {
  const file = join(directory, 'lock.sqlite')
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if ((cause as { errcode?: number }).errcode !== BUSY) {
      throw new UsageError(
        `${file} cannot be locked.`,
        'Check the rights and the disk; a damaged file may be removed.',
        {
          cause,
        },
      )
    }
    throw new UsageError(
      `The data directory ${directory} is in use by another tagplane process.`,
      'Stop that one, or give another directory with --data-dir.',
      { cause },
    )
  }
  return { [Symbol.dispose]: () => database.close() }
}
