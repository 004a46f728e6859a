import { join } from 'node:path'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { temporaryDir } from '../support/server.ts'
import type { OpenStore } from './contract.ts'

const directories = new Map<string, string>()

/** Opens the embedded store in a directory that is the place's own. */
export const openSqlitePlace: OpenStore = ({ place, unusedTagDelay, now }) => {
  return openSqliteStore({ directory: directoryOf(place), unusedTagDelay, now })
}

export function directoryOf(place: string): string {
  const directory = directories.get(place) ?? temporaryDir()
  directories.set(place, directory)
  return directory
}

export function databaseFile(place: string): string {
  return join(directoryOf(place), 'tagplane.sqlite')
}
