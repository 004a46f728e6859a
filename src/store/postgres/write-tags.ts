import { compareBytes } from '../../core/order.ts'
import {
  type ChangeHeader,
  type Guard,
  type Idempotency,
  IdempotencyMismatch,
  ReplayedNonce,
  ResourcesMoved,
  ResourcesRefused,
  type ResourceTarget,
  StaleGuard,
  type TagOutcome,
} from '../store.ts'
import { outcomesOf } from './change-doc.ts'
import type { Bound, Database, Row, Statement } from './database.ts'
import { type NonceClaims, nonceValues } from './nonce-claims.ts'

/** What both writing verbs of tags get. */
export type WriteCommand = {
  readonly guard: Guard
  readonly change: ChangeHeader
  readonly resources: readonly ResourceTarget[]
  readonly whenMoved?: 'skip' | 'reject'
  readonly whenRefused?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

export type WritePorts = {
  readonly database: Database
  readonly nonces: NonceClaims
  /** Milliseconds that a tag without resources stays in the lists of keys and values. */
  readonly unusedTagDelay: number
}

/**
 * The statement of a verb: what the call was decided on is checked, the rows of all its resources are locked in their
 * order, and everything is computed from the rows as they are then. They may be newer than what the rest
 * of the statement sees, which is the database as it was before waiting for the locks.
 *
 * A resource that is not there has a row of version 0 or gets one: what one call finds missing, no other call
 * makes meanwhile. Where another one has just made it, a null in a column that takes none ends the statement, and
 * it runs again.
 *
 * Parameters from `$21` on belong to the verb, and its `ready` starts from what is `settled`. PostgreSQL runs the writes from the last one up, and this order
 * matters: the resources come first, as in the calls that find their rows and lock them; the lingering rows, which
 * many calls touch, are locked last, for the shortest time.
 */
export function writeStatement(name: string, verb: { ready: string; decided: string; postings: string }) {
  const decisions = `${SUBJECTS}, ${verb.ready}, ${verb.decided}, ${VERDICT}`
  return { name, text: `${decisions}, ${RECORDS}, ${verb.postings}, ${RESOURCES} ${ANSWER}` }
}

const SUBJECTS = `
WITH target AS MATERIALIZED (
  SELECT type, id, region, home, expected, n
  FROM unnest($12::text[], $13::text[], $14::text[], $15::text[], $16::bigint[], $17::int[])
    AS t (type, id, region, home, expected, n)
), token AS MATERIALIZED (
  SELECT parameters_hash, change FROM tagplane.idempotency
  WHERE account = $1 AND operation = $8 AND token_hash = $9 AND expires > $6
), checked AS MATERIALIZED (
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM tagplane.change WHERE account = $1 AND id = $5) THEN 'repeated'
    WHEN NOT EXISTS (SELECT 1 FROM tagplane.account WHERE id = $1 AND version = $2) THEN 'stale'
    WHEN EXISTS (SELECT 1 FROM tagplane.nonce WHERE account = $1 AND slot = $3 AND hash = $4) THEN 'replayed'
    WHEN EXISTS (SELECT 1 FROM token WHERE parameters_hash <> $10) THEN 'mismatch'
    WHEN EXISTS (SELECT 1 FROM token) THEN 'known'
    ELSE 'new'
  END AS word
), found AS MATERIALIZED (
  SELECT t.*, r.home AS actual_home, r.version AS actual_version, r.tags AS actual_tags, r.last_change, r.changed_at,
    r.version > 0 AND r.home = t.home AS known
  FROM target t
  LEFT JOIN LATERAL (
    SELECT home, version, tags, last_change, changed_at
    FROM tagplane.resource
    WHERE account = $1 AND type = t.type AND id = t.id AND region = t.region AND (SELECT word FROM checked) = 'new'
    FOR UPDATE
  ) r ON true
), subject AS MATERIALIZED (
  SELECT type, id, region, home, n,
    actual_version IS NOT NULL AS has_row,
    CASE WHEN known THEN actual_version END AS version,
    CASE WHEN known THEN actual_tags END AS tags,
    CASE WHEN known THEN last_change END AS last_change,
    CASE WHEN known THEN changed_at END AS changed_at,
    CASE
      WHEN actual_version > 0 AND NOT known THEN 'not-found'
      WHEN expected <> CASE WHEN known THEN actual_version ELSE 0 END THEN 'moved'
    END AS refusal
  FROM found
), settled AS MATERIALIZED (
  SELECT CASE
    WHEN word = 'new' AND $19::boolean AND EXISTS (SELECT 1 FROM subject WHERE refusal = 'moved') THEN 'moved'
    ELSE word
  END AS word
  FROM checked
), moment AS MATERIALIZED (
  SELECT greatest($6::bigint, max(changed_at)) AS at FROM subject
)`

const VERDICT = `
verdict AS MATERIALIZED (
  SELECT CASE
    WHEN word = 'new' AND $20::boolean AND EXISTS (SELECT 1 FROM decided WHERE outcome <> 'done') THEN 'refused'
    ELSE word
  END AS word
  FROM ready
)`

const RECORDS = `
lost AS MATERIALIZED (
  SELECT d.home, b.key, b.value ->> 0 AS value, max(d.type COLLATE "C") AS type, max(d.id COLLATE "C") AS id
  FROM decided d, jsonb_each(d.before) b
  WHERE d.changed AND d.after -> b.key ->> 0 IS DISTINCT FROM b.value ->> 0
  GROUP BY d.home, b.key, b.value ->> 0
), lingering AS (
  INSERT INTO tagplane.lingering AS former (account, home, key, value, due)
  SELECT $1, lost.home, lost.key, lost.value, at + $18::bigint
  FROM moment, lost
  LEFT JOIN LATERAL (
    SELECT due FROM tagplane.lingering
    WHERE account = $1 AND home = lost.home AND key = lost.key AND value = lost.value
    OFFSET 0
  ) there ON true
  WHERE (SELECT word FROM verdict) = 'new' AND $18 > 0 AND (
    there.due IS NULL OR there.due < at + $18 - least(1000, $18 / 2) OR there.due < at + $18 AND NOT EXISTS (
      SELECT 1 FROM tagplane.posting p
      WHERE p.account = $1 AND p.home = lost.home AND p.key = lost.key AND p.key <> '' AND p.value = lost.value
        AND (p.type, p.id) > (lost.type, lost.id)
    ))
  ORDER BY lost.home COLLATE "C", lost.key COLLATE "C", lost.value COLLATE "C"
  ON CONFLICT (account, home, key, value) DO UPDATE SET due = greatest(former.due, excluded.due)
), kept_token AS (
  INSERT INTO tagplane.idempotency AS former (account, operation, token_hash, parameters_hash, change, expires)
  SELECT $1, $8, $9, $10, $5, $11::bigint FROM verdict WHERE word = 'new' AND $9 IS NOT NULL
  ON CONFLICT (account, operation, token_hash) DO UPDATE
  SET parameters_hash = excluded.parameters_hash, expires = excluded.expires,
    change = CASE WHEN former.expires <= $6 THEN excluded.change END
), kept_change AS (
  INSERT INTO tagplane.change (account, id, at, status, header, doc)
  SELECT $1, $5, at, 'done', $7, coalesce((
    SELECT jsonb_agg(jsonb_build_array(type, id, region, home, outcome,
      coalesce(version, 0) + changed::int, coalesce(last_change, ''), before, after) ORDER BY n)
    FROM decided), '[]')::text
  FROM moment, verdict WHERE word = 'new'
), kept_nonce AS (
  INSERT INTO tagplane.nonce (account, slot, hash)
  SELECT $1, $3, $4 FROM verdict WHERE word IN ('new', 'known') AND $4 IS NOT NULL
)`

const RESOURCES = `
kept_resource AS (
  INSERT INTO tagplane.resource AS former
    (account, type, id, region, home, version, tagged, tags, last_change, changed_at, absent_since)
  SELECT $1, type, id, region,
    CASE WHEN changed THEN home ELSE '' END,
    CASE WHEN changed THEN coalesce(version, 0) + 1 ELSE 0 END,
    changed AND remaining <> '{}',
    CASE WHEN changed THEN remaining ELSE '{}' END,
    CASE WHEN changed THEN $5 ELSE '' END,
    CASE WHEN changed THEN at ELSE 0 END,
    CASE WHEN NOT changed THEN at END
  FROM decided, moment
  WHERE (SELECT word FROM verdict) = 'new' AND (changed OR NOT has_row)
  ORDER BY type COLLATE "C", id COLLATE "C", region COLLATE "C"
  ON CONFLICT (account, type, id, region) DO UPDATE
  SET home = excluded.home, version = excluded.version, tagged = excluded.tagged,
    tags = CASE WHEN former.version + 1 = excluded.version THEN excluded.tags END,
    last_change = excluded.last_change, changed_at = excluded.changed_at, absent_since = NULL
)`

const ANSWER = `
SELECT word,
  (SELECT array_agg(outcome ORDER BY n) FROM decided) AS outcomes,
  (SELECT doc FROM tagplane.change
   WHERE account = $1 AND id = CASE word WHEN 'repeated' THEN $5 WHEN 'known' THEN (SELECT change FROM token) END
  ) AS earlier
FROM verdict`

/** Locks the rows of a call for one that could not do its work on what it had seen. */
const LOCK: Statement = {
  name: 'lock-resources',
  text: `
SELECT 1 FROM unnest($2::text[], $3::text[], $4::text[]) AS t (type, id, region), LATERAL (
  SELECT 1 FROM tagplane.resource
  WHERE account = $1 AND type = t.type AND id = t.id AND region = t.region
  FOR UPDATE
) r`,
}

/** Runs the statement of a verb; `own` are its parameters. */
export async function writeTags(
  { database, nonces, unusedTagDelay }: WritePorts,
  statement: Statement,
  command: WriteCommand,
  own: readonly unknown[],
): Promise<readonly TagOutcome[]> {
  using claim = nonces.claim(command.guard)
  const main: Bound = { statement, values: [...valuesOf(command, unusedTagDelay), ...own] }
  let [row] = await database.run(statement, main.values)
  if (row?.['word'] === 'newer') [row] = await database.runLocked(lockOf(command), main)
  const outcomes = answerOf(row)
  claim.keep()
  return outcomes
}

function answerOf(row: Row | undefined): readonly TagOutcome[] {
  switch (row?.['word']) {
    case 'new':
      return (row['outcomes'] ?? []) as TagOutcome[]
    case 'known':
    case 'repeated':
      return outcomesOf(row['earlier'] as string)
    case 'stale':
      throw new StaleGuard()
    case 'replayed':
      throw new ReplayedNonce()
    case 'moved':
      throw new ResourcesMoved()
    case 'refused':
      throw new ResourcesRefused(row['outcomes'] as TagOutcome[])
    case 'mismatch':
      throw new IdempotencyMismatch()
    default:
      throw new Error(`A writing statement has answered ${row?.['word']}`)
  }
}

function valuesOf(
  { guard, change, resources, whenMoved, whenRefused, idempotency }: WriteCommand,
  unusedTagDelay: number,
): readonly unknown[] {
  const { id, at, ...header } = change
  const targets = inLockOrder(resources)
  return [
    ...[guard.account, guard.configVersion, ...nonceValues(guard.nonce), id, at, JSON.stringify(header)],
    ...[idempotency?.operation, idempotency?.tokenHash, idempotency?.parametersHash, idempotency?.expiresAt],
    ...[targets.map(({ type }) => type), targets.map(({ id }) => id), targets.map(({ region }) => region)],
    ...[targets.map(({ home }) => home), targets.map(({ expectedVersion = null }) => expectedVersion)],
    targets.map((target) => resources.indexOf(target)),
    ...[unusedTagDelay, whenMoved === 'reject', whenRefused === 'reject'],
  ]
}

function lockOf({ guard, resources }: WriteCommand): Bound {
  const targets = inLockOrder(resources)
  const columns = [
    targets.map(({ type }) => type),
    targets.map(({ id }) => id),
    targets.map(({ region }) => region),
  ]
  return { statement: LOCK, values: [guard.account, ...columns] }
}

/** In the order of the key: calls that wait for each other's rows never wait in a circle. */
function inLockOrder(resources: readonly ResourceTarget[]): readonly ResourceTarget[] {
  return resources.toSorted(
    (a, b) => compareBytes(a.type, b.type) || compareBytes(a.id, b.id) || compareBytes(a.region, b.region),
  )
}
