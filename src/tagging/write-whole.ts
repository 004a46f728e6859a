import type { ResourceType } from '../catalog/resource-type.ts'
import type { Denial, Tags } from '../core/permit.ts'
import {
  ResourcesMoved,
  ResourcesRefused,
  type ResourceTarget,
  type StoredResource,
  type TagOutcome,
} from '../store/store.ts'
import { type NamedResource, resourceName } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { subjectOf } from './rights.ts'
import { distinctResources, MAX_DECISIONS, readNamed } from './write-allowed.ts'

/** Why a call that wants all of its resources was not carried out; nothing has changed. */
export type Refusal =
  | { readonly reason: 'denied'; readonly denial: Denial }
  /** A key that is the caller's to name and not to touch. */
  | { readonly reason: 'protected' }
  | { readonly reason: Exclude<TagOutcome, 'done'> }
  /** It would have been carried out. */
  | { readonly reason: 'dry-run' }

export type WholeWriting = {
  readonly call: TaggingCall
  readonly resources: readonly NamedResource[]
  /** The action that the call is, without its RAM code: it must be allowed. */
  readonly action: string
  /** The actions that do the same: none may be denied. */
  readonly actionsOf: (type: ResourceType) => readonly string[]
  /** Tags that policies are shown as those of the call; `seen` is there where the writing wants it. */
  readonly requestTags: (seen: StoredResource | undefined) => Tags
  /** Keys that the call touches, of which none may be protected. */
  readonly keys: (seen: StoredResource | undefined) => readonly string[]
  /** Whether the resources have to be looked at before, whatever policies say. */
  readonly looks: boolean
  /** Keys that must not be touched. */
  readonly protectedKeys: ReadonlySet<string>
  /** Whether a resource that is not there counts as done. */
  readonly missing: 'refused' | 'fine'
  /** Whether it is only told what would come of the call: `foreseen`, of each resource as it is. */
  readonly dryRun: boolean
  readonly foreseen: (seen: StoredResource | undefined, type: ResourceType) => TagOutcome
  readonly write: (
    targets: readonly ResourceTarget[],
    conditions: { readonly whenMoved: 'reject'; readonly whenRefused: 'skip' | 'reject' },
  ) => Promise<readonly TagOutcome[]>
}

/** Writes to all resources of a call in one transaction, or says why it writes to none. */
export async function writeWhole(
  { store }: Pick<TaggingPorts, 'store'>,
  writing: WholeWriting,
): Promise<Refusal | undefined> {
  const resources = [...distinctResources(writing.resources).values()]
  for (let decision = 1; decision <= MAX_DECISIONS; decision++) {
    const seen = looks(writing, resources) ? await readNamed(store, writing.call.guard, resources) : undefined
    const refusal = firstRefusal(writing, resources, seen)
    if (refusal) return refusal
    if (writing.dryRun) return foreseenRefusal(writing, resources, seen)
    const written = await write(writing, resources, seen)
    if (written !== 'moved') return written
  }
  return { reason: 'moved' }
}

async function write(
  { write, missing }: WholeWriting,
  resources: readonly NamedResource[],
  seen: Seen | undefined,
): Promise<Refusal | 'moved' | undefined> {
  const targets = resources.map(({ target }) => expected(target, seen))
  try {
    await write(targets, { whenMoved: 'reject', whenRefused: missing === 'fine' ? 'skip' : 'reject' })
    return undefined
  } catch (error) {
    if (error instanceof ResourcesRefused) return refusalOf(error.outcomes)
    if (error instanceof ResourcesMoved) return 'moved'
    throw error
  }
}

type Seen = ReadonlyMap<string, StoredResource | undefined>

function looks(writing: WholeWriting, resources: readonly NamedResource[]): boolean {
  if (writing.looks || writing.dryRun) return true
  const actions = new Set(resources.flatMap(({ type }) => actionsFor(writing, type)))
  return [...actions].some((action) => writing.call.permit.readsResource(action))
}

function actionsFor({ action, actionsOf }: WholeWriting, type: ResourceType): readonly string[] {
  return [`${type.ramCode}:${action}`, ...actionsOf(type)]
}

function firstRefusal(
  writing: WholeWriting,
  resources: readonly NamedResource[],
  seen: Seen | undefined,
): Refusal | undefined {
  const { permit, guard } = writing.call
  for (const resource of resources) {
    const there = seen?.get(resourceName(resource.target))
    const requestTags = writing.requestTags(there)
    const subject = { ...subjectOf(resource, guard.account, there), requestTags }
    const [own, ...others] = actionsFor(writing, resource.type).map((action) => {
      const wanted = { action, ...subject }
      return { wanted, decision: permit.decide(wanted) }
    })
    const denial =
      others.find(({ decision }) => decision.outcome === 'explicit-deny') ??
      (own?.decision.outcome === 'allow' ? undefined : own)
    if (denial) return { reason: 'denied', denial }
    if (writing.keys(there).some((key) => writing.protectedKeys.has(key))) return { reason: 'protected' }
  }
  return undefined
}

function expected(target: ResourceTarget, seen: Seen | undefined): ResourceTarget {
  return seen ? { ...target, expectedVersion: seen.get(resourceName(target))?.version ?? 0 } : target
}

function foreseenRefusal(
  { foreseen }: WholeWriting,
  resources: readonly NamedResource[],
  seen: Seen | undefined,
): Refusal {
  const outcomes = resources.map(({ type, target }) => foreseen(seen?.get(resourceName(target)), type))
  if (outcomes.every((outcome) => outcome === 'done')) return { reason: 'dry-run' }
  return refusalOf(outcomes)
}

/** The first reason that there is. */
function refusalOf(outcomes: readonly TagOutcome[]): Refusal {
  const reason = outcomes.find((outcome) => outcome !== 'done')
  if (reason === undefined) throw new Error('The store has refused a call of which all can be done')
  return { reason }
}
