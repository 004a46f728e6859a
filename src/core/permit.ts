import type { BoundedDecision } from './policy/decision.ts'

export type Tags = ReadonlyMap<string, string>

/** What a policy would have to allow. */
export type Wanted = {
  /** Such as `tag:UntagResources`. */
  readonly action: string
  /** `acs:product:region:account:…` */
  readonly resource: string
  /** Tags that the call names; one that it names without a value has an empty one. */
  readonly requestTags?: Tags
  /** Tags of the resource before the call. */
  readonly resourceTags?: Tags
}

/** What the caller of one call may do, under the circumstances of that call. */
export type Permit = {
  readonly decide: (wanted: Wanted) => BoundedDecision
  /** Whether a decision on the action may depend on the tags of the resource. */
  readonly readsResourceTags: (action: string) => boolean
}
