import type { DatabaseSync } from 'node:sqlite'
import { categoryOf } from '../../core/tag.ts'
import type { ListResources, ResourcePage, ResourceTarget, StoredResource, StoredTag } from '../store.ts'
import { type PackedTag, packTags, unpackTags } from '../tag-set.ts'

/** Index entries that one call may visit; beyond them it answers a short page. */
const MAX_VISITED = 10_000
const CHUNK = 200

/** A resource with what the next change of it needs. */
export type ResourceRow = StoredResource & { readonly lastChange: string; readonly changedAt: number }

/** Reads and writes of resource rows and postings; callers see to guards and transactions. */
export type Resources = {
  readonly find: (account: string, target: ResourceTarget) => ResourceRow | undefined
  /** In byte order. */
  readonly homesOf: (account: string, type: string, id: string) => readonly string[]
  readonly insert: (account: string, target: ResourceTarget, state: ResourceState) => void
  readonly update: (account: string, target: ResourceTarget, state: ResourceState) => void
  /** Adds the postings of new pairs, and the listing entry of a resource that had no tags. */
  readonly addPostings: (account: string, target: ResourceTarget, pairs: readonly Pair[]) => void
  readonly page: (query: ListResources) => ResourcePage
}

export type Pair = { readonly key: string; readonly value: string }

type Entry = { readonly type: string; readonly id: string }

/** The entry under which a tagged resource is listed; no tag has an empty key. */
export const LISTING: Pair = { key: '', value: '' }

export type ResourceState = {
  readonly tags: readonly StoredTag[]
  readonly version: number
  readonly change: string
  readonly at: number
}

export function createResources(database: DatabaseSync): Resources {
  const columns = 'region, type, id, home, version, tags, last_change, changed_at'
  const byKey = 'account = ? AND type = ? AND id = ? AND region = ?'
  const select = database.prepare(`SELECT ${columns} FROM resource WHERE ${byKey}`)
  const selectListed = database.prepare(
    `SELECT ${columns} FROM resource WHERE account = ? AND type = ? AND id = ? AND home = ?`,
  )
  const homes = database.prepare(
    'SELECT home FROM resource WHERE account = ? AND type = ? AND id = ? ORDER BY home',
  )
  const insert = database.prepare(
    `INSERT INTO resource (tags, version, last_change, changed_at, account, type, id, region, home)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = database.prepare(
    `UPDATE resource SET tags = ?, version = ?, last_change = ?, changed_at = ? WHERE ${byKey}`,
  )
  const post = database.prepare('INSERT OR IGNORE INTO posting VALUES (?, ?, ?, ?, ?, ?)')
  const listing = database.prepare(
    `SELECT type, id FROM posting WHERE account = ? AND home = ? AND key = '' AND value = ''
     AND (type, id) > (?, ?) ORDER BY type, id LIMIT ?`,
  )

  const find: Resources['find'] = (account, { type, id, region }) =>
    toRow(select.get(account, type, id, region))
  const findListed = (account: string, home: string, type: string, id: string) =>
    toRow(selectListed.get(account, type, id, home))

  /** Listing entries in order, fetched a few at a time. */
  function* entriesAfter(account: string, home: string, after: Entry, wanted: number): Generator<Entry> {
    const size = Math.min(wanted, CHUNK)
    for (let last = after; ; ) {
      const entries = listing.all(account, home, last.type, last.id, size) as Entry[]
      yield* entries
      const end = entries.at(-1)
      if (!end || entries.length < size) return
      last = end
    }
  }

  return {
    find,
    homesOf: (account, type, id) => homes.all(account, type, id).map((row) => row['home'] as string),
    insert(account, { type, id, region, home }, { tags, version, change, at }) {
      insert.run(JSON.stringify(packTags(tags)), version, change, at, account, type, id, region, home)
    },
    update(account, { type, id, region }, { tags, version, change, at }) {
      update.run(JSON.stringify(packTags(tags)), version, change, at, account, type, id, region)
    },
    addPostings(account, { home, type, id }, pairs) {
      for (const { key, value } of pairs) post.run(account, home, key, value, type, id)
    },
    page({ guard, home, category, after, limit }) {
      const resources: ResourceRow[] = []
      let last = after ?? { type: '', id: '' }
      let visited = 0
      for (const entry of entriesAfter(guard.account, home, last, limit + 1)) {
        if (resources.length === limit || visited++ === MAX_VISITED) return { resources, next: last }
        last = entry
        const row = findListed(guard.account, home, entry.type, entry.id)
        if (row && carries(row.tags, category)) resources.push(row)
      }
      return { resources }
    },
  }
}

function carries(tags: readonly StoredTag[], category: ListResources['category']): boolean {
  return category ? tags.some(({ key }) => categoryOf(key) === category) : tags.length > 0
}

function toRow(row: Record<string, unknown> | undefined): ResourceRow | undefined {
  if (!row) return undefined
  return {
    region: row['region'] as string,
    type: row['type'] as string,
    id: row['id'] as string,
    home: row['home'] as string,
    version: row['version'] as number,
    tags: unpackTags(JSON.parse(row['tags'] as string) as PackedTag[]),
    lastChange: row['last_change'] as string,
    changedAt: row['changed_at'] as number,
  }
}
