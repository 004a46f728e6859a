import type { Guard, ResourceTarget, StoredResource } from '../store.ts'
import { type PackedTags, unpackTags } from './change-doc.ts'
import type { Row, Statement } from './database.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'

/** Reads columns of resources that are named. */
export function readStatement(name: string, columns: string): Statement {
  return guardedStatement(name, {
    found: `
  SELECT r.*, t.n
  FROM unnest($5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS t (type, id, region, home, n),
  LATERAL (
    SELECT ${columns} FROM tagplane.resource
    WHERE account = $1 AND type = t.type AND id = t.id AND region = t.region AND home = t.home AND version > 0
    OFFSET 0
  ) r`,
  })
}

const STATEMENT = readStatement('read-resources', 'region, type, id, home, version, grp, tags')

type Reading<T> = {
  readonly guard: Guard
  readonly targets: readonly ResourceTarget[]
  readonly from: (row: Row) => T
}

/** What such a statement reads, in the order of the targets. */
export async function readTargets<T>(
  ports: ReadPorts,
  statement: Statement,
  { guard, targets, from }: Reading<T>,
): Promise<readonly (T | undefined)[]> {
  const rows = await readGuarded(ports, guard, statement, [
    targets.map(({ type }) => type),
    targets.map(({ id }) => id),
    targets.map(({ region }) => region),
    targets.map(({ home }) => home),
  ])
  const found = new Map(rows.map((row) => [row['n'], row]))
  return targets.map((_, i) => {
    const row = found.get(i + 1)
    return row && from(row)
  })
}

export function readResources(
  ports: ReadPorts,
  guard: Guard,
  targets: readonly ResourceTarget[],
): Promise<readonly (StoredResource | undefined)[]> {
  return readTargets(ports, STATEMENT, { guard, targets, from: toResource })
}

export function toResource(row: Row): StoredResource {
  return {
    region: row['region'] as string,
    type: row['type'] as string,
    id: row['id'] as string,
    home: row['home'] as string,
    version: row['version'] as number,
    group: row['grp'] as string,
    tags: unpackTags(row['tags'] as PackedTags),
  }
}
