import type { DeregisterResources, PutOutcome, PutResources, ResourceFacts } from '../estate.ts'
import { type FactsEdit, NO_FACTS, withFacts } from '../facts.ts'
import {
  type ChangeHeader,
  type Guard,
  type Idempotency,
  type ResourceChange,
  ResourcesMoved,
  ResourcesRefused,
  type ResourceTarget,
  type TagOutcome,
} from '../store.ts'
import { atRegistration, exceedsQuota, quotaFor, withTags } from '../tag-set.ts'
import { type CarryPorts, carryOut, type Deed, type Edit, nextVersion, type Subject } from './carry-out.ts'
import type { Changes } from './changes.ts'
import type { Guards } from './guard.ts'
import type { Idempotencies } from './idempotency.ts'
import type { ResourceRow } from './resources.ts'
import type { Work } from './writer.ts'

export type WritePorts = CarryPorts & {
  readonly guards: Guards
  readonly changes: Changes
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
type Decide<Target> = (row: ResourceRow | undefined, target: Target) => Decision
type Decided = Decision & Subject
type SubjectOf<Target> = Subject & { readonly target: Target }

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

  const decided = subjectsOf(ports, account, command.resources).map((subject) => decideOn(subject, decide))
  if (command.whenMoved === 'reject' && decided.some(({ outcome }) => outcome === 'moved')) {
    throw new ResourcesMoved()
  }
  if (command.whenRefused === 'reject' && decided.some(({ outcome }) => outcome !== 'done')) {
    throw new ResourcesRefused(decided.map(({ outcome }) => outcome))
  }
  const latest = decided.map(({ row, departure }) => (row ?? departure)?.changedAt ?? 0)
  const header = { ...command.change, at: Math.max(command.change.at, ...latest) }
  carryOut(ports, account, decided.filter(isDeed), { ...header, change: header.id, work })
  const changes = decided.map(changeOf)
  const seq = ports.changes.record(account, header, changes)
  const removed = changes.reduce((count, { before }) => count + before.length, 0)
  if (removed > 0) ports.index.enqueue(seq, removed, work)
  if (idempotency) ports.idempotency.keep(account, idempotency, header.id)
  work.rows += 1 + changes.reduce((rows, change) => rows + rowsOf(change), 0)
  return changes
}

function subjectsOf<Target extends ResourceTarget>(
  { resources, departures }: WritePorts,
  account: string,
  targets: readonly Target[],
): readonly SubjectOf<Target>[] {
  const rows = resources.find(account, targets)
  const absent = targets.filter((_, i) => !rows[i])
  const departed = departures.find(account, absent)
  return targets.map((target, i) => ({ target, row: rows[i], departure: departed.get(target) }))
}

function decideOn<Target extends ResourceTarget>(found: SubjectOf<Target>, decide: Decide<Target>): Decided {
  const { target, row } = found
  // The id is taken by a resource of another home, as a bucket's name may be: the one addressed does not exist.
  if (row && row.home !== target.home) return { ...found, row: undefined, outcome: 'not-found' }
  if (target.expectedVersion !== undefined && target.expectedVersion !== (row?.version ?? 0))
    return { ...found, outcome: 'moved' }
  const { outcome, edit } = decide(row, target)
  return { ...found, outcome, ...(edit && !(row && isIdle(edit)) && { edit }) }
}

function isDeed(decided: Decided): decided is Decided & Deed {
  return decided.edit !== undefined
}

/** What is recorded of a resource. */
function changeOf({ target, row, departure, outcome, edit }: Decided): ResourceChange {
  const { type, id, region, home } = target
  const former = row ?? departure
  const name = { type, id, region, home, outcome, ...(former && { previous: former.lastChange }) }
  if (!edit) return { ...name, before: [], after: [], ...(row && { version: row.version }) }
  const { before, after } = edit.tags
  const facts = edit.facts && factsOf(edit.facts)
  const existence = edit.deregister ? 'deregistered' : row ? undefined : 'registered'
  return {
    ...name,
    ...{ before, after, version: nextVersion(former) },
    ...(existence && { existence }),
    ...(facts && { facts }),
  }
}

function isIdle({ tags, facts, deregister }: Edit): boolean {
  return !deregister && tags.before.length + tags.after.length === 0 && !(facts && factsOf(facts))
}

/** What is recorded of the facts. */
function factsOf({ before, after }: FactsEdit): ResourceChange['facts'] {
  return Object.keys(before).length + Object.keys(after).length > 0 ? { before, after } : undefined
}

function rowsOf({ before, after, existence, facts }: ResourceChange): number {
  return before.length + after.length + (existence || facts ? 1 : 0)
}

function changesOf(changes: Changes, account: string, id: string): readonly ResourceChange[] {
  const change = changes.read(account, id)
  if (!change) throw new Error(`The change ${id} of an idempotency token is not there`)
  return change.resources
}
