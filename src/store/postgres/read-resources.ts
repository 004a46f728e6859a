import type { Guard, ResourceTarget, StoredResource } from '../store.ts'
import { type PackedTags, unpackTags } from './change-doc.ts'
import type { Row } from './database.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'

const STATEMENT = guardedStatement('read-resources', {
  found: `
  SELECT r.*, t.n
  FROM unnest($5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS t (type, id, region, home, n),
  LATERAL (
    SELECT region, type, id, home, version, tags FROM tagplane.resource
    WHERE account = $1 AND type = t.type AND id = t.id AND region = t.region AND home = t.home AND version > 0
    OFFSET 0
  ) r`,
})

export async function readResources(
  ports: ReadPorts,
  guard: Guard,
  targets: readonly ResourceTarget[],
): Promise<readonly (StoredResource | undefined)[]> {
  const rows = await readGuarded(ports, guard, STATEMENT, [
    targets.map(({ type }) => type),
    targets.map(({ id }) => id),
    targets.map(({ region }) => region),
    targets.map(({ home }) => home),
  ])
  const found = new Map(rows.map((row) => [row['n'], row]))
  return targets.map((_, i) => {
    const row = found.get(i + 1)
    return row && toResource(row)
  })
}

export function toResource(row: Row): StoredResource {
  return {
    region: row['region'] as string,
    type: row['type'] as string,
    id: row['id'] as string,
    home: row['home'] as string,
    version: row['version'] as number,
    group: '',
    tags: unpackTags(row['tags'] as PackedTags),
  }
}
