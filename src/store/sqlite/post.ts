import type { DatabaseSync } from 'node:sqlite'
import type { ResourceTarget } from '../store.ts'
import { createInserter } from './inserter.ts'

/** Postings that differ in their ids only; from so many on it is quicker to hand SQLite the ids as one list. */
const TOGETHER = 5

export type Pair = { readonly key: string; readonly value: string }

export type Posted = readonly [target: ResourceTarget, pairs: readonly Pair[]]

/** Adds postings; those that are there stay. */
export type Post = (account: string, all: readonly Posted[]) => void

export function createPost(database: DatabaseSync): Post {
  const singly = createInserter(database, 'INSERT OR IGNORE INTO posting', 6)
  const together = database.prepare(
    'INSERT OR IGNORE INTO posting SELECT ?, ?, ?, ?, ?, value FROM json_each(?)',
  )
  return (account, all) => {
    const few: string[] = []
    for (const { place, ids } of runsOf(all)) {
      if (ids.length >= TOGETHER) together.run(account, ...place, JSON.stringify(ids))
      else for (const id of ids) few.push(account, ...place, id)
    }
    singly(few)
  }
}

/** What has all but the id in common. */
type Run = {
  readonly place: readonly [home: string, key: string, value: string, type: string]
  readonly ids: string[]
}

function runsOf(all: readonly Posted[]): Iterable<Run> {
  const runs = new Map<string, Run>()
  for (const [{ home, type, id }, pairs] of all) {
    for (const { key, value } of pairs) {
      const name = `${key}\n${value}\n${type}\n${home}`
      const run = runs.get(name)
      if (run) run.ids.push(id)
      else runs.set(name, { place: [home, key, value, type], ids: [id] })
    }
  }
  return runs.values()
}
