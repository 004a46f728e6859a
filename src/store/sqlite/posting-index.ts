import type { DatabaseSync } from 'node:sqlite'
import { mergeSorted } from '../../core/merge-sorted.ts'
import type { ResourceChange, ResourceKey, ResourceTarget, StoredTag } from '../store.ts'
import type { Changes } from './changes.ts'
import type { Pair } from './post.ts'
import { isUntagged, LISTING, type Resources } from './resources.ts'
import type { Untagged } from './untagged.ts'
import type { Work } from './writer.ts'

/** A piece of work holds the transaction, and so the process, no longer than this. */
const PIECE_MS = 10
/** Postings that are sorted and deleted together: the longer the run, the fewer pages it touches per posting. */
const RUN_POSTINGS = 128_000
const CHUNK_POSTINGS = 2_000
/** A run begins once so many postings wait, or one has waited this long, or nothing else is to do. */
const WORTHWHILE_POSTINGS = 64_000
const MAX_WAIT_MS = 60_000

/**
 * Deletes the postings of removed tags some time after the tags, in long sorted runs. A removal in place
 * would touch one page of the index per tag, which costs several times the removal itself (decision 0002).
 */
export type PostingIndex = {
  /** Says that a change has removed so many tags. */
  readonly enqueue: (seq: number, removed: number, work: Work) => void
  /** Says that a resource was written to, so that a run under way looks at its row again. */
  readonly touch: (account: string, resource: ResourceKey) => void
  /** Postings that are waiting to be deleted. */
  readonly backlog: () => number
  /** Whether a removal is waiting whose tag may have to leave the lists of keys and values by now. */
  readonly isOverdue: (now: number) => boolean
  /** Whether it is time to go on: a run is under way, or a new one is worth its while. */
  readonly isDue: (idle: boolean) => boolean
  /** Does one piece inside a transaction; answers whether more is waiting. */
  readonly advance: (work: Work) => boolean
}

export type PostingIndexPorts = {
  readonly database: DatabaseSync
  readonly resources: Resources
  readonly changes: Changes
  readonly untagged: Untagged
  /** Milliseconds that a tag without resources stays in the lists of keys and values. */
  readonly unusedTagDelay: number
}

/** Stands among the postings to be deleted for an entry that is to be written, of a resource without custom tags. */
const UNTAGGED: Pair = { key: '', value: 'untagged' }

type Posting = Pair & {
  readonly account: string
  readonly target: ResourceTarget
  /** When the tag was removed. */
  readonly at: number
  /** Its place in the index as one text. */
  readonly place: string
}

export function createPostingIndex(ports: PostingIndexPorts): PostingIndex {
  const { database, unusedTagDelay } = ports
  const enqueue = database.prepare('INSERT INTO unindexed (change, postings) VALUES (?, ?)')
  const oldest = database.prepare('SELECT at FROM change WHERE seq = (SELECT min(change) FROM unindexed)')
  const statements = {
    next: database.prepare('SELECT change, postings FROM unindexed WHERE change > ? ORDER BY change LIMIT 1'),
    done: database.prepare('DELETE FROM unindexed WHERE change <= ?'),
    drop: database.prepare(
      'DELETE FROM posting WHERE account = ? AND home = ? AND key = ? AND value = ? AND type = ? AND id = ?',
    ),
    any: database.prepare(
      'SELECT 1 FROM posting WHERE account = ? AND home = ? AND key = ? AND value = ? LIMIT 1',
    ),
    linger: database.prepare(
      `INSERT INTO lingering VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET due = max(due, excluded.due)`,
    ),
  }
  let waiting = Number(database.prepare('SELECT total(postings) AS n FROM unindexed').get()?.['n'])
  let waitingSince = performance.now()
  const touched = new Set<string>()
  let run: Generator<undefined, number, Work> | undefined
  restoreUntagged(ports, database)

  function endRun(left: number): void {
    waiting = left
    waitingSince = performance.now()
    touched.clear()
    run = undefined
  }

  return {
    enqueue(seq, removed, work) {
      enqueue.run(seq, removed)
      if (waiting === 0) waitingSince = performance.now()
      waiting += removed
      work.onRollback(() => {
        waiting -= removed
      })
    },
    touch(account, resource) {
      if (run) touched.add(nameOf(account, resource))
    },
    backlog: () => waiting,
    isOverdue: (now) =>
      waiting > 0 && (unusedTagDelay === 0 || Number(oldest.get()?.['at']) + unusedTagDelay <= now),
    isDue: (idle) =>
      run !== undefined ||
      waiting >= WORTHWHILE_POSTINGS ||
      (waiting > 0 && (idle || performance.now() - waitingSince >= MAX_WAIT_MS)),
    advance(work) {
      if (waiting === 0) return false
      const before = waiting
      // A run of which a piece was not committed has lost track; the queue still holds all its changes.
      work.onRollback(() => endRun(before))
      run ??= indexRun(ports, statements, touched, work)
      const piece = run.next(work)
      if (piece.done) endRun(waiting - piece.value)
      return waiting > 0
    },
  }
}

type Statement = ReturnType<DatabaseSync['prepare']>
type Statements = Readonly<Record<'next' | 'done' | 'drop' | 'any' | 'linger', Statement>>

/** What a former process has not written. */
function restoreUntagged({ changes, resources, untagged }: PostingIndexPorts, database: DatabaseSync): void {
  for (const row of database.prepare('SELECT change FROM unindexed').all()) {
    const recorded = changes.readNumbered(Number(row['change']))
    const { account = '', change } = recorded ?? {}
    const touched = change?.resources.filter(({ before }) => before.length > 0) ?? []
    const found = resources.find(account, touched)
    for (const [i, resource] of touched.entries()) {
      const now = found[i]
      if (now?.home === resource.home && isUntagged(now.tags)) untagged.restore(account, resource)
    }
  }
}

/** Whether the piece of work under way has taken its time. */
type Budget = { over: () => boolean; renew: () => void }

function createBudget(): Budget {
  let ends = performance.now() + PIECE_MS
  return {
    over: () => performance.now() >= ends,
    renew: () => {
      ends = performance.now() + PIECE_MS
    },
  }
}

/** One run, in pieces; each piece is one transaction. Answers how many waiting postings it has dealt with. */
function* indexRun(
  ports: PostingIndexPorts,
  statements: Statements,
  touched: ReadonlySet<string>,
  first: Work,
): Generator<undefined, number, Work> {
  const budget = createBudget()
  const gathered = yield* gather(ports, statements, budget, first)
  const { chunks, taken, last } = gathered
  let { work } = gathered
  let former: Posting | undefined
  let removedAt = 0
  for (const posting of mergeSorted(chunks, comesBefore)) {
    if (former && !samePair(former, posting)) {
      keepListed(ports, statements, former, removedAt)
      removedAt = 0
    }
    // Not after the last posting of a pair: readers would miss the pair until it is kept listed.
    if (budget.over() && posting.place !== former?.place) {
      work = yield
      budget.renew()
    }
    if (posting.value === UNTAGGED.value && posting.key === UNTAGGED.key)
      ports.untagged.settle(posting.account, posting.target, work)
    else dropPosting(ports, statements, posting, touched)
    former = posting
    removedAt = Math.max(removedAt, posting.at)
  }
  if (former) keepListed(ports, statements, former, removedAt)
  statements.done.run(last)
  return taken
}

/** Postings in index order, in chunks short enough to be sorted in a moment. */
type Gathered = {
  readonly chunks: readonly Posting[][]
  readonly taken: number
  readonly last: number
  readonly work: Work
}

function* gather(
  ports: PostingIndexPorts,
  statements: Statements,
  budget: Budget,
  first: Work,
): Generator<undefined, Gathered, Work> {
  let work = first
  const chunks: Posting[][] = []
  let chunk: Posting[] = []
  const sortChunk = () => {
    chunks.push(chunk.sort((a, b) => Number(comesBefore(b, a)) - Number(comesBefore(a, b))))
    chunk = []
  }
  let last = 0
  let taken = 0
  while (taken < RUN_POSTINGS) {
    const next = statements.next.get(last)
    if (!next) break
    last = Number(next['change'])
    taken += Number(next['postings'])
    chunk.push(...stalePostings(ports, last))
    if (chunk.length >= CHUNK_POSTINGS) sortChunk()
    if (budget.over()) {
      work = yield
      budget.renew()
    }
  }
  sortChunk()
  return { chunks, taken, last, work }
}

/** The postings of a change that its resources do not bear out any more: one may be back under another home. */
function stalePostings({ changes, resources }: PostingIndexPorts, seq: number): readonly Posting[] {
  const recorded = changes.readNumbered(seq)
  if (!recorded) throw new Error(`The change ${seq} that waits for the index is not there`)
  const { account, change } = recorded
  return change.resources.flatMap((resource) => {
    if (resource.before.length === 0) return []
    const { home, type, id } = resource
    return removedPairs(resource, resources.tagsOf(account, resource)).map(({ key, value }) => {
      const place = `${account}\0${home}\0${key}\0${value}\0${type}\0${id}`
      return { account, key, value, target: resource, at: change.at, place }
    })
  })
}

function removedPairs({ before }: ResourceChange, tags: readonly StoredTag[]): readonly Pair[] {
  const gone = before.filter((pair) => !holds(tags, pair))
  return [...(isUntagged(tags) ? [UNTAGGED] : []), ...(tags.length === 0 ? [LISTING] : []), ...gone]
}

function dropPosting(
  { resources }: PostingIndexPorts,
  statements: Statements,
  { account, key, value, target }: Posting,
  touched: ReadonlySet<string>,
): void {
  if (touched.has(nameOf(account, target))) {
    if (holds(resources.tagsOf(account, target), { key, value })) return
  }
  statements.drop.run(account, target.home, key, value, target.type, target.id)
}

/** A pair whose last posting is gone stays in the lists until its time is over. */
function keepListed(
  { unusedTagDelay }: PostingIndexPorts,
  statements: Statements,
  { account, key, value, target }: Posting,
  removedAt: number,
): void {
  if (key === LISTING.key || statements.any.get(account, target.home, key, value)) return
  statements.linger.run(account, target.home, key, value, removedAt + unusedTagDelay)
}

function holds(tags: readonly StoredTag[], { key, value }: Pair): boolean {
  if (key === LISTING.key) return tags.length > 0
  return tags.some((tag) => tag.key === key && tag.value === value)
}

function nameOf(account: string, { region, type, id }: ResourceKey): string {
  return `${account}\n${region}\n${type}\n${id}`
}

function samePair(a: Posting, b: Posting): boolean {
  return a.account === b.account && a.target.home === b.target.home && a.key === b.key && a.value === b.value
}

/** Close to the order of the index, so that a run goes through its pages once; equal pairs stand together. */
function comesBefore(a: Posting, b: Posting): boolean {
  return a.place < b.place
}
