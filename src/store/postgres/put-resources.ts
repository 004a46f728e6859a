import type { PutOutcome, PutResources } from '../estate.ts'
import { quotaFor } from '../tag-set.ts'
import { packedTags, putOutcomesOf } from './change-doc.ts'
import type { Run } from './database.ts'
import { FACTS, type FactColumn, factValues, packedFacts } from './facts.ts'
import { inLockOrder, type Own, type WritePorts, writeResources, writeWithin } from './write-resources.ts'
import { countCustom, REGISTERED_AT, registrationsOf, SETTLED, writeStatement } from './write-statement.ts'

const given = (column: string) => `given_${column}`
const wanted = (column: FactColumn) =>
  `coalesce(${given(column)}, ${column}, ${column === 'relations' || column === 'attributes' ? "'[]'" : "''"})`
const differing = (value: (column: FactColumn) => string) =>
  packedFacts((column) => `CASE WHEN ${given(column)} <> coalesce(d.${column}, '') THEN ${value(column)} END`)
const WANTED_TAGS = `CASE WHEN version IS NULL THEN $28::jsonb || ${given('tags')} ELSE ${given('tags')} END`

/**
 * `$20` to `$24` the facts, `$25` the tags, `$26` how unknown resources are registered, `$27` the quotas, `$28` tags of resources
 * that are registered. Whoever moves something into a group holds on to the configuration that it was decided on: the group cannot go meanwhile.
 */
const STATEMENT = writeStatement('put-resources', {
  given: {
    names: [...FACTS.map(given), given('tags'), 'quota'],
    arrays: [...FACTS.map((_, i) => `$${20 + i}::text[]`), '$25::jsonb[]', '$27::bigint[]'],
  },
  locks: `
grouping AS MATERIALIZED (
  SELECT EXISTS (SELECT 1 FROM target WHERE ${given('grp')} <> '') AS wanted
), held AS MATERIALIZED (
  SELECT 1 FROM tagplane.account WHERE id = $1 AND version = $2 AND (SELECT wanted FROM grouping) FOR SHARE
), `,
  stale: '(SELECT wanted FROM grouping) AND NOT EXISTS (SELECT 1 FROM held)',
  ready: SETTLED,
  decided: `
decision AS MATERIALIZED (
  SELECT s.*,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL AND $26::text IS NULL THEN 'not-found'
      WHEN more.custom > quota AND more.custom > ${countCustom(`coalesce(s.tags, '{}')`)} THEN 'over-quota'
      ELSE 'done'
    END AS outcome,
    coalesce(s.tags, '{}') || ${WANTED_TAGS} AS remaining
  FROM subject s, LATERAL (SELECT ${countCustom(`coalesce(s.tags, '{}') || ${WANTED_TAGS}`)} AS custom) more
), difference AS MATERIALIZED (
  SELECT d.*, before, after, ${differing((column) => `d.${column}`)} AS facts_before, ${differing(given)} AS facts_after
  FROM decision d, LATERAL (
    SELECT coalesce(jsonb_object_agg(key, tags -> key) FILTER (WHERE tags ? key), '{}') AS before,
      coalesce(jsonb_object_agg(key, value), '{}') AS after
    FROM jsonb_each(${WANTED_TAGS})
    WHERE outcome = 'done' AND tags -> key IS DISTINCT FROM value
  ) differing
), decided AS MATERIALIZED (
  SELECT *, outcome = 'done' AND facts_before || facts_after <> '{}' AS other_facts,
    outcome = 'done' AND (version IS NULL OR after <> '{}' OR facts_before || facts_after <> '{}') AS changed
  FROM difference
)`,
  postings: `
posted AS (
  INSERT INTO tagplane.posting (account, type, id, home, key, value)
  SELECT $1, d.type, d.id, d.home, a.key, a.value ->> 0
  FROM decided d, jsonb_each(d.after) a
  WHERE (SELECT word FROM verdict) = 'new' AND d.before -> a.key ->> 0 IS DISTINCT FROM a.value ->> 0
  ON CONFLICT (account, type, id, home, key) DO UPDATE SET value = excluded.value
)`,
  registrations: registrationsOf({ grp: wanted('grp'), moved: `${given('grp')} <> grp` }),
  kept: {
    ...{ home: 'home', registered_at: REGISTERED_AT },
    ...Object.fromEntries(FACTS.map((column) => [column, wanted(column)])),
    registered_by: 'CASE WHEN version IS NULL THEN $26 ELSE registered_by END',
  },
  recorded: `CASE WHEN changed AND (version IS NULL OR other_facts)
      THEN jsonb_build_array(CASE WHEN version IS NULL THEN 'registered' ELSE '' END, facts_before, facts_after) ELSE '[]' END`,
  answer: `CASE
    WHEN outcome <> 'done' THEN outcome WHEN NOT changed THEN 'unchanged' WHEN version IS NULL THEN 'registered' ELSE 'changed'
  END`,
})

export function putResources(ports: WritePorts, command: PutResources): Promise<readonly PutOutcome[]> {
  return writeResources(ports, STATEMENT, command, ownOf(command))
}

/** Registers what a change of the configuration makes, in its transaction. */
export function registerWithin(
  run: Run,
  command: Omit<PutResources, 'register' | 'quota'>,
  ports: Pick<WritePorts, 'unusedTagDelay'>,
) {
  const own = ownOf({ ...command, register: 'product', quota: Number.MAX_SAFE_INTEGER })
  return writeWithin(run, STATEMENT, command, { ...own, ...ports })
}

function ownOf(command: PutResources): Own<PutOutcome> {
  const { register = null, registrationTags = [] } = command
  const resources = inLockOrder(command.resources)
  const facts = resources.map((one) => factValues(one.facts))
  const own = [
    ...FACTS.map((column) => facts.map((values) => values[column])),
    resources.map(({ tags = [] }) => packedTags(tags)),
    ...[register, resources.map(({ type }) => quotaFor(command, type)), packedTags(registrationTags)],
  ]
  return { own, outcomesOf: putOutcomesOf }
}
