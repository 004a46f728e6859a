import {
  farthestLast,
  type JournalSegment,
  type JournalStore,
  journalKinds,
  type ReadJournal,
} from '../journal.ts'
import type { Database, Row, Statement } from './database.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'

const MAX_ROWS_PER_TRIM = 500

/** A list for each column; what is there already was written by the same statement before its answer was lost. */
const APPEND: Statement = {
  name: 'append-journal',
  text: `
INSERT INTO tagplane.request_journal (account, last, kind, first, count, bytes, content)
SELECT * FROM unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::int[], $6::int[], $7::text[])
ON CONFLICT (account, last, kind) DO NOTHING`,
}

/** `$5` whose, `$6` to `$8` bounds of the ids, `$9` to `$11` the place after which the page begins, `$12` how many. */
const page = (name: string, whose: string) =>
  guardedStatement(name, {
    found: `
  SELECT account AS whose, last, kind, first, count, content FROM tagplane.request_journal
  WHERE ${whose} AND last >= $6 AND last <= $7 AND first <= $8
    AND ($9::text IS NULL OR (last, account, kind) < ($9, $10::text, $11::smallint))
  ORDER BY last DESC, account DESC, kind DESC LIMIT $12`,
  })
const OF_ONE = page('read-journal', 'account = $5')
const OF_ALL = page('read-whole-journal', '$5::text IS NULL')

/** `$1` the lowest id that is kept; `$2` to `$4` a kind with its bounds. */
const TRIM: Statement = {
  name: 'trim-journal',
  text: `
WITH excess AS MATERIALIZED (
  SELECT last FROM (
    SELECT last, sum(count) OVER newer AS total, sum(bytes) OVER newer AS size
    FROM tagplane.request_journal WHERE kind = $2::smallint
    WINDOW newer AS (ORDER BY last DESC ROWS UNBOUNDED PRECEDING)
  ) kept WHERE total > $3::bigint OR size > $4::bigint ORDER BY last DESC LIMIT 1
), piece AS MATERIALIZED (
  SELECT account, last, kind FROM tagplane.request_journal
  WHERE kind = $2::smallint AND last <= greatest($1::text COLLATE "C", (SELECT last FROM excess))
  ORDER BY last, account LIMIT ${MAX_ROWS_PER_TRIM} FOR UPDATE SKIP LOCKED
), dropped AS (
  DELETE FROM tagplane.request_journal
  WHERE (account, last, kind) IN (SELECT account, last, kind FROM piece)
)
SELECT count(*) AS dropped FROM piece`,
}

export async function appendJournal(database: Database, segments: readonly JournalSegment[]): Promise<void> {
  const column = (of: (segment: JournalSegment) => unknown) => segments.map(of)
  await database.run(APPEND, [
    column(({ account }) => account),
    column(({ last }) => last),
    column(({ kind }) => journalKinds.indexOf(kind)),
    column(({ first }) => first),
    column(({ count }) => count),
    column(({ content }) => Buffer.byteLength(content)),
    column(({ content }) => content),
  ])
}

export async function readJournal(
  ports: ReadPorts,
  { guard, account, from, until, after, limit }: ReadJournal,
): Promise<readonly JournalSegment[]> {
  const place = [after?.last, after?.account, after && journalKinds.indexOf(after.kind)]
  const own = [account ?? null, from, farthestLast(until), until, ...place, limit]
  const rows = await readGuarded(ports, guard, account === undefined ? OF_ALL : OF_ONE, own)
  return rows.filter((row) => typeof row['last'] === 'string').map(toSegment)
}

export async function trimJournal(
  database: Database,
  oldest: string,
  bounds: Parameters<JournalStore['trimJournal']>[1],
): Promise<boolean> {
  let more = false
  for (const [number, kind] of journalKinds.entries()) {
    const [row] = await database.run(TRIM, [oldest, number, bounds[kind].count, bounds[kind].bytes])
    more ||= Number(row?.['dropped']) === MAX_ROWS_PER_TRIM
  }
  return more
}

function toSegment(row: Row): JournalSegment {
  const { whose, last, first, count, content } = row as Record<string, string> & { readonly count: number }
  return {
    ...{ account: whose ?? '', kind: journalKinds[Number(row['kind'])] ?? 'done' },
    ...{ last: last ?? '', first: first ?? '', count, content: content ?? '' },
  }
}
