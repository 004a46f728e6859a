import { categoryOf } from '../../core/tag.ts'
import type { ListResources, ResourcePage, StoredResource } from '../store.ts'
import { cutPage, MAX_VISITED } from './page.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'
import { toResource } from './read-resources.ts'
import { isOfCategory } from './sql.ts'

/** `$5` home, `$6` type and `$7` id after which the page begins, `$8` category, `$9` rows wanted, `$10` the bound. */
const STATEMENT = guardedStatement('list-resources', {
  found: `
  SELECT region, type, id, home, version, grp, tags, visited
  FROM (
    SELECT region, type, id, home, version, grp, tags, row_number() OVER (ORDER BY type, id) AS visited
    FROM tagplane.resource
    WHERE account = $1 AND home = $5 AND tagged AND (type, id) > ($6, $7)
    ORDER BY type, id
    LIMIT $10
  ) entry
  WHERE visited = $10 OR $8::text IS NULL
    OR EXISTS (SELECT 1 FROM jsonb_object_keys(tags) AS k (key) WHERE ${isOfCategory('k.key', '$8')})
  ORDER BY type, id
  LIMIT $9`,
})

export async function listResources(ports: ReadPorts, query: ListResources): Promise<ResourcePage> {
  const { guard, home, category, after, limit } = query
  const bound = category ? MAX_VISITED : limit + 1
  const own = [home, after?.type ?? '', after?.id ?? '', category ?? null, limit + 1, bound]
  const rows = await readGuarded(ports, guard, STATEMENT, own)
  const entries = rows
    .filter((row) => row['id'] !== null)
    .map((row) => {
      const value = toResource(row)
      return { value, wanted: carries(value, category), visited: row['visited'] as number }
    })
  const { values, last } = cutPage(entries, limit)
  return { resources: values, ...(last && { next: { type: last.type, id: last.id } }) }
}

function carries({ tags }: StoredResource, category: ListResources['category']): boolean {
  return !category || tags.some(({ key }) => categoryOf(key) === category)
}
