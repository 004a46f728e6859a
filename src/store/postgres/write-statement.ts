import type { Statement } from './database.ts'
import { FACTS } from './facts.ts'
import { isOfCategory } from './sql.ts'

/** What a writing verb adds to the statement that all have in common; parameters from `$20` on belong to it. */
export type WritingVerb = {
  /** What it is given per resource, beside the target: columns, and the arrays that hold them in the order of the targets. */
  readonly given?: { readonly names: readonly string[]; readonly arrays: readonly string[] }
  /** A condition under which the call was decided on what is no more. */
  readonly stale?: string
  /** Parts before `checked`. */
  readonly locks?: string
  /** Makes `ready` of what is `settled`. */
  readonly ready: string
  /** Whether the call wants all of its resources or none: a parameter. Without it the others are done. */
  readonly whole?: string
  /** Makes `decided`: per resource `outcome`, `changed`, `before`, `after` and the `remaining` tags. */
  readonly decided: string
  /** Writes the postings. */
  readonly postings: string
  /** Writes the registrations. */
  readonly registrations: string
  /** What is kept of a resource that has changed: columns of its row, beside those that every change moves. */
  readonly kept: Readonly<Record<string, string>>
  /** What the record says of a resource behind its tags: a JSON array. */
  readonly recorded?: string
  /** What is answered for a resource, where it is not what is recorded. */
  readonly answer?: string
}

/** Number of custom tags. */
export const countCustom = (tags: string) =>
  `(SELECT count(*) FROM jsonb_object_keys(${tags}) AS k (key) WHERE ${isOfCategory('k.key', "'Custom'")})`

/** Whether a resource carries a tag of the category. */
export const hasTagOf = (tags: string, category: string) =>
  `EXISTS (SELECT 1 FROM jsonb_object_keys(${tags}) AS k (key) WHERE ${isOfCategory('k.key', category)})`

export const hasCustom = (tags: string) => hasTagOf(tags, "'Custom'")

/**
 * The statement of a verb: what the call was decided on is checked, the rows of all its resources are locked in their
 * order, and everything is computed from the rows as they are then. They may be newer than what the rest
 * of the statement sees, which is the database as it was before waiting for the locks.
 *
 * A resource that is not there has a row of version 0 or gets one: what one call finds missing, no other call
 * makes meanwhile. Where another one has just made it, a null in a column that takes none ends the statement, and
 * it runs again.
 *
 * PostgreSQL runs the writes from the last one up, and this order
 * matters: the resources come first, as in the calls that find their rows and lock them; the lingering rows, which
 * many calls touch, are locked last, for the shortest time.
 */
export function writeStatement(name: string, verb: WritingVerb): Statement {
  const parts = [
    subjects(verb),
    verb.ready,
    verb.decided,
    verdict(verb),
    records(verb),
    verb.postings,
    verb.registrations,
    resources(verb),
  ]
  return { name, text: `${parts.join(',\n')}\n${answer(verb)}` }
}

/** Ready with nothing but what is settled. */
export const SETTLED = 'ready AS MATERIALIZED (SELECT word FROM settled)'

/**
 * A posting or registration that was written after the statement began cannot be deleted by it, so where a row is newer than
 * that, nothing is done, and the statement runs again with its rows locked before it begins.
 */
export const SETTLED_UNLESS_NEWER = `
ready AS MATERIALIZED (
  SELECT CASE
    WHEN word = 'new' AND EXISTS (
      SELECT 1 FROM found, LATERAL (
        SELECT version, registered_at FROM tagplane.resource r
        WHERE r.account = $1 AND r.type = found.type AND r.id = found.id AND r.region = found.region
        OFFSET 0
      ) seen
      WHERE seen.version <> found.actual_version OR seen.registered_at IS DISTINCT FROM found.registered_at
    ) THEN 'newer'
    ELSE word
  END AS word
  FROM settled
)`

/** Registers whatever has changed and is not in `registration`, or there in another group. */
export const registrationsOf = ({ grp, moved = 'false' }: { grp: string; moved?: string }) => `
registered AS (
  INSERT INTO tagplane.registration (account, home, type, id, region, grp, registered_at)
  SELECT $1, home, type, id, region, ${grp}, ${REGISTERED_AT}
  FROM decided, moment
  WHERE (SELECT word FROM verdict) = 'new' AND changed AND (version IS NULL OR registered_at IS NULL OR ${moved})
  ORDER BY home COLLATE "C", type COLLATE "C", id COLLATE "C", region COLLATE "C"
  ON CONFLICT (account, home, type, id, region) DO UPDATE
  SET grp = excluded.grp, registered_at = excluded.registered_at
)`

/** When a changed resource was registered. A program made for schema 1 says it by its change alone. */
export const REGISTERED_AT = 'CASE WHEN version IS NULL THEN at ELSE coalesce(registered_at, changed_at) END'

const list = (names: readonly string[]) => names.map((name) => `, ${name}`).join('')

const subjects = ({ given = { names: [], arrays: [] }, locks = '', stale = 'false', kept }: WritingVerb) => {
  const facts = 'name' in kept ? [...FACTS, 'registered_by'] : []
  return `
WITH target AS MATERIALIZED (
  SELECT type, id, region, home, expected, n${list(given.names)}
  FROM unnest($12::text[], $13::text[], $14::text[], $15::text[], $16::bigint[], $17::int[]${list(given.arrays)})
    AS t (type, id, region, home, expected, n${list(given.names)})
), token AS MATERIALIZED (
  SELECT parameters_hash, change FROM tagplane.idempotency
  WHERE account = $1 AND operation = $8 AND token_hash = $9 AND expires > $6
), ${locks}checked AS MATERIALIZED (
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM tagplane.change WHERE account = $1 AND id = $5) THEN 'repeated'
    WHEN NOT EXISTS (SELECT 1 FROM tagplane.account WHERE id = $1 AND version = $2) OR ${stale} THEN 'stale'
    WHEN EXISTS (SELECT 1 FROM tagplane.nonce WHERE account = $1 AND slot = $3 AND hash = $4) THEN 'replayed'
    WHEN EXISTS (SELECT 1 FROM token WHERE parameters_hash <> $10) THEN 'mismatch'
    WHEN EXISTS (SELECT 1 FROM token) THEN 'known'
    ELSE 'new'
  END AS word
), found AS MATERIALIZED (
  SELECT t.*, r.version AS actual_version, r.tags AS actual_tags, r.last_change, r.changed_at,
    r.registered_at${list(facts.map((name) => `r.${name}`))},
    r.version > 0 AND r.home = t.home AS known, r.version > 0 AND r.home NOT IN ('', t.home) AS taken
  FROM target t
  LEFT JOIN LATERAL (
    SELECT home, version, tags, last_change, changed_at, registered_at${list(facts)}
    FROM tagplane.resource
    WHERE account = $1 AND type = t.type AND id = t.id AND region = t.region AND (SELECT word FROM checked) = 'new'
    FOR UPDATE
  ) r ON true
), subject AS MATERIALIZED (
  SELECT type, id, region, home, n${list(given.names)}, registered_at${list(facts)},
    actual_version IS NOT NULL AS has_row,
    CASE WHEN known THEN actual_version END AS version,
    CASE WHEN NOT taken THEN actual_version ELSE 0 END AS former,
    CASE WHEN known THEN actual_tags END AS tags,
    CASE WHEN NOT taken THEN last_change END AS last_change,
    CASE WHEN NOT taken THEN changed_at END AS changed_at,
    CASE
      WHEN taken THEN 'not-found'
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
}

const verdict = ({ whole = 'false' }: WritingVerb) => `
verdict AS MATERIALIZED (
  SELECT CASE
    WHEN word = 'new' AND ${whole}::boolean AND EXISTS (SELECT 1 FROM decided WHERE outcome <> 'done') THEN 'refused'
    ELSE word
  END AS word
  FROM ready
)`

const records = ({ recorded }: WritingVerb) => `
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
      CASE WHEN changed THEN coalesce(former, 0) + 1 ELSE coalesce(version, 0) END,
      coalesce(last_change, ''), before, after)${recorded ? ` || ${recorded}` : ''} ORDER BY n)
    FROM decided), '[]')::text
  FROM moment, verdict WHERE word = 'new'
), kept_nonce AS (
  INSERT INTO tagplane.nonce (account, slot, hash)
  SELECT $1, $3, $4 FROM verdict WHERE word IN ('new', 'known') AND $4 IS NOT NULL
)`

/** A row that stands for an absence has what the schema gives to every new one. */
const resources = ({ kept }: WritingVerb) => `
kept_resource AS (
  INSERT INTO tagplane.resource AS former
    (account, type, id, region, version, tagged, custom, tags, last_change, changed_at, absent_since${list(Object.keys(kept))})
  SELECT $1, type, id, region,
    CASE WHEN changed THEN coalesce(former, 0) + 1 ELSE 0 END,
    changed AND remaining <> '{}',
    NOT changed OR ${hasCustom('remaining')},
    CASE WHEN changed THEN remaining ELSE '{}' END,
    CASE WHEN changed THEN $5 ELSE '' END,
    CASE WHEN changed THEN at ELSE 0 END,
    CASE WHEN NOT changed THEN at END${list(
      Object.entries(kept).map(([name, value]) => `CASE WHEN changed THEN ${value} ELSE ${ABSENT[name]} END`),
    )}
  FROM decided, moment
  WHERE (SELECT word FROM verdict) = 'new' AND (changed OR NOT has_row)
  ORDER BY type COLLATE "C", id COLLATE "C", region COLLATE "C"
  ON CONFLICT (account, type, id, region) DO UPDATE
  SET version = excluded.version, tagged = excluded.tagged, custom = excluded.custom,
    tags = CASE WHEN former.version + 1 = excluded.version THEN excluded.tags END,
    last_change = excluded.last_change, changed_at = excluded.changed_at, absent_since = NULL${list(
      Object.keys(kept).map((name) => `${name} = excluded.${name}`),
    )}
)`

/** The columns of a resource that is not in the estate. */
export const ABSENT: Readonly<Record<string, string>> = {
  ...{ home: "''", name: "''", grp: "''", created_by: "''", relations: "'[]'", attributes: "'[]'" },
  ...{ registered_by: "'tagging'", registered_at: 'NULL::bigint' },
}

const answer = ({ answer: own = 'outcome' }: WritingVerb) => `
SELECT word,
  (SELECT array_agg(${own} ORDER BY n) FROM decided) AS outcomes,
  (SELECT doc FROM tagplane.change
   WHERE account = $1 AND id = CASE word WHEN 'repeated' THEN $5 WHEN 'known' THEN (SELECT change FROM token) END
  ) AS earlier
FROM verdict`
