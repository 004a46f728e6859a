import type { SetTags, TagOutcome } from '../store.ts'
import { outcomesOf, packedTags } from './change-doc.ts'
import { type WritePorts, writeResources } from './write-resources.ts'
import { countCustom, REGISTERED_AT, registrationsOf, SETTLED, writeStatement } from './write-statement.ts'

/** `$20` the tags, `$21` whether unknown resources are registered, `$22` the quota. */
const STATEMENT = writeStatement('set-tags', {
  verdict: SETTLED,
  decided: `
decision AS MATERIALIZED (
  SELECT s.*,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL AND NOT $21::boolean THEN 'not-found'
      WHEN more.custom > $22::bigint AND more.custom > ${countCustom(`coalesce(s.tags, '{}')`)} THEN 'over-quota'
      ELSE 'done'
    END AS outcome,
    coalesce(s.tags, '{}') || $20::jsonb AS remaining
  FROM subject s, LATERAL (SELECT ${countCustom(`coalesce(s.tags, '{}') || $20::jsonb`)} AS custom) more
), difference AS MATERIALIZED (
  SELECT d.*, before, after
  FROM decision d, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, tags -> key) FILTER (WHERE tags ? key), '{}') AS before,
      coalesce(jsonb_object_agg(key, value), '{}') AS after
    FROM jsonb_each($20::jsonb)
    WHERE outcome = 'done' AND tags -> key IS DISTINCT FROM value
  ) differing
), decided AS MATERIALIZED (
  SELECT *, outcome = 'done' AND (version IS NULL OR after <> '{}') AS changed FROM difference
)`,
  postings: `
posted AS (
  INSERT INTO tagplane.posting (account, type, id, home, key, value)
  SELECT $1, d.type, d.id, d.home, a.key, a.value ->> 0
  FROM decided d, jsonb_each(d.after) a
  WHERE (SELECT word FROM verdict) = 'new' AND d.before -> a.key ->> 0 IS DISTINCT FROM a.value ->> 0
  ON CONFLICT (account, type, id, home, key) DO UPDATE SET value = excluded.value
)`,
  registrations: registrationsOf({ grp: "''" }),
  kept: { home: 'home', registered_at: REGISTERED_AT },
  recorded: `CASE WHEN changed AND version IS NULL THEN '["registered", {}, {}]'::jsonb ELSE '[]' END`,
})

export function setTags(ports: WritePorts, command: SetTags): Promise<readonly TagOutcome[]> {
  const { tags, register, quota } = command
  return writeResources(ports, STATEMENT, command, { own: [packedTags(tags), register, quota], outcomesOf })
}
