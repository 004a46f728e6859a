import type { ListTagTexts, TagTextPage } from '../store.ts'
import { textRange } from '../text-range.ts'
import type { Row, Statement } from './database.ts'
import { cutPage, type Entry, MAX_VISITED } from './page.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'
import { isOfCategory } from './sql.ts'

/** What tells the lists of keys and of values apart, in SQL; `s` is an entry of the index. */
type Scan = {
  /** The text and what follows it, as the index has them. */
  readonly columns: readonly ['key', 'value', 'type'] | readonly ['value', 'type']
  readonly where: string
  readonly wanted: string
}

const behind = (column: string) => `s.${column} || E'\\x01'`

/**
 * From tag to tag through the index, and within each at once to the type; a step is one entry. Where the type is met, or a key is of
 * another category, it goes on at the next text. `$5` home, `$6` before what the texts end, `$7` rows wanted, `$8` how many
 * entries may be visited, `$9` the type, from `$10` on where the page begins.
 */
function leapingScan(name: string, { columns, where, wanted }: Scan): Statement {
  const [text] = columns
  const all = columns.join(', ')
  const first = (place: string) => `LATERAL (
      SELECT ${all} FROM tagplane.posting
      WHERE account = $1 AND home = $5 AND key <> '' AND ${where} AND ${text} < $6 AND (${all}) >= (${place})
      ORDER BY ${all} LIMIT 1
    ) n ON true`
  const over = `(s.type = $9 OR NOT ${wanted})`
  const value = `CASE WHEN s.type > $9 THEN ${behind('value')} ELSE s.value END`
  const next = [
    `CASE WHEN ${over} THEN ${behind(text)} ELSE ${text === 'key' ? 's.key' : value} END`,
    ...(text === 'key' ? [`CASE WHEN ${over} THEN '' ELSE ${value} END`] : []),
    `CASE WHEN s.type < $9 AND NOT ${over} THEN $9 ELSE '' END`,
  ]
  return guardedStatement(name, {
    found: `
  WITH RECURSIVE scan (${all}, visited) AS (
    SELECT n.*, 1 FROM (SELECT 1) one LEFT JOIN ${first(columns.map((_, i) => `$${i + 10}`).join(', '))}
    UNION ALL
    SELECT n.*, visited + 1 FROM scan s LEFT JOIN ${first(next.join(', '))} WHERE s.type IS NOT NULL AND visited < $8
  )
  SELECT * FROM (SELECT s.*, s.type = $9 AND ${wanted} AS hit FROM scan s) visit
  WHERE type IS NULL OR hit OR visited = $8 LIMIT $7`,
  })
}

const KEYS = leapingScan('list-typed-keys', {
  ...{ columns: ['key', 'value', 'type'], where: 'true' },
  wanted: `($13::text IS NULL OR ${isOfCategory('s.key', '$13')})`,
})
const VALUES = leapingScan('list-typed-values', {
  ...{ columns: ['value', 'type'], where: 'key = $12', wanted: 'true' },
})

/** The keys, or the values of one, that resources of a type carry. */
export async function listTypedTexts(
  ports: ReadPorts,
  query: ListTagTexts & { readonly type: string },
): Promise<TagTextPage> {
  const { guard, home, key, type, category, limit } = query
  const { begin, before } = textRange(query)
  const [statement, columns, last] =
    key === undefined ? ([KEYS, 3, category ?? null] as const) : ([VALUES, 2, key] as const)
  const place = Array.from({ length: columns }, (_, i) => begin[i] ?? '')
  const own = [home, before, limit + 1, MAX_VISITED, type, ...place, last]
  const rows = await readGuarded(ports, guard, statement, own)
  const entries = rows.filter((row) => row['type'] !== null).map((row) => entryOf(row, columns))
  const { values, last: next } = cutPage(entries, limit)
  return {
    ...{ texts: values.map(([text = '']) => text), visited: Number(rows.at(-1)?.['visited']) },
    ...(next && { next }),
  }
}

/** Behind a text that is met the next one begins, behind another entry the next entry. */
function entryOf(row: Row, columns: number): Entry<readonly string[]> {
  const place = ['key', 'value', 'type'].slice(-columns).map((column) => row[column] as string)
  const wanted = row['hit'] as boolean
  return { value: wanted ? place.slice(0, 1) : place, wanted, visited: row['visited'] as number }
}
