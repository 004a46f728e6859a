import type { SetTags, TagOutcome } from '../store.ts'
import { decision, GIVEN, ownOf, POSTED, REGISTERING } from './set-tags.ts'
import { isOfCategory } from './sql.ts'
import { type WritePorts, writeResources } from './write-resources.ts'
import { SETTLED_UNLESS_NEWER, writeStatement } from './write-statement.ts'

/**
 * As `set-tags`, and every other custom tag goes. It is the one statement that writes a table twice, each row of it once: what goes
 * leaves the index, and what comes enters it.
 */
const STATEMENT = writeStatement('replace-tags', {
  given: GIVEN,
  ready: SETTLED_UNLESS_NEWER,
  whole: '$23',
  decided: `
${decision(`
    SELECT coalesce(jsonb_object_agg(key, value), '{}') AS tags
    FROM jsonb_each(s.tags)
    WHERE NOT ${isOfCategory('key', "'Custom'")}`)}, difference AS MATERIALIZED (
  SELECT d.*, before, after
  FROM decision d, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, tags -> key) FILTER (WHERE tags ? key), '{}') AS before,
      coalesce(jsonb_object_agg(key, remaining -> key) FILTER (WHERE remaining ? key), '{}') AS after
    FROM jsonb_object_keys(coalesce(tags, '{}') || remaining) AS k (key)
    WHERE outcome = 'done' AND tags -> key IS DISTINCT FROM remaining -> key
  ) differing
), decided AS MATERIALIZED (
  SELECT *, outcome = 'done' AND (version IS NULL OR before <> '{}' OR after <> '{}') AS changed FROM difference
)`,
  postings: `
gone AS MATERIALIZED (
  SELECT type, id, home, key FROM decided d, jsonb_object_keys(d.before) AS b (key) WHERE NOT d.after ? key
), dropped AS (
  DELETE FROM tagplane.posting
  WHERE account = $1 AND type = ANY ($12::text[]) AND id = ANY ($13::text[])
    AND ((type, id, home, key) IN (SELECT type, id, home, key FROM gone)) IS TRUE
    AND (SELECT word FROM verdict) = 'new'
), ${POSTED}`,
  ...REGISTERING,
})

export function replaceTags(ports: WritePorts, command: SetTags): Promise<readonly TagOutcome[]> {
  return writeResources(ports, STATEMENT, command, ownOf(command))
}
