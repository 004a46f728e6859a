import type { ResourceType } from '../catalog/resource-type.ts'
import type { Permit, Tags } from '../core/permit.ts'
import {
  type Guard,
  ResourcesMoved,
  type ResourceTarget,
  type StoredResource,
  type TagOutcome,
} from '../store/store.ts'
import { failuresOf, type NamedResource, type ResourceFailure, resourceName } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'

/** A resource whose tags are looked at may change between decision and deed so often, then it is left. */
export const MAX_DECISIONS = 3

export type Writing = {
  readonly call: TaggingCall
  readonly resources: readonly NamedResource[]
  /** The product's own actions behind the call; any one that is allowed suffices, one that is denied refuses. */
  readonly actionsOf: (type: ResourceType) => readonly string[]
  /** Tags that the call names. */
  readonly requestTags: Tags
  readonly write: (
    targets: readonly ResourceTarget[],
    whenMoved: 'skip' | 'reject',
  ) => Promise<readonly TagOutcome[]>
}

/**
 * Writes to those resources on which the product's own action is allowed, in one transaction; answers those left as they
 * were. Where policies look at the tags of resources, the decision holds for the version that was read.
 */
export async function writeAllowed(
  { store }: Pick<TaggingPorts, 'store'>,
  writing: Writing,
): Promise<readonly ResourceFailure[]> {
  const distinct = distinctResources(writing.resources)
  for (let decision = 1; ; decision++) {
    const seen = await resourcesSeen(store, writing, [...distinct.values()])
    const allowed = [...distinct].filter(([name, resource]) => isAllowed(writing, resource, seen?.get(name)))
    const targets = allowed.map(([name, { target }]) =>
      seen ? { ...target, expectedVersion: seen.get(name)?.version ?? 0 } : target,
    )
    try {
      const outcomes = await writing.write(targets, decision < MAX_DECISIONS ? 'reject' : 'skip')
      return failuresOf(writing.resources, new Map(allowed.map(([name], i) => [name, outcomes[i]])))
    } catch (error) {
      if (!(error instanceof ResourcesMoved)) throw error
    }
  }
}

/** Several names of one resource are one. */
export function distinctResources(resources: readonly NamedResource[]): ReadonlyMap<string, NamedResource> {
  return new Map(resources.map((resource) => [resourceName(resource.target), resource]))
}

/** The resources as they are, by name, where a decision may depend on their tags. */
async function resourcesSeen(
  store: TaggingPorts['store'],
  { call, actionsOf }: Writing,
  resources: readonly NamedResource[],
): Promise<ReadonlyMap<string, StoredResource | undefined> | undefined> {
  const { permit, guard } = call
  const actions = new Set(resources.flatMap(({ type }) => actionsOf(type)))
  if (![...actions].some((action) => permit.readsResourceTags(action))) return undefined
  return readNamed(store, guard, resources)
}

/** The resources as they are, by name. */
export async function readNamed(
  store: TaggingPorts['store'],
  // The nonce is for the verb that writes.
  { account, configVersion }: Guard,
  resources: readonly NamedResource[],
): Promise<ReadonlyMap<string, StoredResource | undefined>> {
  const targets = resources.map(({ target }) => target)
  const found = await store.readResources({ account, configVersion }, targets)
  return new Map(targets.map((target, i) => [resourceName(target), found[i]]))
}

/** What a policy is asked about a resource. */
export function subjectOf(
  { type, target }: NamedResource,
  account: string,
  seen: StoredResource | undefined,
): { readonly resource: string; readonly resourceTags: Tags } {
  return {
    resource: `acs:${type.ramCode}:${target.home}:${account}:${type.ramPath}${target.id}`,
    resourceTags: new Map(seen?.tags.map(({ key, value }) => [key, value])),
  }
}

function isAllowed(
  { call, actionsOf, requestTags }: Writing,
  resource: NamedResource,
  seen: StoredResource | undefined,
): boolean {
  const { permit, guard } = call
  return allowsAny(permit, actionsOf(resource.type), {
    ...subjectOf(resource, guard.account, seen),
    requestTags,
  })
}

type Subject = { readonly resource: string; readonly requestTags: Tags; readonly resourceTags: Tags }

function allowsAny(permit: Permit, actions: readonly string[], subject: Subject): boolean {
  const outcomes = actions.map((action) => permit.decide({ action, ...subject }).outcome)
  return outcomes.includes('allow') && !outcomes.includes('explicit-deny')
}
