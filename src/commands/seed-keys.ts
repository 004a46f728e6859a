import { readFileSync } from 'node:fs'
import { writePrivately } from '../config/data-dir.ts'
import { UsageError } from '../core/usage-error.ts'

export type SeedKey = { readonly accessKeyId: string; readonly accessKeySecret: string }

/** The keys that seeding has made, whose secrets nobody can show again: of roots by `ACCOUNT`, of users by `ACCOUNT/USER`. */
export type SeedKeys = {
  readonly get: (name: string) => SeedKey | undefined
  /** Written at once. */
  readonly put: (name: string, key: SeedKey) => void
}

export function openSeedKeys(file: string): SeedKeys {
  const keys = new Map(Object.entries(readKeys(file)))
  return {
    get: (name) => keys.get(name),
    put(name, key) {
      keys.set(name, key)
      writePrivately(file, `${JSON.stringify(Object.fromEntries(keys), null, 2)}\n`)
    },
  }
}

function readKeys(file: string): Readonly<Record<string, SeedKey>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, SeedKey>
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new UsageError(`${file} cannot be read as a file of keys.`, 'Name another one with --keys.', {
      cause,
    })
  }
}
