import { homeOf } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import type { Denial, Permit, Tags, Wanted } from '../core/permit.ts'
import { RESOURCE_GROUP_KEY } from '../core/policy/condition.ts'
import { shownGroup } from '../core/resource-groups.ts'
import type { ResourceTarget, StoredResource } from '../store/store.ts'
import type { NamedResource } from './outcome.ts'
import type { TaggingCall } from './ports.ts'

/** What policies have to allow on one resource: any one of the actions suffices, one that is denied refuses. */
export type Right = {
  readonly actions: readonly string[]
  /** As policies name it: `acs:…`. */
  readonly resource: string
  readonly requestTags?: Tags
}

/** The actions of the product itself, on its own resource. */
export function productRight(
  resource: NamedResource,
  account: string,
  actions: readonly string[],
  requestTags: Tags,
): Right {
  return { actions, resource: productArn(resource, account), requestTags }
}

/** What a policy is asked about a resource as it is; one that is not there counts as without tags, in the default group. */
export function subjectOf(
  { type, target }: NamedResource,
  account: string,
  seen: Pick<StoredResource, 'tags' | 'group'> | undefined,
) {
  return {
    resource: productArn({ type, target }, account),
    resourceTags: new Map(seen?.tags.map(({ key, value }) => [key, value])),
    conditions: new Map([[RESOURCE_GROUP_KEY, [shownGroup(account, seen?.group ?? '')]]]),
  } satisfies Omit<Wanted, 'action'>
}

/** Why the call may not look at all resources of a type: the first of these that an action is not allowed on. */
export function typeDenial(
  { guard, permit }: Pick<TaggingCall, 'guard' | 'permit'>,
  types: readonly ResourceType[],
  region: string,
  action: string,
): Denial | undefined {
  for (const type of types) {
    const target = { home: homeOf(type, region), id: '*' }
    const resource = productArn({ type, target }, guard.account)
    const wanted = { action: `${type.ramCode}:${action}`, resource }
    const decision = permit.decide(wanted)
    if (decision.outcome !== 'allow') return { wanted, decision }
  }
  return undefined
}

function productArn(
  { type, target }: { readonly type: ResourceType; readonly target: Pick<ResourceTarget, 'home' | 'id'> },
  account: string,
): string {
  return `acs:${type.ramCode}:${target.home}:${account}:${type.ramPath}${target.id}`
}

/** An action on the resource as a thing of the estate. */
export function estateRight(action: string, { type, target }: NamedResource, account: string): Right {
  const path = `resource/${type.product}/${type.type}/${target.id}`
  return { actions: [action], resource: `acs:tagplane:${target.home}:${account}:${path}` }
}

/**
 * Whether all of the rights are there, on the resource as it is; one that is not there counts as without tags. With `groups`
 * (as they are stored) the rights must be there whichever of them the resource is in; without, they are those of where it is.
 */
export function mayAll(
  permit: Permit,
  account: string,
  rights: readonly Right[],
  seen: Pick<StoredResource, 'tags' | 'group'> | undefined,
  groups: readonly string[] = [seen?.group ?? ''],
): boolean {
  const resourceTags = new Map(seen?.tags.map(({ key, value }) => [key, value]))
  return groups.every((group) => {
    const conditions = new Map([[RESOURCE_GROUP_KEY, [shownGroup(account, group)]]])
    return rights.every(({ actions, ...subject }) =>
      mayAny(permit, actions, { ...subject, resourceTags, conditions }),
    )
  })
}

function mayAny(permit: Permit, actions: readonly string[], subject: Omit<Wanted, 'action'>): boolean {
  let allowed = false
  for (const action of actions) {
    const { outcome } = permit.decide({ action, ...subject })
    if (outcome === 'explicit-deny') return false
    if (outcome === 'allow') allowed = true
  }
  return allowed
}
