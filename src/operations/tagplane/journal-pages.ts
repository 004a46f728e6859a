import { type JournalPlace, type JournalSegment, lowestIdAt, type ReadJournal } from '../../store/journal.ts'
import { type JournaledRequest, readRecords } from '../../store/journal-record.ts'
import type { Store } from '../../store/store.ts'
import type { Call, Journal } from '../operation.ts'
import { NO_ID } from './requests.ts'

const SEGMENTS_PER_READ = 50
/** Of one call: what comes after it is left to the next page. */
const MAX_READS = 8

export type Looking = {
  readonly call: Call
  readonly store: Pick<Store, 'readJournal'>
  readonly journal: Journal
  /** As in `ReadJournal`. */
  readonly account: string | undefined
}

export type Span = {
  /** Ids from this one on. */
  readonly from: string
  /** And below this one. */
  readonly below: string
}

export type FoundRequests = {
  readonly requests: readonly JournaledRequest[]
  /** Below this id there may be more. */
  readonly more: string | undefined
}

/** The request of that id; undefined where it is not there, not the account's, or too old. */
export async function findRequest(looking: Looking, id: string): Promise<JournaledRequest | undefined> {
  const { store, account } = looking
  const from = oldestOf(looking)
  const unwritten = await looking.journal.unwritten(account)
  if (id < from) return undefined
  const read = { guard: guardOf(looking), account, from: id, until: id, limit: SEGMENTS_PER_READ }
  const stored = await store.readJournal(read)
  const all = [...unwritten, ...stored].filter(({ first, last }) => first <= id && id <= last)
  for (const segment of all) {
    const found = readRecords(segment).find((request) => request.id === id)
    if (found) return found
  }
  return undefined
}

/** Requests that are wanted, the latest first; a page may be short, since the work of one call is bounded. */
export async function listRequests(
  looking: Looking,
  span: Span,
  wants: (request: JournaledRequest) => boolean,
  limit: number,
): Promise<FoundRequests> {
  const [, from = NO_ID] = [oldestOf(looking), span.from].sort()
  const pool = new Map<string, JournaledRequest>()
  const take = (segment: JournalSegment) => {
    for (const request of readRecords(segment)) {
      if (request.id >= from && request.id < span.below && wants(request)) pool.set(request.id, request)
    }
  }
  for (const segment of await looking.journal.unwritten(looking.account)) take(segment)
  let place: JournalPlace | undefined
  for (let reads = 0; reads < MAX_READS; reads++) {
    const segments = await looking.store.readJournal({
      ...{ guard: guardOf(looking), account: looking.account, from, until: span.below },
      ...{ limit: SEGMENTS_PER_READ, ...(place && { after: place }) },
    })
    for (const segment of segments) take(segment)
    place = segments.at(-1)
    if (segments.length < SEGMENTS_PER_READ) return pageOf(pool, limit, NO_ID)
    // Every id above it has been seen: segments come by their last ids.
    const seen = [...pool.keys()].filter((id) => place && id > place.last)
    if (seen.length > limit) break
  }
  return pageOf(pool, limit, place?.last ?? NO_ID)
}

/** The nonce is for the verb after which nothing fails any more. */
function guardOf({ call }: Looking): ReadJournal['guard'] {
  const { account, configVersion } = call.guard
  return { account, configVersion }
}

/** `seen`: all ids above it are in the pool. */
function pageOf(pool: ReadonlyMap<string, JournaledRequest>, limit: number, seen: string): FoundRequests {
  const complete = [...pool.values()].filter(({ id }) => id > seen).sort((a, b) => (a.id > b.id ? -1 : 1))
  const requests = complete.slice(0, limit)
  const last = requests.at(-1)
  if (complete.length > limit && last) return { requests, more: last.id }
  return { requests, more: seen === NO_ID ? undefined : nextAbove(seen) }
}

/** Just above an id, so that a page that begins below it begins with it. */
function nextAbove(id: string): string {
  return `${id}~`
}

function oldestOf({ call, journal }: Looking): string {
  return lowestIdAt(call.change.at - journal.age)
}
