import type { Guard, ResourceKey } from '../store.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'

const STATEMENT = guardedStatement('locate-resources', {
  found: `
  SELECT t.n, r.home
  FROM unnest($5::text[], $6::text[]) WITH ORDINALITY AS t (type, id, n),
  LATERAL (
    SELECT home FROM tagplane.resource
    WHERE account = $1 AND type = t.type AND id = t.id AND version > 0 AND home <> ''
    OFFSET 0
  ) r
  ORDER BY r.home COLLATE "C"`,
})

export async function locateResources(
  ports: ReadPorts,
  guard: Guard,
  names: readonly Pick<ResourceKey, 'type' | 'id'>[],
): Promise<readonly (readonly string[])[]> {
  const rows = await readGuarded(ports, guard, STATEMENT, [
    names.map(({ type }) => type),
    names.map(({ id }) => id),
  ])
  const homes = names.map((): string[] => [])
  for (const row of rows) {
    if (typeof row['n'] === 'number') homes[row['n'] - 1]?.push(row['home'] as string)
  }
  return homes
}
