import type { Denial } from '../catalog/resource-type.ts'
import { type Guard, ResourcesMoved, type ResourceTarget, type StoredResource } from '../store/store.ts'
import {
  failuresOf,
  type NamedResource,
  type Outcome,
  type ResourceFailure,
  resourceName,
} from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { mayAll, type Right } from './rights.ts'

/** A resource that is looked at may change between decision and deed so often, then it is left. */
export const MAX_DECISIONS = 3

export type Writing<R extends NamedResource> = {
  readonly call: TaggingCall
  readonly resources: readonly R[]
  readonly rightsOn: (resource: R) => readonly Right[]
  /** The groups, as they are stored, in which the rights have to be there; left out, that of the resource. */
  readonly groupsOf?: (resource: R, seen: StoredResource | undefined) => readonly string[]
  /** What a denial is answered with; the words of the product unless it is said. */
  readonly denial?: Denial
  readonly write: (
    targets: readonly (readonly [resource: R, target: ResourceTarget])[],
    whenMoved: 'skip' | 'reject',
  ) => Promise<readonly Outcome[]>
}

export type Written = {
  /** Those left as they were, in the order of the call. */
  readonly failures: readonly ResourceFailure[]
  /** What became of each distinct resource that the caller may touch. */
  readonly outcomes: readonly Outcome[]
}

/**
 * Writes to those resources on which the rights are there, in one transaction. Where policies look at resources
 * themselves, the decision holds for the version that was read.
 */
export async function writeAllowed<R extends NamedResource>(
  { store }: Pick<TaggingPorts, 'store'>,
  writing: Writing<R>,
): Promise<Written> {
  const { permit, guard } = writing.call
  const holdsAll = permit.allRightsIn === guard.account
  const distinct = [...distinctResources(writing.resources)].map(([name, resource]) => {
    return { name, resource, rights: holdsAll ? [] : writing.rightsOn(resource) }
  })
  for (let decision = 1; ; decision++) {
    const seen = await resourcesSeen(store, writing, distinct)
    const allowed = holdsAll
      ? distinct
      : distinct.filter((one) => isAllowed(writing, one, seen?.get(one.name)))
    const targets = allowed.map(({ name, resource }) => {
      const { target } = resource
      const expected = seen ? { ...target, expectedVersion: seen.get(name)?.version ?? 0 } : target
      return [resource, expected] as const
    })
    try {
      const outcomes = await writing.write(targets, decision < MAX_DECISIONS ? 'reject' : 'skip')
      const byName = new Map(allowed.map(({ name }, i) => [name, outcomes[i]]))
      return { failures: failuresOf(writing.resources, byName, writing.denial), outcomes }
    } catch (error) {
      if (!(error instanceof ResourcesMoved)) throw error
    }
  }
}

type Decided<R> = { readonly name: string; readonly resource: R; readonly rights: readonly Right[] }

/** Several names of one resource are one. */
export function distinctResources<R extends NamedResource>(resources: readonly R[]): ReadonlyMap<string, R> {
  return new Map(resources.map((resource) => [resourceName(resource.target), resource]))
}

/** The resources as they are, by name, where a decision may depend on what they are. */
async function resourcesSeen<R extends NamedResource>(
  store: TaggingPorts['store'],
  { call }: Writing<R>,
  distinct: readonly Decided<R>[],
): Promise<ReadonlyMap<string, StoredResource | undefined> | undefined> {
  const { permit, guard } = call
  const actions = new Set<string>()
  for (const { rights } of distinct)
    for (const right of rights) for (const each of right.actions) actions.add(each)
  if (![...actions].some((action) => permit.readsResource(action))) return undefined
  return readNamed(
    store,
    guard,
    distinct.map(({ resource }) => resource),
  )
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

function isAllowed<R extends NamedResource>(
  { call, groupsOf }: Writing<R>,
  { resource, rights }: Decided<R>,
  seen: StoredResource | undefined,
): boolean {
  const { permit, guard } = call
  return mayAll(permit, guard.account, rights, seen, groupsOf?.(resource, seen))
}
