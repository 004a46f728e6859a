import type { BoundedDecision, ConditionContext } from './policy/decision.ts'

/** The value of each key. */
export type Tags = Pick<ReadonlyMap<string, string>, 'get'>

/** What a policy would have to allow. */
export type Wanted = {
  /** Such as `tag:UntagResources`. */
  readonly action: string
  /** `acs:product:region:account:…` */
  readonly resource: string
  /** The same resource as it is spelled elsewhere: what policies say of either holds, a denial first. */
  readonly alsoNamed?: string
  /** The resource may lie in another account, which decides for itself, too. */
  readonly foreign?: true
  /** Tags that the call names; one that it names without a value has an empty one. */
  readonly requestTags?: Tags
  /** Tags of the resource before the call. */
  readonly resourceTags?: Tags
  /** Condition keys of the service, in their one spelling. */
  readonly conditions?: ReadonlyMap<string, readonly string[]>
}

/** A denial, and all that it was decided on. */
export type Denial = { readonly wanted: Wanted; readonly decision: RefusedDecision }

type RefusedDecision = Omit<BoundedDecision, 'boundary'> & { readonly boundary?: 'session' | 'trust' }

/** What the caller of one call may do, under the circumstances of that call. */
export type Permit = {
  readonly decide: (wanted: Wanted) => BoundedDecision
  /** Whether a decision on the action may depend on the tags or the group of the resource. */
  readonly readsResource: (action: string) => boolean
  /** The account on whose resources everything is allowed, whatever they are: nothing need be decided one by one. */
  readonly allRightsIn?: string
  /** The condition keys that are the same for all decisions of the call. */
  readonly conditions: ConditionContext
}

/** The first that is denied; undefined where all are allowed. */
export function firstDenial(permit: Permit, all: readonly Wanted[]): Denial | undefined {
  for (const wanted of all) {
    const decision = permit.decide(wanted)
    if (decision.outcome !== 'allow') return { wanted, decision }
  }
  return undefined
}
