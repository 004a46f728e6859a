import type { RemoveTags, TagOutcome } from '../store.ts'
import { isOfCategory } from './sql.ts'
import { type WritePorts, writeStatement, writeTags } from './write-tags.ts'

/** Whether the statement sees the rows as they are: what was written after it began it could not delete. */
export const LATEST_ROWS = `
ready AS MATERIALIZED (
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
)`

/**
 * `$21` the keys, `$22` the values of those that go with one value only, `$23` whether all custom tags go. A posting that was written after the statement began cannot be deleted by it, so where a row is
 * newer than that, nothing is done, and the statement runs again with its rows locked before it begins.
 */
const STATEMENT = writeStatement('remove-tags', {
  ready: LATEST_ROWS,
  decided: `
difference AS MATERIALIZED (
  SELECT s.*,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL THEN 'not-found'
      ELSE 'done'
    END AS outcome,
    before, '{}'::jsonb AS after, s.tags - gone AS remaining
  FROM subject s, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, value), '{}') AS before, coalesce(array_agg(key), '{}') AS gone
    FROM jsonb_each(s.tags)
    WHERE refusal IS NULL AND (
      key = ANY ($21::text[]) AND coalesce($22::jsonb -> key @> (value -> 0), true)
      OR $23::boolean AND ${isOfCategory('key', "'Custom'")})
  ) differing
), decided AS MATERIALIZED (
  SELECT *, before <> '{}' AS changed FROM difference
)`,
  postings: `
gone AS MATERIALIZED (
  SELECT type, id, home, key FROM decided, jsonb_object_keys(before) AS b (key)
), dropped AS (
  DELETE FROM tagplane.posting
  WHERE account = $1 AND type = ANY ($12::text[]) AND id = ANY ($13::text[]) AND ($23 OR key = ANY ($21::text[]))
    AND ((type, id, home, key) IN (SELECT type, id, home, key FROM gone)) IS TRUE
    AND (SELECT word FROM verdict) = 'new'
)`,
})

export function removeTags(ports: WritePorts, command: RemoveTags): Promise<readonly TagOutcome[]> {
  return writeTags(ports, STATEMENT, command, selectionValues(command.keys))
}

/** A key that is named with and without values goes whatever its value. */
function selectionValues(selection: RemoveTags['keys']): readonly unknown[] {
  if (selection === 'all') return [[], '{}', true]
  const keys = selection.map((wanted) => (typeof wanted === 'string' ? wanted : wanted.key))
  const pairs = selection.filter((wanted) => typeof wanted !== 'string')
  const values = Map.groupBy(pairs, ({ key }) => key)
  for (const wanted of selection) if (typeof wanted === 'string') values.delete(wanted)
  const packed = [...values].map(([key, tags]) => [key, tags.map(({ value }) => value)])
  return [keys, JSON.stringify(Object.fromEntries(packed)), false]
}
