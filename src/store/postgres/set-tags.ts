import type { SetTags, TagOutcome } from '../store.ts'
import { packedTags } from './change-doc.ts'
import { isOfCategory } from './sql.ts'
import { type WritePorts, writeStatement, writeTags } from './write-tags.ts'

export const countCustom = (tags: string) =>
  `(SELECT count(*) FROM jsonb_object_keys(${tags}) AS k (key) WHERE ${isOfCategory('k.key', "'Custom'")})`

/** The entries of the index for what has come or has another value. */
export const POSTED = `
posted AS (
  INSERT INTO tagplane.posting (account, type, id, home, key, value)
  SELECT $1, d.type, d.id, d.home, a.key, a.value ->> 0
  FROM decided d, jsonb_each(d.after) a
  WHERE (SELECT word FROM verdict) = 'new' AND d.before -> a.key ->> 0 IS DISTINCT FROM a.value ->> 0
  ON CONFLICT (account, type, id, home, key) DO UPDATE SET value = excluded.value
)`

/** `$21` the tags, `$22` whether unknown resources are registered, `$23` the quota. */
const STATEMENT = writeStatement('set-tags', {
  ready: 'ready AS MATERIALIZED (SELECT word FROM settled)',
  decided: `
decision AS MATERIALIZED (
  SELECT s.*,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL AND NOT $22::boolean THEN 'not-found'
      WHEN more.custom > $23::bigint AND more.custom > ${countCustom(`coalesce(s.tags, '{}')`)} THEN 'over-quota'
      ELSE 'done'
    END AS outcome,
    coalesce(s.tags, '{}') || $21::jsonb AS remaining
  FROM subject s, LATERAL (SELECT ${countCustom(`coalesce(s.tags, '{}') || $21::jsonb`)} AS custom) more
), difference AS MATERIALIZED (
  SELECT d.*, before, after
  FROM decision d, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, tags -> key) FILTER (WHERE tags ? key), '{}') AS before,
      coalesce(jsonb_object_agg(key, value), '{}') AS after
    FROM jsonb_each($21::jsonb)
    WHERE outcome = 'done' AND tags -> key IS DISTINCT FROM value
  ) differing
), decided AS MATERIALIZED (
  SELECT *, outcome = 'done' AND (version IS NULL OR after <> '{}') AS changed FROM difference
)`,
  postings: POSTED,
})

export function setTags(ports: WritePorts, command: SetTags): Promise<readonly TagOutcome[]> {
  const { tags, register, quota } = command
  return writeTags(ports, STATEMENT, command, [packedTags(tags), register, quota])
}
