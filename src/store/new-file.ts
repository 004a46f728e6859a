import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from '../core/usage-error.ts'

/** Ends as `UsageError` where there is something under that name already. */
export function refuseExisting(file: string): void {
  if (existsSync(file)) {
    throw new UsageError(
      `${file} is there already.`,
      'Nothing is overwritten: name another place, or move it away.',
    )
  }
}

/**
 * Makes a file under another name and moves it into place once it is on disk, so that it is there whole or not at all.
 * Ends as `UsageError`, or with what has aborted the making.
 */
export async function makeFile(file: string, make: (partial: string) => void | Promise<void>): Promise<void> {
  const partial = `${file}.partial`
  try {
    rmSync(partial, { force: true })
    await make(partial)
    sync(partial)
    renameSync(partial, file)
    sync(dirname(file))
  } catch (cause) {
    rmSync(partial, { force: true })
    if (cause instanceof UsageError || (cause as Error).name === 'AbortError') throw cause
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
