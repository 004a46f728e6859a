import { join } from 'node:path'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { temporaryDir } from '../support/server.ts'
import type { OpenStore } from './contract.ts'

const directories = new Map<string, string>()

/** Opens the embedded store in a directory that is the place's own. */
export const openSqlitePlace: OpenStore = ({ place, unusedTagDelay, now }) => {
  const directory = directories.get(place) ?? temporaryDir()
  directories.set(place, directory)
  return openSqliteStore({ directory, unusedTagDelay, now })
}

export function databaseFile(place: string): string {
  return join(directories.get(place) ?? '', 'tagplane.sqlite')
}
