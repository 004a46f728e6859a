import type { Guard } from './store.ts'

/** What a call has come to: each kind has a part of the journal of its own, so that none drives out the others. */
export const journalKinds = ['done', 'refused', 'unsigned'] as const
/** `unsigned`: of nobody known, since its signature did not hold. */
export type JournalKind = (typeof journalKinds)[number]

/** Requests of one account and kind that a node has written down together. */
export type JournalSegment = {
  /** Empty for those that no account is known of. */
  readonly account: string
  readonly kind: JournalKind
  /** The lowest RequestId and the highest; their times are at most `MAX_SEGMENT_MS` apart. */
  readonly first: string
  readonly last: string
  readonly count: number
  /** As `writeRecords` has it. */
  readonly content: string
}

export const MAX_SEGMENT_MS = 60_000

/** How much of each kind is kept. */
export type JournalBounds = { readonly count: number; readonly bytes: number }

export type ReadJournal = {
  readonly guard: Guard
  /** Undefined: those of all accounts, and of nobody. */
  readonly account: string | undefined
  /** Segments that may hold ids from the first of these to the second, both included. */
  readonly from: string
  readonly until: string
  /** Where the read before ended. */
  readonly after?: JournalPlace
  readonly limit: number
}

export type JournalPlace = Pick<JournalSegment, 'last' | 'account' | 'kind'>

/** What came in lately, for whoever looks for one call. It may have gaps: nothing else is decided by it. */
export interface JournalStore {
  appendJournal(segments: readonly JournalSegment[]): Promise<void>
  /** A bounded number of segments, by their last ids, the highest first. */
  readJournal(query: ReadJournal): Promise<readonly JournalSegment[]>
  /**
   * Drops the segments whose ids are all below `oldest`, and of each kind the oldest until the rest keeps the bounds: a bounded piece.
   * Answers whether more is waiting.
   */
  trimJournal(oldest: string, bounds: Readonly<Record<JournalKind, JournalBounds>>): Promise<boolean>
}

/** The lowest RequestId of a time in milliseconds: they are UUIDs that begin with it. */
export function lowestIdAt(time: number): string {
  const hex = Math.max(0, time).toString(16).padStart(12, '0').toUpperCase()
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** When a request with that id came in, in milliseconds. */
export function timeOfId(id: string): number {
  return Number.parseInt(`${id.slice(0, 8)}${id.slice(9, 13)}`, 16)
}

/** The highest last id that a segment with this id in it can have. */
export function farthestLast(id: string): string {
  return lowestIdAt(timeOfId(id) + MAX_SEGMENT_MS + 1)
}
