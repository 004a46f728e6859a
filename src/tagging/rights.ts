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
  const all = types.map((type): Wanted => {
    const target = { home: homeOf(type, region), id: '*' }
    return { action: `${type.ramCode}:${action}`, resource: productArn({ type, target }, guard.account) }
  })
  return filterDenial(permit, all, filters)
}

/** More ways to choose among values than any list of single tags has; a call of which policies ask for more is denied. */
const MAX_CHOICES = 1_500

/**
 * The first that is denied where a call filters by tags, which policies see as those of a request: of several values of
 * a key every one has to be allowed, with every one of each other key.
 */
export function filterDenial(
  permit: Permit,
  all: readonly Wanted[],
  filters: readonly TagCondition[],
): Denial | undefined {
  const values = new Map(
    [...Map.groupBy(filters, ({ key }) => key)].map(
      ([key, some]) => [key, new Set(some.flatMap(({ values = [''] }) => values))] as const,
    ),
  )
  for (const wanted of all) {
    const denial = choiceDenial(permit, wanted, values)
    if (denial) return denial
  }
  return undefined
}

type Choice = { readonly left: Iterator<string>; value: string }

/** Goes through what policies can see: of keys that they never ask for, the values make no difference. */
function choiceDenial(
  permit: Permit,
  wanted: Wanted,
  values: ReadonlyMap<string, ReadonlySet<string>>,
): Denial | undefined {
  // In the order in which they were asked for, which depends on the values of those before only.
  const chosen = new Map<string, Choice>()
  const requestTags: Tags = {
    get(key) {
      const known = chosen.get(key)
      if (known) return known.value
      const left = values.get(key)?.values()
      const first = left?.next()
      if (!left || first?.done !== false) return undefined
      chosen.set(key, { left, value: first.value })
      return first.value
    },
  }
  for (let choices = 1; ; choices++) {
    const denial = firstDenial(permit, [{ ...wanted, requestTags }])
    if (denial) return denial
    if (!chooseNext(chosen)) return undefined
    if (choices === MAX_CHOICES) return { wanted, decision: { outcome: 'implicit-deny' } }
  }
}

/** Whether there is another choice: another value of the key that was asked for last, or of one before it. */
function chooseNext(chosen: Map<string, Choice>): boolean {
  for (const [key, choice] of [...chosen].reverse()) {
    const next = choice.left.next()
    if (!next.done) {
      choice.value = next.value
      return true
    }
    chosen.delete(key)
  }
  return false
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
