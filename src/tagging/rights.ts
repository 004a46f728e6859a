import { homeOf } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import { type Denial, firstDenial, type Permit, type Tags, type Wanted } from '../core/permit.ts'
import { RESOURCE_GROUP_KEY } from '../core/policy/condition.ts'
import { shownGroup } from '../core/resource-groups.ts'
import type { TagCondition } from '../store/estate.ts'
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

/** What a list looks through. */
export type Searched = {
  readonly types: readonly ResourceType[]
  readonly region: string
  /** Without its RAM code; it must be allowed on every type. */
  readonly action: string
  /** The tags that the call names. */
  readonly filters: readonly TagCondition[]
}

/** Why the call may not look at all resources of a type: the first of these that an action is not allowed on. */
export function typeDenial(
  { guard, permit }: Pick<TaggingCall, 'guard' | 'permit'>,
  { types, region, action, filters }: Searched,
): Denial | undefined {
  const named = tagsNamed(filters)
  const all = types.flatMap((type): readonly Wanted[] => {
    const target = { home: homeOf(type, region), id: '*' }
    const resource = productArn({ type, target }, guard.account)
    return named.map((requestTags) => ({ action: `${type.ramCode}:${action}`, resource, requestTags }))
  })
  return firstDenial(permit, all)
}

/** Tags by which a call filters, as policies see those of a request: of several values of a key every one has to be allowed. */
export function tagsNamed(filters: readonly TagCondition[]): readonly [Tags, ...Tags[]] {
  const values = [...Map.groupBy(filters, ({ key }) => key)].map(
    ([key, some]) => [key, some.flatMap(({ values = [''] }) => values)] as const,
  )
  const turn = (n: number): Tags =>
    new Map(values.map(([key, all]) => [key, all[Math.min(n, all.length - 1)] ?? '']))
  const most = Math.max(1, ...values.map(([, all]) => all.length))
  return [turn(0), ...Array.from({ length: most - 1 }, (_, i) => turn(i + 1))]
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
