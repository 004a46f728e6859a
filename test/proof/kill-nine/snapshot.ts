import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts'
import type { Change } from '../../../src/store/store.ts'
import { unpackTags } from '../../../src/store/tag-set.ts'
import { type Row, recordOf } from './model.ts'

const FILES = ['tagplane.sqlite', 'tagplane.sqlite-wal']
const UNUSED_TAG_DELAY = 3_600_000

/** What lies in a data directory whose server is down. */
export type Snapshot = {
  /** Ids of all changes in the order of their commits. */
  readonly changes: readonly string[]
  readonly change: (id: string) => Promise<Change>
  readonly rows: () => readonly Row[]
  /** Entries of the index, as texts. */
  readonly postings: () => ReadonlySet<string>
  /** Deletes what the index owes. */
  readonly settle: () => Promise<void>
  /** Bytes of the write-ahead log as the kill left it. */
  readonly logBytes: number
}

/**
 * Looks at a copy of the store: opening a database mends it, and what a kill has left is for the server to mend.
 * The copy is whole by SQLite's own check, or this ends.
 */
export async function withSnapshot<T>(
  dataDir: string,
  account: string,
  look: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'tagplane-snapshot-'))
  try {
    for (const name of FILES) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(directory, name))
    }
    const logBytes = statSync(join(directory, 'tagplane.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0
    using database = new DatabaseSync(join(directory, 'tagplane.sqlite'))
    assert.deepEqual(columnOf(database, 'PRAGMA integrity_check'), ['ok'])
    await using store = await openSqliteStore({
      ...{ directory, unusedTagDelay: UNUSED_TAG_DELAY, now: Date.now },
    })
    return await look({
      logBytes,
      // The first start records that it has listed the first account.
      changes: columnOf(database, "SELECT id FROM change WHERE account <> 'operator' ORDER BY seq"),
      async change(id) {
        const change = await store.readChange(account, id)
        assert.ok(change, `The change ${id} is of another account`)
        return change
      },
      rows: () => rowsOf(database),
      postings: () => new Set(columnOf(database, POSTINGS)),
      async settle() {
        while (await store.maintain('all'));
        assert.deepEqual(columnOf(database, 'SELECT change FROM unindexed'), [])
      },
    })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const POSTINGS = 'SELECT concat_ws(char(10), account, home, type, id, key, value) AS entry FROM posting'

/** The entry of a pair in the index; the empty pair is the resource's place in listings. */
export function postingOf(account: string, { home, type, id }: Row, key = '', value = ''): string {
  return [account, home, type, id, key, value].join('\n')
}

function rowsOf(database: DatabaseSync): Row[] {
  const columns = 'type, id, region, home, version, last_change, changed_at, tags'
  return database
    .prepare(`SELECT ${columns} FROM resource`)
    .all()
    .map((row) => ({
      ...{ type: String(row['type']), id: String(row['id']), region: String(row['region']) },
      ...{ home: String(row['home']), version: Number(row['version']) },
      ...{ lastChange: String(row['last_change']), changedAt: Number(row['changed_at']) },
      tags: recordOf(unpackTags(JSON.parse(String(row['tags'])))),
    }))
}

function columnOf(database: DatabaseSync, sql: string): string[] {
  return database
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row)[0]))
}
