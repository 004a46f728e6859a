import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../core/usage-error.ts'
import { type Check, type Finding, findingOf, LONGEST_LINGERING_MS, limited } from '../examination.ts'
import { STORE_FILE } from './database.ts'
import { CUSTOM_TAG } from './resources.ts'

const RESOURCE = `r.account || ' ' || r.type || '/' || r.id`

/** That a row is of the resource of `r`. */
const named = (row: string) =>
  `${row}.account = r.account AND ${row}.type = r.type AND ${row}.id = r.id AND ${row}.region = r.region`

/** The record of the change that a row names, of that resource and version. */
const LATEST = `SELECT 1 FROM change c, json_each(c.doc) d
  WHERE c.account = r.account AND c.id = r.last_change AND d.value ->> 0 = r.type AND d.value ->> 1 = r.id
    AND d.value ->> 2 = r.region AND d.value ->> 5 = r.version`

const checks: readonly Check[] = [
  {
    name: 'every tag of a resource is in the index',
    sql: `SELECT ${RESOURCE} || ': ' || (t.value ->> 0) FROM resource r, json_each(r.tags) t
      WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.account = r.account AND p.home = r.home
        AND p.key = t.value ->> 0 AND p.value = t.value ->> 1 AND p.type = r.type AND p.id = r.id)`,
  },
  {
    name: 'every tagged resource is listed',
    sql: `SELECT ${RESOURCE} FROM resource r
      WHERE r.tags <> '[]' AND NOT EXISTS (SELECT 1 FROM posting p
        WHERE p.account = r.account AND p.home = r.home AND p.key = '' AND p.value = '' AND p.type = r.type AND p.id = r.id)`,
  },
  {
    name: 'the index holds nothing else, but for removals that it waits for',
    sql: `SELECT p.account || ' ' || p.type || '/' || p.id || ': ' || p.key FROM posting p
      WHERE NOT EXISTS (SELECT 1 FROM unindexed) AND NOT EXISTS (
        SELECT 1 FROM resource r
        WHERE r.account = p.account AND r.type = p.type AND r.id = p.id AND r.home = p.home AND (
          p.key = '' AND r.tags <> '[]' OR EXISTS (
            SELECT 1 FROM json_each(r.tags) t WHERE t.value ->> 0 = p.key AND t.value ->> 1 = p.value)))`,
  },
  {
    name: 'the latest change of every resource is recorded, with its version',
    sql: `SELECT ${RESOURCE} || ': ' || r.last_change FROM resource r
      WHERE NOT EXISTS (${LATEST})`,
  },
  {
    name: 'the latest change of every resource that has gone is recorded, with its version, and says so',
    sql: `SELECT ${RESOURCE} || ': ' || r.last_change FROM deregistered r
      WHERE NOT EXISTS (${LATEST} AND d.value ->> 9 = 'deregistered')`,
  },
  {
    name: 'no resource is there and has gone',
    sql: `SELECT ${RESOURCE} FROM deregistered r WHERE EXISTS (SELECT 1 FROM resource o WHERE ${named('o')})`,
  },
  {
    name: 'every regional resource is listed under its region',
    sql: `SELECT ${RESOURCE} FROM resource r WHERE r.region NOT IN ('', r.home)`,
  },
  {
    name: 'every resource without custom tags is found as one, but for removals that the index waits for',
    sql: `SELECT ${RESOURCE} FROM resource r WHERE NOT EXISTS (SELECT 1 FROM unindexed)
      AND NOT EXISTS (${CUSTOM_TAG}) AND NOT EXISTS (SELECT 1 FROM untagged u WHERE ${named('u')} AND u.home = r.home)`,
  },
  {
    name: 'what is found as one without custom tags is one',
    sql: `SELECT ${RESOURCE} FROM untagged r WHERE NOT EXISTS (SELECT 1 FROM resource u
      WHERE ${named('u')} AND u.home = r.home AND NOT EXISTS (${CUSTOM_TAG.replace('r.tags', 'u.tags')}))`,
  },
  {
    name: 'relations and attributes belong to resources',
    sql: `SELECT ${RESOURCE} FROM resource_detail r WHERE NOT EXISTS (SELECT 1 FROM resource o WHERE ${named('o')})`,
  },
  {
    name: 'a resource has the tags that its latest change has left',
    sql: `SELECT ${RESOURCE} FROM resource r
      JOIN change c ON c.account = r.account AND c.id = r.last_change, json_each(c.doc) d
      WHERE d.value ->> 0 = r.type AND d.value ->> 1 = r.id AND d.value ->> 2 = r.region AND (
        EXISTS (SELECT 1 FROM json_each(d.value -> 8) a
          WHERE a.value NOT IN (SELECT value FROM json_each(r.tags)))
        OR EXISTS (SELECT 1 FROM json_each(d.value -> 7) b JOIN json_each(r.tags) t ON t.value ->> 0 = b.value ->> 0
          WHERE t.value NOT IN (SELECT value FROM json_each(d.value -> 8))))`,
  },
  {
    name: 'the changes of a resource follow one another',
    sql: `SELECT c.account || ' ' || (d.value ->> 0) || '/' || (d.value ->> 1) || ': ' || c.id FROM change c, json_each(c.doc) d
      WHERE d.value ->> 4 = 'done' AND (d.value ->> 5 > 1 OR d.value ->> 6 <> '') AND NOT EXISTS (
        SELECT 1 FROM change p, json_each(p.doc) e
        WHERE p.account = c.account AND p.id = d.value ->> 6 AND e.value ->> 0 = d.value ->> 0
          AND e.value ->> 1 = d.value ->> 1 AND e.value ->> 2 = d.value ->> 2
          AND (e.value ->> 5 = (d.value ->> 5) - 1
            OR e.value ->> 5 = d.value ->> 5 AND d.value -> 7 = '[]' AND d.value -> 8 = '[]'))`,
  },
  {
    name: 'no tag stays listed for more than a day after the last change',
    sql: `SELECT l.account || ' ' || l.home || ': ' || l.key || '=' || l.value FROM lingering l
      WHERE l.due > coalesce((SELECT max(at) FROM change c WHERE c.account = l.account), 0) + ${LONGEST_LINGERING_MS}`,
  },
  {
    name: 'every removal that the index waits for is recorded',
    sql: `SELECT 'change ' || u.change FROM unindexed u WHERE u.change NOT IN (SELECT seq FROM change)`,
  },
  {
    name: 'every preset value has its key',
    sql: `SELECT v.account || ' ' || v.key || '=' || v.value FROM preset_value v
      WHERE NOT EXISTS (SELECT 1 FROM preset_key k WHERE k.account = v.account AND k.key = v.key)`,
  },
  {
    name: 'access keys and documents belong to accounts, and are not newer than they',
    sql: `SELECT 'access key ' || k.id FROM access_key k WHERE k.account NOT IN (SELECT id FROM account)
      UNION ALL SELECT c.account || ' ' || c.kind || '/' || c.name FROM config c
      WHERE c.version > coalesce((SELECT version FROM account a WHERE a.id = c.account), -1)`,
  },
]

/** Looks whether the embedded store of a directory holds what it promises; a server may run on it. */
export function* examineSqlite(directory: string): Generator<Finding> {
  const file = join(directory, STORE_FILE)
  if (!existsSync(file)) throw new UsageError(`There is no store in ${directory}.`, 'Name its directory.')
  using database = new DatabaseSync(file, { readOnly: true })
  database.exec('BEGIN')
  yield findingOf({ name: 'the file is whole', sql: '' }, integrity(database))
  for (const check of checks) {
    const rows = database.prepare(limited(check)).all()
    yield findingOf(
      check,
      rows.map((row) => String(Object.values(row)[0])),
    )
  }
}

function integrity(database: DatabaseSync): readonly string[] {
  const rows = database.prepare('PRAGMA integrity_check(20)').all()
  return rows.map((row) => String(row['integrity_check'])).filter((text) => text !== 'ok')
}
