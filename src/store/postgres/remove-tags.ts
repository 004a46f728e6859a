import type { RemoveTags, TagOutcome } from '../store.ts'
import { type WritePorts, writeStatement, writeTags } from './write-tags.ts'

/**
 * `$18` the keys. A posting that was written after the statement began cannot be deleted by it, so where a row is
 * newer than that, nothing is done, and the statement runs again with its rows locked before it begins.
 */
const STATEMENT = writeStatement('remove-tags', {
  verdict: `
seen AS MATERIALIZED (
  SELECT r.type, r.id, r.region, r.version
  FROM target t
  JOIN tagplane.resource r ON r.account = $1 AND r.type = t.type AND r.id = t.id AND r.region = t.region
), verdict AS MATERIALIZED (
  SELECT CASE
    WHEN word = 'new' AND EXISTS (
      SELECT 1 FROM locked l JOIN seen s ON s.type = l.type AND s.id = l.id AND s.region = l.region
      WHERE s.version <> l.version
    ) THEN 'newer'
    ELSE word
  END AS word
  FROM checked
)`,
  decided: `
difference AS MATERIALIZED (
  SELECT s.*,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL THEN 'not-found'
      ELSE 'done'
    END AS outcome,
    before, '{}'::jsonb AS after, s.tags - $18::text[] AS remaining
  FROM subject s, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, value), '{}') AS before
    FROM jsonb_each(s.tags)
    WHERE refusal IS NULL AND key = ANY ($18::text[])
  ) differing
), decided AS MATERIALIZED (
  SELECT *, before <> '{}' AS changed FROM difference
)`,
  postings: `
dropped AS (
  DELETE FROM tagplane.posting p
  USING decided d, jsonb_object_keys(d.before) AS gone (key)
  WHERE p.account = $1 AND p.type = d.type AND p.id = d.id AND p.home = d.home AND p.key = gone.key
    AND (SELECT word FROM verdict) = 'new'
)`,
})

export function removeTags(ports: WritePorts, command: RemoveTags): Promise<readonly TagOutcome[]> {
  return writeTags(ports, STATEMENT, command, [command.keys])
}
