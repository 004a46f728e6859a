import { categoryOf } from '../../core/tag.ts'
import type { ListTagTexts, TagTextPage } from '../store.ts'
import type { Statement } from './database.ts'
import { cutPage, MAX_VISITED } from './page.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'
import { isOfCategory } from './sql.ts'

/**
 * Jumps from one text to the next in the index, however many resources carry it: through the bound and the lingering
 * ones side by side, each taking its next step when its text has had its turn, so that overdue rows between two of them
 * are stepped over once. `$5` home, `$6` where to begin, `$7` now, `$8` category, `$9` texts wanted, `$10` how many may
 * be visited, `$11` the key whose values are listed.
 */
function looseScan(name: string, text: 'key' | 'value', place: string): Statement {
  const posting = (comparison: string) => `(SELECT ${text} FROM tagplane.posting
      WHERE account = $1 AND home = $5 AND key <> '' AND ${place} AND ${text} ${comparison} ORDER BY ${text} LIMIT 1)`
  const lingering = (comparison: string) => `(SELECT ${text} FROM tagplane.lingering
      WHERE account = $1 AND home = $5 AND ${place} AND ${text} ${comparison} AND due > $7 ORDER BY ${text} LIMIT 1)`
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
  SELECT text, visited FROM visit WHERE text IS NOT NULL AND (${wanted} OR visited = $10) LIMIT $9`,
  })
}

const KEYS = looseScan('list-tag-keys', 'key', '$11::text IS NULL')
const VALUES = looseScan('list-tag-values', 'value', 'key = $11')

export async function listTagTexts(ports: ReadPorts, query: ListTagTexts): Promise<TagTextPage> {
  const { guard, home, key, category, after, limit, now } = query
  const begin = after === undefined ? '' : successorOf(after)
  const statement = key === undefined ? KEYS : VALUES
  const own = [home, begin, now, category ?? null, limit + 1, MAX_VISITED, key ?? null]
  const rows = await readGuarded(ports, guard, statement, own)
  const entries = rows.flatMap(({ text, visited }) =>
    typeof text === 'string'
      ? [{ value: text, wanted: !category || categoryOf(text) === category, visited: visited as number }]
      : [],
  )
  const { values, last } = cutPage(entries, limit)
  return { texts: values, ...(last !== undefined && { next: last }) }
}

/** The text that follows in the order of bytes; no text holds a NUL. */
function successorOf(text: string): string {
  return `${text}\u0001`
}
