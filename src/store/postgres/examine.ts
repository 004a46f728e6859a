import pg from 'pg'
import { UsageError } from '../../core/usage-error.ts'
import { type Check, type Finding, findingOf, LONGEST_LINGERING_MS, limited } from '../examination.ts'
import { connectionOf, faultOf, placeOf } from './connection.ts'
import { inSchema } from './database.ts'
import { hasCustom } from './write-statement.ts'

const RESOURCE = `r.account || ' ' || r.type || '/' || r.id`

/** What changes have done to resources; each change is taken apart once, however many it has touched. */
const stepsOf = (changes: string) => `
        SELECT c.account, c.id AS change, d ->> 0 AS type, d ->> 1 AS id, d ->> 2 AS region, d ->> 4 AS outcome,
          (d ->> 5)::bigint AS version, d ->> 6 AS previous, d -> 7 AS before, d -> 8 AS after
        FROM tagplane.change c, jsonb_array_elements(c.doc::jsonb) d WHERE ${changes}`
const LATEST = '(c.account, c.id) IN (SELECT account, last_change FROM tagplane.resource)'
const OF_RESOURCE = `step.account = r.account AND step.change = r.last_change AND step.type = r.type AND step.id = r.id
        AND step.region = r.region`

const checks: readonly Check[] = [
  {
    name: 'every tag of a resource is in the index',
    sql: `SELECT ${RESOURCE} || ': ' || t.key FROM tagplane.resource r, jsonb_each(r.tags) t
      WHERE NOT EXISTS (SELECT 1 FROM tagplane.posting p WHERE p.account = r.account AND p.type = r.type AND p.id = r.id
        AND p.home = r.home AND p.key = t.key AND p.value = t.value ->> 0)`,
  },
  {
    name: 'every tagged resource is listed, and no other',
    sql: `SELECT ${RESOURCE} FROM tagplane.resource r WHERE r.tagged <> (r.tags <> '{}')`,
  },
  {
    name: 'the index holds nothing else',
    sql: `SELECT p.account || ' ' || p.type || '/' || p.id || ': ' || p.key FROM tagplane.posting p
      WHERE NOT EXISTS (SELECT 1 FROM tagplane.resource r WHERE r.account = p.account AND r.type = p.type
        AND r.id = p.id AND r.home = p.home AND r.tags -> p.key ->> 0 = p.value)`,
  },
  {
    name: 'the latest change of every resource is recorded, with its version',
    sql: `WITH step AS MATERIALIZED (${stepsOf(LATEST)})
      SELECT ${RESOURCE} || ': ' || r.last_change FROM tagplane.resource r
      WHERE r.version > 0 AND NOT EXISTS (SELECT 1 FROM step WHERE ${OF_RESOURCE} AND step.version = r.version)`,
  },
  {
    name: 'a resource has the tags that its latest change has left',
    sql: `WITH step AS MATERIALIZED (${stepsOf(LATEST)})
      SELECT ${RESOURCE} || ': ' || k.key FROM tagplane.resource r JOIN step ON ${OF_RESOURCE},
      LATERAL (SELECT jsonb_object_keys(step.before) UNION SELECT jsonb_object_keys(step.after)) k (key)
      WHERE r.tags -> k.key IS DISTINCT FROM step.after -> k.key`,
  },
  {
    name: 'the changes of a resource follow one another',
    sql: `WITH step AS MATERIALIZED (${stepsOf('true')})
      SELECT s.account || ' ' || s.type || '/' || s.id || ': ' || s.change FROM step s
      WHERE s.outcome = 'done' AND (s.version > 1 OR s.previous <> '') AND NOT EXISTS (
        SELECT 1 FROM step p
        WHERE p.account = s.account AND p.change = s.previous AND p.type = s.type AND p.id = s.id AND p.region = s.region
          AND (p.version = s.version - 1 OR p.version = s.version AND s.before = '{}' AND s.after = '{}'))`,
  },
  {
    name: 'no tag stays listed for more than a day after the last change',
    sql: `SELECT l.account || ' ' || l.home || ': ' || l.key || '=' || l.value FROM tagplane.lingering l
      WHERE l.due > coalesce((SELECT max(at) FROM tagplane.change c WHERE c.account = l.account), 0) + ${LONGEST_LINGERING_MS}`,
  },
  {
    name: 'a row that stands for an absence, or for a resource that has left, holds nothing',
    sql: `SELECT ${RESOURCE} FROM tagplane.resource r
      WHERE (r.version = 0) <> (r.absent_since IS NOT NULL) OR r.version = 0 AND r.home <> '' OR r.home = '' AND NOT (
        r.tags = '{}' AND r.registered_at IS NULL AND r.registered_by = 'tagging' AND r.name = '' AND r.grp = ''
        AND r.created_by = '' AND r.relations = '[]' AND r.attributes = '[]')`,
  },
  {
    name: 'every resource is registered as its row says, and no other',
    sql: `SELECT ${RESOURCE} FROM tagplane.resource r
      WHERE r.registered_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tagplane.registration g
        WHERE g.account = r.account AND g.home = r.home AND g.type = r.type AND g.id = r.id AND g.region = r.region
          AND g.grp = r.grp AND g.registered_at = r.registered_at)
      UNION ALL SELECT r.account || ' ' || r.type || '/' || r.id FROM tagplane.registration r
      WHERE NOT EXISTS (SELECT 1 FROM tagplane.resource o WHERE o.account = r.account AND o.type = r.type AND o.id = r.id
        AND o.region = r.region AND o.home = r.home AND o.registered_at = r.registered_at)`,
  },
  {
    name: 'every resource without custom tags is found as one',
    sql: `SELECT ${RESOURCE} FROM tagplane.resource r WHERE r.registered_at IS NOT NULL AND r.tagged AND r.custom
      AND NOT ${hasCustom('r.tags')}`,
  },
  {
    name: 'every preset value has its key',
    sql: `SELECT v.account || ' ' || v.key || '=' || v.value FROM tagplane.preset_value v
      WHERE NOT EXISTS (SELECT 1 FROM tagplane.preset_key k WHERE k.account = v.account AND k.key = v.key)`,
  },
  {
    name: 'access keys and documents belong to accounts, and are not newer than they',
    sql: `SELECT 'access key ' || k.id FROM tagplane.access_key k
      WHERE NOT EXISTS (SELECT 1 FROM tagplane.account a WHERE a.id = k.account)
      UNION ALL SELECT c.account || ' ' || c.kind || '/' || c.name FROM tagplane.config c
      WHERE c.version > coalesce((SELECT version FROM tagplane.account a WHERE a.id = c.account), -1)`,
  },
]

/** Looks, in one snapshot, whether a PostgreSQL store holds what it promises; nodes may run on it. */
export async function* examinePostgres(url: string, schema = 'tagplane'): AsyncGenerator<Finding> {
  const connection = connectionOf(url)
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    for (const check of checks) {
      const sql = inSchema(limited(check), schema)
      const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' })
      yield findingOf(
        check,
        rows.map(([text]) => String(text)),
      )
    }
  } catch (cause) {
    const { reason, hint } = faultOf(cause, 'Check that it is there, and that the user may read its tables.')
    throw new UsageError(
      `The PostgreSQL store at ${placeOf(connection)} cannot be examined: ${reason}.`,
      hint,
      { cause },
    )
  } finally {
    await client.end().catch(() => {})
  }
}
