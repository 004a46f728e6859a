import type { DeregisterResources, PutOutcome, PutResources, Registration, ResourceFacts } from '../estate.ts'
import { type FactsEdit, NO_FACTS, withFacts } from '../facts.ts'
import {
  type ChangeHeader,
  type Guard,
  type Idempotency,
  type ResourceChange,
  ResourcesMoved,
  ResourcesRefused,
  type ResourceTarget,
  type StoredTag,
  type TagOutcome,
} from '../store.ts'
import { atRegistration, exceedsQuota, quotaFor, type TagEdit, withTags } from '../tag-set.ts'
import type { Changes } from './changes.ts'
import type { Departure, Departures } from './departures.ts'
import type { Details } from './details.ts'
import type { Guards } from './guard.ts'
import type { Idempotencies } from './idempotency.ts'
import type { PostingIndex } from './posting-index.ts'
import { isUntagged, LISTING, type Pair, type ResourceRow, type Resources } from './resources.ts'
import type { Untagged } from './untagged.ts'
import type { Work } from './writer.ts'

export type WritePorts = {
  readonly guards: Guards
  readonly resources: Resources
  readonly details: Details
  readonly departures: Departures
  readonly changes: Changes
  readonly index: PostingIndex
  readonly untagged: Untagged
  readonly idempotency: Idempotencies
}

export type WriteCommand<Target extends ResourceTarget = ResourceTarget> = {
  readonly guard: Guard
  readonly change: ChangeHeader
  readonly resources: readonly Target[]
  readonly whenMoved?: 'skip' | 'reject'
  readonly whenRefused?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

/** What becomes of a resource. Without `edit` nothing does. */
type Decision = { readonly outcome: TagOutcome; readonly edit?: Edit }
type Edit = {
  readonly tags: TagEdit
  /** Left out where all stay. */
  readonly facts?: FactsEdit
  /** For a resource that is not there: how it comes to be. */
  readonly register?: Registration
  /** Takes the resource out of the estate. */
  readonly deregister?: true
}
type Decide<Target> = (row: ResourceRow | undefined, target: Target) => Decision
type Decided = Decision & {
  readonly target: ResourceTarget
  readonly row: ResourceRow | undefined
  readonly departure: Departure | undefined
}

/** Runs inside the transaction of a group. */
export function putResources(ports: WritePorts, command: PutResources, work: Work): readonly PutOutcome[] {
  const { guard, register } = command
  const changes = writeResources(ports, command, work, (row, { type, facts: wanted, tags = [] }) => {
    if (!row && !register) return { outcome: 'not-found' }
    const before = row?.tags ?? []
    const edit = withTags(before, row ? tags : atRegistration(command, tags))
    if (exceedsQuota(edit, before, quotaFor(command, type))) return { outcome: 'over-quota' }
    const facts = withFacts(row ? known(ports, guard.account, row) : NO_FACTS, wanted)
    return { outcome: 'done', edit: { tags: edit, facts, ...(register && { register }) } }
  })
  return changes.map(putOutcome)
}

/** Runs inside the transaction of a group. */
export function deregisterResources(ports: WritePorts, command: DeregisterResources, work: Work) {
  const { account } = command.guard
  const changes = writeResources(ports, command, work, (row) => {
    if (!row) return { outcome: 'not-found' }
    const facts = withFacts(known(ports, account, row), NO_FACTS)
    const tags = { tags: [], before: row.tags, after: [] }
    return { outcome: 'done', edit: { tags, facts, deregister: true } }
  })
  return changes.map(({ outcome }) => outcome as Exclude<TagOutcome, 'over-quota'>)
}

function known({ details }: WritePorts, account: string, row: ResourceRow): ResourceFacts {
  const { name, group, createdBy } = row
  return { name, group, createdBy, ...details.read(account, row) }
}

function putOutcome({ outcome, existence, before, after, facts }: ResourceChange): PutOutcome {
  if (outcome !== 'done') return outcome
  if (existence) return 'registered'
  return before.length + after.length > 0 || facts ? 'changed' : 'unchanged'
}

/** Decides on every resource, then writes; answers what is recorded of the call, or of the one that it repeats. */
export function writeResources<Target extends ResourceTarget>(
  ports: WritePorts,
  command: WriteCommand<Target>,
  work: Work,
  decide: Decide<Target>,
): readonly ResourceChange[] {
  const { guard, idempotency } = command
  const { account } = guard
  ports.guards.write(guard, work)
  const earlier = idempotency && ports.idempotency.find(account, idempotency, command.change.at)
  if (earlier) return changesOf(ports.changes, account, earlier)

  const decided = command.resources.map((target) => decideTarget(ports, account, target, decide))
  if (command.whenMoved === 'reject' && decided.some(({ outcome }) => outcome === 'moved')) {
    throw new ResourcesMoved()
  }
  if (command.whenRefused === 'reject' && decided.some(({ outcome }) => outcome !== 'done')) {
    throw new ResourcesRefused(decided.map(({ outcome }) => outcome))
  }
  const latest = decided.map(({ row, departure }) => (row ?? departure)?.changedAt ?? 0)
  const header = { ...command.change, at: Math.max(command.change.at, ...latest) }
  const changes = decided.map((one) => applyEdit(ports, account, one, header, work))
  const seq = ports.changes.record(account, header, changes)
  const removed = changes.reduce((count, { before }) => count + before.length, 0)
  if (removed > 0) ports.index.enqueue(seq, removed, work)
  if (idempotency) ports.idempotency.keep(account, idempotency, header.id)
  work.rows += 1 + changes.reduce((rows, change) => rows + rowsOf(change), 0)
  return changes
}

function decideTarget<Target extends ResourceTarget>(
  { resources, departures }: WritePorts,
  account: string,
  target: Target,
  decide: Decide<Target>,
): Decided {
  const row = resources.find(account, target)
  const departure = row ? undefined : departures.find(account, target)
  const found = { target, row, departure }
  // The id is taken by a resource of another home, as a bucket's name may be: the one addressed does not exist.
  if (row && row.home !== target.home) return { ...found, row: undefined, outcome: 'not-found' }
  if (target.expectedVersion !== undefined && target.expectedVersion !== (row?.version ?? 0))
    return { ...found, outcome: 'moved' }
  return { ...found, ...decide(row, target) }
}

function applyEdit(
  ports: WritePorts,
  account: string,
  decided: Decided,
  { id: change, at }: ChangeHeader,
  work: Work,
): ResourceChange {
  const { target, row, departure, outcome, edit } = decided
  const { type, id, region, home } = target
  const former = row ?? departure
  const name = { ...{ type, id, region, home, outcome }, ...(former && { previous: former.lastChange }) }
  if (!edit || (row && isIdle(edit)))
    return { ...name, before: [], after: [], ...(row && { version: row.version }) }
  const version = (former?.version ?? 0) + 1
  carryOut(ports, account, decided, edit, { version, change, at })
  noteUntagged(ports.untagged, account, decided, edit, work)
  ports.index.touch(account, target)
  const facts = edit.facts && factsOf(edit.facts)
  return {
    ...{ ...name, before: edit.tags.before, after: edit.tags.after, version },
    ...(!row && { existence: 'registered' }),
    ...(edit.deregister && { existence: 'deregistered' }),
    ...(facts && { facts }),
  }
}

type Mark = { readonly version: number; readonly change: string; readonly at: number }

function carryOut(
  { resources, details, departures }: WritePorts,
  account: string,
  { target, row, departure }: Decided,
  edit: Edit,
  mark: Mark,
): void {
  const { tags, after } = edit.tags
  const { facts } = edit.facts ?? {}
  const state = { ...mark, tags }
  if (row && edit.deregister) {
    resources.remove(row)
    departures.add(account, target, { ...mark, lastChange: mark.change, changedAt: mark.at })
  } else if (row) resources.update(row, { ...state, ...(facts && { facts }) })
  else {
    const { register: registeredBy = 'tagging' } = edit
    resources.insert(account, target, { ...state, facts: facts ?? NO_FACTS, registeredBy })
    if (departure) departures.remove(account, target)
  }
  if (edit.facts && concernsDetails(edit.facts)) details.write(account, target, edit.facts.facts)
  resources.addPostings(account, target, newPairs(row?.tags ?? [], tags, after))
}

function noteUntagged(
  untagged: Untagged,
  account: string,
  { target, row }: Decided,
  edit: Edit,
  work: Work,
): void {
  const was = row !== undefined && isUntagged(row.tags)
  const is = !edit.deregister && isUntagged(edit.tags.tags)
  if (was && !is) untagged.remove(account, target, work)
  if (was || !is) return
  if (row) untagged.enqueue(account, target, work)
  else untagged.add(account, target)
}

function concernsDetails({ before, after }: FactsEdit): boolean {
  return [before, after].some((side) => 'relations' in side || 'attributes' in side)
}

function isIdle({ tags, facts, deregister }: Edit): boolean {
  return !deregister && tags.before.length + tags.after.length === 0 && !(facts && factsOf(facts))
}

/** What is recorded of the facts. */
function factsOf({ before, after }: FactsEdit): ResourceChange['facts'] {
  return Object.keys(before).length + Object.keys(after).length > 0 ? { before, after } : undefined
}

function newPairs(
  before: readonly StoredTag[],
  tags: readonly StoredTag[],
  after: readonly StoredTag[],
): readonly Pair[] {
  return before.length === 0 && tags.length > 0 ? [LISTING, ...after] : after
}

function rowsOf({ before, after, existence, facts }: ResourceChange): number {
  return before.length + after.length + (existence || facts ? 1 : 0)
}

function changesOf(changes: Changes, account: string, id: string): readonly ResourceChange[] {
  const change = changes.read(account, id)
  if (!change) throw new Error(`The change ${id} of an idempotency token is not there`)
  return change.resources
}
