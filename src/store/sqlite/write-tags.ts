import {
  type ChangeHeader,
  type Guard,
  type Idempotency,
  type RemoveTags,
  type ResourceChange,
  ResourcesMoved,
  ResourcesRefused,
  type ResourceTarget,
  type SetTags,
  type StoredTag,
  type TagOutcome,
} from '../store.ts'
import { exceedsQuota, replacedBy, type TagEdit, withoutKeys, withTags } from '../tag-set.ts'
import type { Changes } from './changes.ts'
import type { Guards } from './guard.ts'
import type { Idempotencies } from './idempotency.ts'
import type { PostingIndex } from './posting-index.ts'
import { LISTING, type Pair, type ResourceRow, type Resources } from './resources.ts'
import type { Work } from './writer.ts'

export type WritePorts = {
  readonly guards: Guards
  readonly resources: Resources
  readonly changes: Changes
  readonly index: PostingIndex
  readonly idempotency: Idempotencies
}

/** Runs inside the transaction of a group. */
export function removeTags(ports: WritePorts, command: RemoveTags, work: Work): readonly TagOutcome[] {
  const decide = (row: ResourceRow | undefined): Decision =>
    row ? { outcome: 'done', edit: withoutKeys(row.tags, command.keys) } : { outcome: 'not-found' }
  return writeTags(ports, command, decide, work)
}

/** Runs inside the transaction of a group. */
export function setTags(ports: WritePorts, command: SetTags, work: Work): readonly TagOutcome[] {
  const decide = (row: ResourceRow | undefined): Decision => {
    if (!row && !command.register) return { outcome: 'not-found' }
    const before = row?.tags ?? []
    const edit = command.replacing ? replacedBy(before, command.tags) : withTags(before, command.tags)
    return exceedsQuota(edit, before, command.quota) ? { outcome: 'over-quota' } : { outcome: 'done', edit }
  }
  return writeTags(ports, command, decide, work)
}

type Command = {
  readonly guard: Guard
  readonly change: ChangeHeader
  readonly resources: readonly ResourceTarget[]
  readonly whenMoved?: 'skip' | 'reject'
  readonly whenRefused?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

type Decision = { readonly outcome: TagOutcome; readonly edit?: TagEdit }
type Decided = { readonly target: ResourceTarget; readonly row: ResourceRow | undefined } & Decision

function writeTags(
  ports: WritePorts,
  command: Command,
  decide: (row: ResourceRow | undefined) => Decision,
  work: Work,
): readonly TagOutcome[] {
  const { guard, idempotency } = command
  const { account } = guard
  ports.guards.write(guard, work)
  const earlier = idempotency && ports.idempotency.find(account, idempotency, command.change.at)
  if (earlier) return outcomesOf(ports.changes, account, earlier)

  const decided = command.resources.map((target): Decided => {
    const row = ports.resources.find(account, target)
    // The id is taken by a resource of another home, as a bucket's name may be: the one addressed does not exist.
    if (row && row.home !== target.home) return { target, row: undefined, outcome: 'not-found' }
    return { target, row, ...decideTarget(target, row, decide) }
  })
  if (command.whenMoved === 'reject' && decided.some(({ outcome }) => outcome === 'moved')) {
    throw new ResourcesMoved()
  }
  if (command.whenRefused === 'reject' && decided.some(({ outcome }) => outcome !== 'done')) {
    throw new ResourcesRefused(decided.map(({ outcome }) => outcome))
  }
  const at = Math.max(command.change.at, ...decided.map(({ row }) => row?.changedAt ?? 0))
  const header = { ...command.change, at }
  const changes = decided.map((one) => applyEdit(ports, account, one, header))
  const seq = ports.changes.record(account, header, changes)
  const removed = changes.reduce((count, { before }) => count + before.length, 0)
  if (removed > 0) ports.index.enqueue(seq, removed, work)
  if (idempotency) ports.idempotency.keep(account, idempotency, header.id)
  work.rows += 1 + changes.reduce((rows, { before, after }) => rows + before.length + after.length, 0)
  return changes.map(({ outcome }) => outcome)
}

function decideTarget(
  target: ResourceTarget,
  row: ResourceRow | undefined,
  decide: (row: ResourceRow | undefined) => Decision,
): Decision {
  if (target.expectedVersion !== undefined && target.expectedVersion !== (row?.version ?? 0))
    return { outcome: 'moved' }
  return decide(row)
}

function applyEdit(
  { resources, index }: WritePorts,
  account: string,
  { target, row, outcome, edit }: Decided,
  { id: change, at }: ChangeHeader,
): ResourceChange {
  const { type, id, region, home } = target
  const name = { type, id, region, home, outcome }
  if (!edit || (row && edit.before.length + edit.after.length === 0)) {
    return { ...name, before: [], after: [], ...(row && { version: row.version, previous: row.lastChange }) }
  }
  const version = (row?.version ?? 0) + 1
  const state = { tags: edit.tags, version, change, at }
  if (row) resources.update(account, target, state)
  else resources.insert(account, target, state)
  resources.addPostings(account, target, newPairs(row?.tags ?? [], edit))
  index.touch(account, target)
  return {
    ...name,
    before: edit.before,
    after: edit.after,
    version,
    ...(row && { previous: row.lastChange }),
  }
}

function newPairs(before: readonly StoredTag[], { tags, after }: TagEdit): readonly Pair[] {
  return before.length === 0 && tags.length > 0 ? [LISTING, ...after] : after
}

function outcomesOf(changes: Changes, account: string, id: string): readonly TagOutcome[] {
  const change = changes.read(account, id)
  if (!change) throw new Error(`The change ${id} of an idempotency token is not there`)
  return change.resources.map(({ outcome }) => outcome)
}
