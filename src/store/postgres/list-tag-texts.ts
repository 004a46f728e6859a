import { categoryOf } from '../../core/tag.ts'
import type { ListTagTexts, TagTextPage } from '../store.ts'
import { textRange } from '../text-range.ts'
import type { Statement } from './database.ts'
import { listTypedTexts } from './list-typed-texts.ts'
import { cutPage, MAX_VISITED } from './page.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'
import { isOfCategory } from './sql.ts'

/**
 * Jumps from one text to the next in the index, however many resources carry it: through the bound and the lingering
 * ones side by side, each taking its next step when its text has had its turn, so that overdue rows between two of them
 * are stepped over once. `$5` home, `$6` where to begin, `$7` now, `$8` category, `$9` texts wanted, `$10` how many may
 * be visited, `$11` the key whose values are listed, `$12` before what the texts end.
 */
function looseScan(name: string, text: 'key' | 'value', place: string): Statement {
  const posting = (comparison: string) => `(SELECT ${text} FROM tagplane.posting
      WHERE account = $1 AND home = $5 AND key <> '' AND ${place} AND ${text} ${comparison} AND ${text} < $12
      ORDER BY ${text} LIMIT 1)`
  const lingering = (comparison: string) => `(SELECT ${text} FROM tagplane.lingering
      WHERE account = $1 AND home = $5 AND ${place} AND ${text} ${comparison} AND ${text} < $12 AND due > $7
      ORDER BY ${text} LIMIT 1)`
  const wanted = `($8::text IS NULL OR ${isOfCategory('text', '$8')})`
  return guardedStatement(name, {
    found: `
  WITH RECURSIVE scan (bound, lingering, visited) AS (
    SELECT ${posting('>= $6')}, ${lingering('>= $6')}, 1
    UNION ALL
    SELECT
      CASE WHEN lingering < bound THEN bound ELSE ${posting('> scan.bound')} END,
      CASE WHEN bound < lingering THEN lingering ELSE ${lingering('> scan.lingering')} END,
      visited + 1
    FROM scan WHERE coalesce(bound, lingering) IS NOT NULL AND visited < $10
  ), visit AS (
    SELECT least(bound, lingering) AS text, visited FROM scan
  )
  SELECT text, visited FROM visit WHERE text IS NULL OR ${wanted} OR visited = $10 LIMIT $9`,
  })
}

const KEYS = looseScan('list-tag-keys', 'key', '$11::text IS NULL')
const VALUES = looseScan('list-tag-values', 'value', 'key = $11')

export async function listTagTexts(ports: ReadPorts, query: ListTagTexts): Promise<TagTextPage> {
  const { guard, home, key, type, category, limit, now } = query
  if (type !== undefined) return listTypedTexts(ports, { ...query, type })
  const { begin, before } = textRange(query)
  const statement = key === undefined ? KEYS : VALUES
  const own = [home, begin[0], now, category ?? null, limit + 1, MAX_VISITED, key ?? null, before]
  const rows = await readGuarded(ports, guard, statement, own)
  const entries = rows.flatMap(({ text, visited }) =>
    typeof text === 'string'
      ? [{ value: text, wanted: !category || categoryOf(text) === category, visited: visited as number }]
      : [],
  )
  const { values, last } = cutPage(entries, limit)
  return {
    ...{ texts: values, visited: Number(rows.at(-1)?.['visited']) },
    ...(last !== undefined && { next: [last] }),
  }
}
