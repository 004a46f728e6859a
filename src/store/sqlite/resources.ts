import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { categoryOf, type TagCategory } from '../../core/tag.ts'
import type { RegisteredResource, Registration, ResourceFacts } from '../estate.ts'
import type { ListResources, ResourcePage, ResourceTarget, StoredResource, StoredTag } from '../store.ts'
import { type PackedTag, packTags, unpackTags } from '../tag-set.ts'
import { createInserter } from './inserter.ts'
import { createLookUp } from './look-up.ts'
import { createPost, type Pair, type Post } from './post.ts'

/** Index entries that one call may visit; beyond them it answers a short page. */
export const MAX_VISITED = 10_000
const CHUNK = 200

/** A resource with what the next change of it needs, and what is short of its facts. */
export type ResourceRow = StoredResource &
  Pick<RegisteredResource, 'name' | 'createdBy' | 'registeredBy' | 'registeredAt'> & {
    readonly rowid: number
    readonly lastChange: string
    readonly changedAt: number
  }

/** Where a resource is listed; nearly always there is one. */
export type Entry = { readonly home: string; readonly type: string; readonly id: string }

/** Reads and writes of resource rows and postings; callers see to guards and transactions. */
export type Resources = {
  /** In the order of the targets; also one of another home than its target's, where the type is not regional. */
  readonly find: (account: string, targets: readonly ResourceTarget[]) => readonly (ResourceRow | undefined)[]
  /** What the target itself carries; nothing where it is not there. */
  readonly tagsOf: (account: string, target: ResourceTarget) => readonly StoredTag[]
  /** In the order of their regions. */
  readonly listed: (account: string, entry: Entry) => readonly ResourceRow[]
  readonly insert: (account: string, all: readonly (readonly [target: ResourceTarget, Registered])[]) => void
  readonly update: (row: ResourceRow, state: ResourceState) => void
  readonly remove: (row: ResourceRow) => void
  /** In byte order. */
  readonly homesOf: (account: string, type: string, id: string) => readonly string[]
  readonly isGroupEmpty: (account: string, group: string) => boolean
  /** Adds the postings of new pairs, and the listing entries of resources that had no tags. */
  readonly addPostings: Post
  readonly page: (query: ListResources) => ResourcePage
}

/** The entry under which a tagged resource is listed; no tag has an empty key. */
export const LISTING: Pair = { key: '', value: '' }

export type ResourceState = {
  readonly tags: readonly StoredTag[]
  /** Left out where they stay. */
  readonly facts?: ResourceFacts
  readonly version: number
  readonly change: string
  readonly at: number
}
type Registered = ResourceState & { readonly facts: ResourceFacts; readonly registeredBy: Registration }

const COLUMNS = `rowid, region, type, id, home, version, grp, name, created_by, registered_by, registered_at, tags,
  last_change, changed_at`

export function createResources(database: DatabaseSync): Resources {
  return { ...reads(database), ...writes(database), ...listing(database) }
}

function reads(database: DatabaseSync) {
  const listed = database.prepare(
    `SELECT ${COLUMNS} FROM resource WHERE account = ? AND home = ? AND type = ? AND id = ? ORDER BY region`,
  )
  const select = `SELECT ${COLUMNS} FROM resource`
  const regional = createLookUp<ResourceTarget>(
    database,
    select,
    // The plus hides the column from partial indexes: to see whether one could serve, SQLite would look at the value that
    // is bound, and prepare the statement anew for each.
    'home = ? AND type = ? AND +region = ?',
    ({ home, type, region }) => [home, type, region],
  )
  const global = createLookUp<ResourceTarget>(database, select, "type = ? AND region = ''", ({ type }) => [
    type,
  ])
  const tags = database.prepare(
    'SELECT tags FROM resource WHERE account = ? AND home = ? AND type = ? AND id = ? AND +region = ?',
  )
  const homes = database.prepare(
    // Home by home: there are few, and the index has them before type and id.
    `WITH RECURSIVE place (home) AS (
       SELECT min(home) FROM resource WHERE account = ?1
       UNION ALL
       SELECT (SELECT min(home) FROM resource WHERE account = ?1 AND home > place.home) FROM place WHERE home IS NOT NULL
     )
     SELECT home FROM place
     WHERE EXISTS (SELECT 1 FROM resource r WHERE r.account = ?1 AND r.home = place.home AND r.type = ?2 AND r.id = ?3)
     ORDER BY home`,
  )
  const anyOfGroup = database.prepare('SELECT 1 FROM resource WHERE account = ? AND grp = ? LIMIT 1')
  return {
    find(account, targets) {
      const isGlobal = ({ region }: ResourceTarget) => region === ''
      const rows = new Map([
        ...regional(
          account,
          targets.filter((target) => !isGlobal(target)),
        ),
        ...global(account, targets.filter(isGlobal)),
      ])
      return targets.map((target) => toRow(rows.get(target)))
    },
    tagsOf: (account, { home, type, id, region }) =>
      unpacked(tags.get(account, home, type, id, region)?.['tags'] ?? '[]'),
    listed: (account, { home, type, id }) =>
      listed.all(account, home, type, id).flatMap((row) => toRow(row) ?? []),
    homesOf: (account, type, id) => homes.all(account, type, id).map((row) => row['home'] as string),
    isGroupEmpty: (account, group) => anyOfGroup.get(account, group) === undefined,
  } satisfies Partial<Resources>
}

function writes(database: DatabaseSync) {
  const insert = createInserter(
    database,
    `INSERT OR FAIL INTO resource (account, home, type, id, region, version, grp, registered_by, registered_at,
       last_change, changed_at, name, created_by, tags)`,
    14,
  )
  const state = 'version = ?, last_change = ?, changed_at = ?, tags = ?'
  // A statement that does not name what is in an index leaves the index alone.
  const update = database.prepare(`UPDATE resource SET ${state} WHERE rowid = ?`)
  const updateFacts = database.prepare('UPDATE resource SET name = ?, created_by = ? WHERE rowid = ?')
  const updateGroup = database.prepare('UPDATE resource SET grp = ? WHERE rowid = ?')
  const remove = database.prepare('DELETE FROM resource WHERE rowid = ?')
  return {
    insert(account, all) {
      const values: SQLInputValue[] = []
      for (const [target, { tags, facts, registeredBy, version, change, at }] of all) {
        const { type, id, region, home } = target
        const { group, name, createdBy } = facts
        values.push(account, home, type, id, region, version, group, registeredBy, at)
        values.push(change, at, name, createdBy, packed(tags))
      }
      insert(values)
    },
    update({ rowid, ...row }, { tags, facts, version, change, at }) {
      update.run(version, change, at, packed(tags), rowid)
      if (!facts) return
      updateFacts.run(facts.name, facts.createdBy, rowid)
      if (facts.group !== row.group) updateGroup.run(facts.group, rowid)
    },
    remove: ({ rowid }) => void remove.run(rowid),
    addPostings: createPost(database),
  } satisfies Partial<Resources>
}

function listing(database: DatabaseSync) {
  const select = database.prepare(
    `SELECT ${COLUMNS} FROM resource WHERE account = ? AND home = ? AND type = ? AND id = ?`,
  )
  const following = database.prepare(
    `SELECT type, id FROM posting WHERE account = ? AND home = ? AND key = '' AND value = ''
     AND (type, id) > (?, ?) ORDER BY type, id LIMIT ?`,
  )

  /** Listing entries in order, fetched a few at a time. */
  function* entriesAfter(account: string, { home, type, id }: Entry, wanted: number): Generator<Entry> {
    const size = Math.min(wanted, CHUNK)
    for (let last = { type, id }; ; ) {
      const entries = following.all(account, home, last.type, last.id, size) as Omit<Entry, 'home'>[]
      for (const entry of entries) yield { home, ...entry }
      const end = entries.at(-1)
      if (!end || entries.length < size) return
      last = end
    }
  }

  return {
    page({ guard: { account }, home, category, after, limit }) {
      const resources: ResourceRow[] = []
      let last: Entry = { home, type: '', id: '', ...after }
      let visited = 0
      for (const entry of entriesAfter(account, last, limit + 1)) {
        if (resources.length === limit || visited++ === MAX_VISITED) {
          return { resources, next: { type: last.type, id: last.id } }
        }
        last = entry
        const row = toRow(select.get(account, home, entry.type, entry.id))
        if (row && carries(row.tags, category ?? 'any')) resources.push(row)
      }
      return { resources }
    },
  } satisfies Partial<Resources>
}

/** As `isUntagged`, in SQL: the custom tags of a resource `r`. */
export const CUSTOM_TAG = `SELECT 1 FROM json_each(r.tags) t
  WHERE t.value ->> 0 NOT LIKE 'acs:%' AND t.value ->> 0 NOT LIKE 'aliyun%'`

/** Whether no tag is a custom one. */
export function isUntagged(tags: readonly StoredTag[]): boolean {
  return tags.every(({ key }) => categoryOf(key) === 'System')
}

/** Whether one of the tags is of the category. */
export function carries(tags: readonly StoredTag[], category: TagCategory | 'any'): boolean {
  return category === 'any' ? tags.length > 0 : tags.some(({ key }) => categoryOf(key) === category)
}

function packed(tags: readonly StoredTag[]): string {
  return JSON.stringify(packTags(tags))
}

function unpacked(tags: unknown): StoredTag[] {
  return unpackTags(JSON.parse(tags as string) as PackedTag[])
}

function toRow(row: Record<string, unknown> | undefined): ResourceRow | undefined {
  if (!row) return undefined
  return {
    rowid: row['rowid'] as number,
    region: row['region'] as string,
    type: row['type'] as string,
    id: row['id'] as string,
    home: row['home'] as string,
    version: row['version'] as number,
    group: row['grp'] as string,
    name: row['name'] as string,
    createdBy: row['created_by'] as string,
    registeredBy: row['registered_by'] as Registration,
    registeredAt: row['registered_at'] as number,
    tags: unpacked(row['tags']),
    lastChange: row['last_change'] as string,
    changedAt: row['changed_at'] as number,
  }
}
