import type { SetTags, TagOutcome } from '../store.ts'
import { quotaFor } from '../tag-set.ts'
import { outcomesOf, packedTags } from './change-doc.ts'
import { inLockOrder, type Own, type WritePorts, writeResources } from './write-resources.ts'
import { countCustom, REGISTERED_AT, registrationsOf, SETTLED, writeStatement } from './write-statement.ts'

/** The entries of the index for what has come or has another value. */
export const POSTED = `
posted AS (
  INSERT INTO tagplane.posting (account, type, id, home, key, value)
  SELECT $1, d.type, d.id, d.home, a.key, a.value ->> 0
  FROM decided d, jsonb_each(d.after) a
  WHERE (SELECT word FROM verdict) = 'new' AND d.before -> a.key ->> 0 IS DISTINCT FROM a.value ->> 0
  ON CONFLICT (account, type, id, home, key) DO UPDATE SET value = excluded.value
)`

/** What tagging a resource that is not there makes of it. */
export const REGISTERING = {
  registrations: registrationsOf({ grp: "''" }),
  kept: { home: 'home', registered_at: REGISTERED_AT },
  recorded: `CASE WHEN changed AND version IS NULL THEN '["registered", {}, {}]'::jsonb ELSE '[]' END`,
}

/** What is set on a resource. Worked out where it is needed: carried along, it would be copied with every row. */
const WANTED = 'CASE WHEN version IS NULL THEN $24::jsonb || $20::jsonb ELSE $20::jsonb END'

/** What becomes of each resource, whose tags join `kept`: those that stay beside the ones that are set. */
export const decision = (kept: string) => `
decision AS MATERIALIZED (
  SELECT s.*,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL AND NOT $21::boolean THEN 'not-found'
      WHEN more.custom > quota AND more.custom > ${countCustom(`coalesce(s.tags, '{}')`)} THEN 'over-quota'
      ELSE 'done'
    END AS outcome,
    kept.tags || ${WANTED} AS remaining
  FROM subject s, LATERAL (${kept}) kept, LATERAL (SELECT ${countCustom(`kept.tags || ${WANTED}`)} AS custom) more
)`

/**
 * `$20` the tags, `$21` whether unknown resources are registered, `$22` the quotas, `$23` whether all or none, `$24` tags of
 * resources that are registered.
 */
export const GIVEN = { names: ['quota'], arrays: ['$22::bigint[]'] } as const

const STATEMENT = writeStatement('set-tags', {
  given: GIVEN,
  ready: SETTLED,
  whole: '$23',
  decided: `
${decision("SELECT coalesce(s.tags, '{}') AS tags")}, difference AS MATERIALIZED (
  SELECT d.*, before, after
  FROM decision d, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, tags -> key) FILTER (WHERE tags ? key), '{}') AS before,
      coalesce(jsonb_object_agg(key, value), '{}') AS after
    FROM jsonb_each(${WANTED})
    WHERE outcome = 'done' AND tags -> key IS DISTINCT FROM value
  ) differing
), decided AS MATERIALIZED (
  SELECT *, outcome = 'done' AND (version IS NULL OR after <> '{}') AS changed FROM difference
)`,
  postings: POSTED,
  ...REGISTERING,
})

export function setTags(ports: WritePorts, command: SetTags): Promise<readonly TagOutcome[]> {
  return writeResources(ports, STATEMENT, command, ownOf(command))
}

export function ownOf(command: SetTags): Own<TagOutcome> {
  const { resources, tags, register, whenRefused, registrationTags = [] } = command
  const quotas = inLockOrder(resources).map(({ type }) => quotaFor(command, type))
  const own = [packedTags(tags), register, quotas, whenRefused === 'reject', packedTags(registrationTags)]
  return { own, outcomesOf }
}
