import type { DeregisterResources } from '../estate.ts'
import { outcomesOf } from './change-doc.ts'
import type { Run } from './database.ts'
import { packedFacts } from './facts.ts'
import { type WritePorts, writeResources, writeWithin } from './write-resources.ts'
import { ABSENT, SETTLED_UNLESS_NEWER, writeStatement } from './write-statement.ts'

const STATEMENT = writeStatement('deregister-resources', {
  ready: SETTLED_UNLESS_NEWER,
  decided: `
decided AS MATERIALIZED (
  SELECT s.*, refusal IS NULL AND version IS NOT NULL AS changed,
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN version IS NULL THEN 'not-found'
      ELSE 'done'
    END AS outcome,
    CASE WHEN refusal IS NULL THEN coalesce(tags, '{}') ELSE '{}' END AS before,
    '{}'::jsonb AS after, '{}'::jsonb AS remaining
  FROM subject s
)`,
  postings: `
gone AS MATERIALIZED (
  SELECT type, id, home FROM decided WHERE changed
), dropped AS (
  DELETE FROM tagplane.posting
  WHERE account = $1 AND type = ANY ($12::text[]) AND id = ANY ($13::text[])
    AND ((type, id, home) IN (SELECT type, id, home FROM gone)) IS TRUE
    AND (SELECT word FROM verdict) = 'new'
)`,
  registrations: `
unregistered AS (
  DELETE FROM tagplane.registration
  WHERE account = $1 AND home = ANY ($15::text[]) AND type = ANY ($12::text[]) AND id = ANY ($13::text[])
    AND ((type, id, home) IN (SELECT type, id, home FROM gone)) IS TRUE
    AND (SELECT word FROM verdict) = 'new'
)`,
  kept: ABSENT,
  recorded: `CASE WHEN changed THEN jsonb_build_array('deregistered', ${packedFacts()}, '{}'::jsonb) ELSE '[]' END`,
})

export async function deregisterResources(ports: WritePorts, command: DeregisterResources) {
  const outcomes = await writeResources(ports, STATEMENT, command, { own: [], outcomesOf })
  return outcomes as readonly ('done' | 'not-found' | 'moved')[]
}

/** Takes out what a change of the configuration ends, in its transaction. */
export function deregisterWithin(
  run: Run,
  command: DeregisterResources,
  { unusedTagDelay }: Pick<WritePorts, 'unusedTagDelay'>,
) {
  return writeWithin(run, STATEMENT, command, { own: [], outcomesOf, unusedTagDelay })
}
