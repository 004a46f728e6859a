import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import {
  farthestLast,
  type JournalSegment,
  type JournalStore,
  journalKinds,
  type ReadJournal,
} from '../journal.ts'

const MAX_ROWS_PER_TRIM = 500
/** Above every id. */
const END = '~'

/** The journal of requests; what is asked of it runs in the transactions of the caller. */
export type Journal = {
  readonly append: (segments: readonly JournalSegment[]) => void
  readonly read: (query: Omit<ReadJournal, 'guard'>) => readonly JournalSegment[]
  readonly trim: (...of: Parameters<JournalStore['trimJournal']>) => boolean
}

export function createJournal(database: DatabaseSync): Journal {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO request_journal (account, last, kind, first, count, bytes, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const page = (whose: string) =>
    database.prepare(
      `SELECT account, last, kind, first, count, content FROM request_journal
       WHERE ${whose} last >= ?2 AND last <= ?3 AND first <= ?4 AND (last, account, kind) < (?5, ?6, ?7)
       ORDER BY last DESC, account DESC, kind DESC LIMIT ?8`,
    )
  const ofOne = page('account = ?1 AND')
  const ofAll = page('?1 IS NULL AND')
  const expired = database.prepare(
    'DELETE FROM request_journal WHERE rowid IN (SELECT rowid FROM request_journal WHERE last < ? ORDER BY last LIMIT ?)',
  )
  // The first one, from the newest on, with which the kind has too much.
  const excess = database.prepare(
    `SELECT last FROM (
       SELECT last, sum(count) OVER newer AS total, sum(bytes) OVER newer AS size FROM request_journal
       WHERE kind = ?1 WINDOW newer AS (ORDER BY last DESC ROWS UNBOUNDED PRECEDING)
     ) WHERE total > ?2 OR size > ?3 LIMIT 1`,
  )
  const oldest = database.prepare(
    `DELETE FROM request_journal WHERE rowid IN (
       SELECT rowid FROM request_journal WHERE kind = ? AND last <= ? ORDER BY last LIMIT ?)`,
  )
  return {
    append(segments) {
      for (const { account, last, kind, first, count, content } of segments) {
        const bytes = Buffer.byteLength(content)
        insert.run(account, last, journalKinds.indexOf(kind), first, count, bytes, content)
      }
    },
    read({ account, from, until, after, limit }) {
      const { last, account: whose, kind } = after ?? { last: END, account: '', kind: 'done' }
      const place = [last, whose, journalKinds.indexOf(kind as JournalSegment['kind'])]
      const values = [from, farthestLast(until), until, ...place, limit]
      const rows = account === undefined ? ofAll.all(null, ...values) : ofOne.all(account, ...values)
      return rows.map(toSegment)
    },
    trim(below, bounds) {
      const dropped = [Number(expired.run(below, MAX_ROWS_PER_TRIM).changes)]
      journalKinds.forEach((kind, number) => {
        const cut = excess.get(number, bounds[kind].count, bounds[kind].bytes)?.['last']
        if (cut !== undefined) dropped.push(Number(oldest.run(number, cut, MAX_ROWS_PER_TRIM).changes))
      })
      return dropped.includes(MAX_ROWS_PER_TRIM)
    },
  }
}

function toSegment(row: Record<string, SQLOutputValue>): JournalSegment {
  const kind = journalKinds[Number(row['kind'])] ?? 'done'
  return { ...(row as unknown as JournalSegment), kind }
}
