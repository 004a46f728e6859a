import { setTimeout } from 'node:timers/promises'
import {
  type JournalBounds,
  type JournalKind,
  type JournalSegment,
  type JournalStore,
  journalKinds,
  lowestIdAt,
  MAX_SEGMENT_MS,
  timeOfId,
} from '../store/journal.ts'
import {
  type JournaledRequest,
  type NotedRequest,
  packRecord,
  writeRecords,
} from '../store/journal-record.ts'
import type { Logger } from '../telemetry/log.ts'

/** How much a node that dies forgets at most, and how long the others wait for it. */
const INTERVAL_MS = 2_000
const TRIM_MS = 60_000
const MAX_PIECES = 20
/** Requests of nobody known cost most, and are worth least. */
const RATION: Ration = { done: 50, refused: 50, unsigned: 20, all: 500 }
/** In characters; what comes on top while the store is slow is dropped. */
const MAX_PENDING = 2_000_000
/** Of what is kept: requests that were refused are looked up most, and are not driven out by those that were not. */
const SHARES: Readonly<Record<JournalKind, number>> = { done: 0.5, refused: 0.3, unsigned: 0.2 }

/** How many are kept of a second: of one account and kind, and of all together. */
export type Ration = Readonly<Record<JournalKind | 'all', number>>

export type RequestJournalPorts = {
  readonly store: JournalStore
  readonly log: Logger
  readonly now: () => number
  /** Which requests are kept. */
  readonly keeps: 'all' | 'refused' | 'off'
  /** Milliseconds. */
  readonly age: number
  readonly bounds: JournalBounds
  /** Hears what has become of requests. */
  readonly onRequests: (outcome: 'written' | 'too many' | 'lost', count: number) => void
  readonly ration?: Ration
  /** Milliseconds; 2 s without it. */
  readonly interval?: number
}

/** Keeps requests that came in lately, and never holds one up for it: where there is too much, some are left out. */
export type RequestJournal = AsyncDisposable & {
  /** Milliseconds for which requests are kept. */
  readonly age: number
  readonly note: (request: NotedRequest) => void
  /** What this node has noted and not written yet; `account` as in `ReadJournal`. */
  readonly unwritten: (account: string | undefined) => Promise<readonly JournalSegment[]>
}

type Entry = {
  readonly id: string
  readonly kind: JournalKind
  readonly account: string
  readonly text: string
}
type Unsettled = {
  readonly record: JournaledRequest
  readonly attribute: NonNullable<NotedRequest['attribute']>
}

/** Writes what was noted now and then, until it is disposed, and once more then. */
export function startRequestJournal(ports: RequestJournalPorts): RequestJournal {
  const { keeps, age, now, ration = RATION, interval = INTERVAL_MS } = ports
  const stopping = new AbortController()
  const pending = createPending()
  const admits = createGate(now, ration)

  async function keepWriting({ signal }: AbortController): Promise<void> {
    let trimmedAt = now()
    while (!signal.aborted) {
      await setTimeout(interval, undefined, { signal, ref: false }).catch(() => {})
      await write(pending, ports)
      if (now() - trimmedAt < TRIM_MS) continue
      trimmedAt = now()
      await trim(ports)
    }
    await write(pending, ports)
  }

  const running = keepWriting(stopping)
  return {
    age,
    note(request) {
      if (keeps === 'off' || (keeps === 'refused' && request.kind === 'done')) return
      if (pending.size() < MAX_PENDING && admits(request)) pending.add(request)
      else ports.onRequests('too many', 1)
    },
    unwritten: async (account) => {
      const entries = await pending.settled()
      return segmentsOf(entries.filter((entry) => account === undefined || entry.account === account))
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await running
    },
  }
}

/** Requests in memory; those of nobody known wait for somebody to look whose they are. */
function createPending() {
  let entries: Entry[] = []
  let unsettled: Unsettled[] = []
  let size = 0
  let settling = Promise.resolve()

  function put(kind: JournalKind, record: JournaledRequest): void {
    const text = packRecord(record)
    size += text.length
    entries.push({ id: record.id, kind, account: record.account, text })
  }

  async function settle(): Promise<void> {
    const waiting = unsettled
    unsettled = []
    for (const { record, attribute } of waiting) put('unsigned', { ...record, ...(await attribute()) })
  }

  const settled = async () => {
    settling = settling.then(settle)
    await settling
    return entries
  }
  return {
    size: () => size,
    add({ kind, record, attribute }: NotedRequest) {
      if (attribute) unsettled.push({ record: record(), attribute })
      else put(kind, record())
    },
    settled,
    /** Forgets those that are written. */
    drop(written: readonly Entry[]) {
      entries = entries.slice(written.length)
      for (const { text } of written) size -= text.length
    },
  }
}

/** Says of each request whether there is still room for it in its second. */
function createGate(now: () => number, ration: Ration): (request: NotedRequest) => boolean {
  const taken = new Map<string, number>()
  let second = 0
  let all = 0
  return ({ kind, account }) => {
    const current = Math.floor(now() / 1000)
    if (current !== second) {
      taken.clear()
      second = current
      all = 0
    }
    const name = `${kind} ${account}`
    const count = taken.get(name) ?? 0
    if (count >= ration[kind] || all >= ration.all) return false
    taken.set(name, count + 1)
    all++
    return true
  }
}

async function write(pending: ReturnType<typeof createPending>, ports: RequestJournalPorts): Promise<void> {
  const entries = [...(await pending.settled())]
  if (entries.length === 0) return
  try {
    await ports.store.appendJournal(segmentsOf(entries))
    ports.onRequests('written', entries.length)
  } catch (error) {
    ports.onRequests('lost', entries.length)
    ports.log.warn({ err: error }, 'some requests are missing from the journal')
  }
  pending.drop(entries)
}

async function trim({ store, log, now, age, bounds }: RequestJournalPorts): Promise<void> {
  const part = (kind: JournalKind): JournalBounds => ({
    count: Math.floor(bounds.count * SHARES[kind]),
    bytes: Math.floor(bounds.bytes * SHARES[kind]),
  })
  const parts = { done: part('done'), refused: part('refused'), unsigned: part('unsigned') }
  try {
    for (let pieces = 0; pieces < MAX_PIECES; pieces++) {
      if (!(await store.trimJournal(lowestIdAt(now() - age), parts))) return
    }
  } catch (error) {
    log.warn({ err: error }, 'the journal of requests was not trimmed; it is tried again')
  }
}

function segmentsOf(entries: readonly Entry[]): readonly JournalSegment[] {
  const groups = Map.groupBy(entries, ({ account, kind }) => `${kind} ${account}`)
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    return inSpans(sorted).map(toSegment)
  })
}

/** Answers may have been long in coming: what lies too far apart goes into segments of its own. */
function inSpans(sorted: readonly Entry[]): readonly (readonly Entry[])[] {
  const [lowest, highest] = [sorted[0]?.id ?? '', sorted.at(-1)?.id ?? '']
  if (timeOfId(highest) - timeOfId(lowest) < MAX_SEGMENT_MS) return [sorted]
  const spans: Entry[][] = []
  for (const entry of sorted) {
    const span = spans.at(-1)
    const first = span?.[0]
    if (span && first && timeOfId(entry.id) - timeOfId(first.id) < MAX_SEGMENT_MS) span.push(entry)
    else spans.push([entry])
  }
  return spans
}

function toSegment(span: readonly Entry[]): JournalSegment {
  const { account = '', kind = journalKinds[0], id = '' } = span[0] ?? {}
  const content = writeRecords(span.map(({ text }) => text))
  return { account, kind, first: id, last: span.at(-1)?.id ?? id, count: span.length, content }
}
