import type { RemoveTags, TagOutcome } from '../store.ts'
import { outcomesOf } from './change-doc.ts'
import { isOfCategory } from './sql.ts'
import { type WritePorts, writeResources } from './write-resources.ts'
import { REGISTERED_AT, registrationsOf, SETTLED_UNLESS_NEWER, writeStatement } from './write-statement.ts'

/**
 * `$20` the keys, `$21` the values of those that go with one value only, `$22` whether all custom tags go, `$23` whether all
 * resources or none.
 */
const STATEMENT = writeStatement('remove-tags', {
  ready: SETTLED_UNLESS_NEWER,
  whole: '$23',
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
      key = ANY ($20::text[]) AND coalesce($21::jsonb -> key @> (value -> 0), true)
      OR $22::boolean AND ${isOfCategory('key', "'Custom'")})
  ) differing
), decided AS MATERIALIZED (
  SELECT *, before <> '{}' AS changed FROM difference
)`,
  postings: `
gone AS MATERIALIZED (
  SELECT type, id, home, key FROM decided, jsonb_object_keys(before) AS b (key)
), dropped AS (
  DELETE FROM tagplane.posting
  WHERE account = $1 AND type = ANY ($12::text[]) AND id = ANY ($13::text[]) AND ($22 OR key = ANY ($20::text[]))
    AND ((type, id, home, key) IN (SELECT type, id, home, key FROM gone)) IS TRUE
    AND (SELECT word FROM verdict) = 'new'
)`,
  registrations: registrationsOf({ grp: "''" }),
  kept: { home: 'home', registered_at: REGISTERED_AT },
})

export function removeTags(ports: WritePorts, command: RemoveTags): Promise<readonly TagOutcome[]> {
  const own = [...selectionValues(command.keys), command.whenRefused === 'reject']
  return writeResources(ports, STATEMENT, command, { own, outcomesOf })
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
