import type { RemoveTags, TagOutcome } from '../store.ts'
import { type WritePorts, writeStatement, writeTags } from './write-tags.ts'

/**
 * `$20` the keys. A posting that was written after the statement began cannot be deleted by it, so where a row is
 * newer than that, nothing is done, and the statement runs again with its rows locked before it begins.
 */
const STATEMENT = writeStatement('remove-tags', {
  verdict: `
verdict AS MATERIALIZED (
  SELECT CASE
    WHEN word = 'new' AND EXISTS (
      SELECT 1 FROM found, LATERAL (
        SELECT version FROM tagplane.resource r
        WHERE r.account = $1 AND r.type = found.type AND r.id = found.id AND r.region = found.region
        OFFSET 0
      ) seen
      WHERE seen.version <> found.actual_version
    ) THEN 'newer'
    ELSE word
  END AS word
  FROM settled
)`,
  decided: `
difference AS MATERIALIZED (
  SELECT s.*,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL THEN 'not-found'
      ELSE 'done'
    END AS outcome,
    before, '{}'::jsonb AS after, s.tags - $20::text[] AS remaining
  FROM subject s, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, value), '{}') AS before
    FROM jsonb_each(s.tags)
    WHERE refusal IS NULL AND key = ANY ($20::text[])
  ) differing
), decided AS MATERIALIZED (
  SELECT *, before <> '{}' AS changed FROM difference
)`,
  postings: `
gone AS MATERIALIZED (
  SELECT type, id, home, key FROM decided, jsonb_object_keys(before) AS b (key)
), dropped AS (
  DELETE FROM tagplane.posting
  WHERE account = $1 AND type = ANY ($12::text[]) AND id = ANY ($13::text[]) AND key = ANY ($20::text[])
    AND ((type, id, home, key) IN (SELECT type, id, home, key FROM gone)) IS TRUE
    AND (SELECT word FROM verdict) = 'new'
)`,
})

export function removeTags(ports: WritePorts, command: RemoveTags): Promise<readonly TagOutcome[]> {
  return writeTags(ports, STATEMENT, command, [command.keys])
}
