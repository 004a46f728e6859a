import type { Permit, Tags, Wanted } from '../core/permit.ts'
import { RESOURCE_GROUP_KEY } from '../core/policy/condition.ts'
import { shownGroup } from '../core/resource-groups.ts'
import type { StoredResource } from '../store/store.ts'
import type { NamedResource } from './outcome.ts'

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

function productArn({ type, target }: Pick<NamedResource, 'type' | 'target'>, account: string): string {
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
