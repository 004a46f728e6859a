import type { DatabaseSync } from 'node:sqlite'
import type { ResourceTarget } from '../store.ts'
import { createInserter } from './inserter.ts'
import { type Bound, comparePlaces, liesBefore, type Place } from './places.ts'
import type { Work } from './writer.ts'

/** So many entries may wait; further ones are written at once. A search goes through all of them. */
const MAX_WAITING = 100_000

/**
 * Which resources carry no custom tag. The entry of one that has just lost its last is kept in memory until the index is
 * brought up to date: in place it would touch a page of its own for each resource, as many as the removal itself. Every
 * such resource is named by a change that waits for the index.
 */
export type Untagged = {
  /** Enters resources that are registered without custom tags. */
  readonly add: (account: string, targets: readonly ResourceTarget[]) => void
  /** Enters one that has lost its last custom tag, some time after it. */
  readonly enqueue: (account: string, target: ResourceTarget, work: Work) => void
  readonly remove: (account: string, target: ResourceTarget, work: Work) => void
  /** Writes the entry, if one waits. */
  readonly settle: (account: string, target: ResourceTarget, work: Work) => void
  /** Where entries wait, in order: `limit` of them from the bound on. */
  readonly waiting: (account: string, bound: Bound, limit: number) => Place[]
  /** Enqueues again, after a start, what the index has not been told of; an entry that is there stays. */
  readonly restore: (account: string, target: ResourceTarget) => void
}

export function createUntagged(database: DatabaseSync): Untagged {
  const insert = createInserter(database, 'INSERT OR IGNORE INTO untagged', 5)
  const entry = 'account = ? AND home = ? AND type = ? AND id = ? AND region = ?'
  const select = database.prepare(`SELECT 1 FROM untagged WHERE ${entry}`)
  const drop = database.prepare(`DELETE FROM untagged WHERE ${entry}`)
  const queue = createQueue()
  const add: Untagged['add'] = (account, targets) =>
    insert(targets.flatMap(({ home, type, id, region }) => [account, home, type, id, region]))
  return {
    add,
    enqueue(account, target, work) {
      if (queue.size() >= MAX_WAITING) add(account, [target])
      else queue.add(account, target, work)
    },
    remove(account, target, work) {
      const { home, type, id, region } = target
      if (!queue.remove(account, target, work)) drop.run(account, home, type, id, region)
    },
    settle(account, target, work) {
      if (queue.remove(account, target, work)) add(account, [target])
    },
    waiting: queue.following,
    restore(account, target) {
      const { home, type, id, region } = target
      if (!select.get(account, home, type, id, region)) queue.add(account, target)
    },
  }
}

/** What waits, by account; with its work, a change is taken back where that is rolled back. */
function createQueue() {
  const places = new Map<string, Map<string, Place>>()
  let size = 0
  const put = (account: string, target: ResourceTarget): void => {
    const own = places.get(account) ?? new Map<string, Place>()
    places.set(account, own)
    size -= own.size
    own.set(nameOf(target), [target.home, target.type, target.id])
    size += own.size
  }
  const take = (account: string, target: ResourceTarget): boolean => {
    const own = places.get(account)
    const taken = own?.delete(nameOf(target)) ?? false
    if (taken) size--
    if (own?.size === 0) places.delete(account)
    return taken
  }
  return {
    size: () => size,
    add(account: string, target: ResourceTarget, work?: Work): void {
      put(account, target)
      work?.onRollback(() => void take(account, target))
    },
    remove(account: string, target: ResourceTarget, work: Work): boolean {
      const taken = take(account, target)
      if (taken) work.onRollback(() => put(account, target))
      return taken
    },
    following: (account: string, bound: Bound, limit: number): Place[] =>
      first(places.get(account)?.values() ?? [], bound, limit),
  }
}

/** The first few from the bound on, in order: one pass, without sorting the rest. */
function first(places: Iterable<Place>, bound: Bound, limit: number): Place[] {
  const found: Place[] = []
  for (const place of places) {
    const last = found[limit - 1]
    if (liesBefore(place, bound) || (last && comparePlaces(place, last) >= 0)) continue
    const at = found.findIndex((other) => comparePlaces(other, place) > 0)
    found.splice(at < 0 ? found.length : at, 0, place)
    if (found.length > limit) found.pop()
  }
  return found
}

function nameOf({ home, type, id, region }: ResourceTarget): string {
  return `${home}\n${type}\n${id}\n${region}`
}
