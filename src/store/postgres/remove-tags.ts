import type { RemoveTags, TagOutcome } from '../store.ts'
import { outcomesOf } from './change-doc.ts'
import { type WritePorts, writeResources } from './write-resources.ts'
import { REGISTERED_AT, registrationsOf, SETTLED_UNLESS_NEWER, writeStatement } from './write-statement.ts'

/** `$20` the keys. */
const STATEMENT = writeStatement('remove-tags', {
  verdict: SETTLED_UNLESS_NEWER,
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
  registrations: registrationsOf({ grp: "''" }),
  kept: { home: 'home', registered_at: REGISTERED_AT },
})

export function removeTags(ports: WritePorts, command: RemoveTags): Promise<readonly TagOutcome[]> {
  return writeResources(ports, STATEMENT, command, { own: [command.keys], outcomesOf })
}
