import type { TagCategory } from '../core/tag.ts'
import type { ChangeHeader, Guard, Idempotency, ResourceTarget, StoredResource, StoredTag } from './store.ts'

/** How a resource came to be known: it was tagged, registered by a call, or made through its product. */
export type Registration = 'tagging' | 'call' | 'product'

/** Another resource that one belongs to or works with, such as the instance of a disk; it need not be registered. */
export type Relation = {
  /** For example `attached-to`. */
  readonly kind: string
  readonly region: string
  /** Canonical `product:type`. */
  readonly type: string
  readonly id: string
}

/** What is known of a resource beside its tags. */
export type ResourceFacts = {
  /** Empty where it has none. */
  readonly name: string
  /** Id of its resource group; empty for the account's default group. */
  readonly group: string
  /** Who made it, in the words of whoever registered it; empty where unknown. */
  readonly createdBy: string
  /** In the order given. */
  readonly relations: readonly Relation[]
  readonly attributes: Readonly<Record<string, string>>
}

export type RegisteredResource = StoredResource &
  ResourceFacts & {
    readonly registeredBy: Registration
    /** Milliseconds. */
    readonly registeredAt: number
  }

export type PutResource = ResourceTarget & {
  /** A fact that is left out stays as it is; of a new resource it is empty. */
  readonly facts: Partial<ResourceFacts>
  /** Set as by `setTags`; other tags stay. */
  readonly tags?: readonly StoredTag[]
}

/** What holds for the tags of all resources that a call sets them on. */
export type TagRules = {
  /** How many custom tags a resource may hold; refused only where a call would add to its number. */
  readonly quota: number
  /** By canonical type, where it is another number. */
  readonly quotaOfType?: ReadonlyMap<string, number>
  /** Tags of the system that a resource gets which the call registers; those of the call come before them. */
  readonly registrationTags?: readonly StoredTag[]
}

export type PutResources = TagRules & {
  readonly guard: Guard
  readonly change: ChangeHeader
  /** Distinct by region, type and id; at most 1,000. */
  readonly resources: readonly PutResource[]
  /** How unknown resources are registered; left out, they are not found. */
  readonly register?: Registration
  /** As in `RemoveTags`. */
  readonly whenMoved?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

/** One per resource, in order. `not-found` too where the name is known under another home. */
export type PutOutcome = 'registered' | 'changed' | 'unchanged' | 'not-found' | 'over-quota' | 'moved'

/** What the configuration says is there, in one of the accounts that a change of it concerns: distinct, at most 1,000. */
export type ConfiguredResources = { readonly account: string } & (
  | ({ readonly register: readonly PutResource[] } & Pick<TagRules, 'registrationTags'>)
  | { readonly deregister: readonly ResourceTarget[] }
)

export type DeregisterResources = {
  readonly guard: Guard
  readonly change: ChangeHeader
  /** Distinct by region, type and id; at most 1,000. */
  readonly resources: readonly ResourceTarget[]
  readonly whenMoved?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

/** The resource carries the key, with one of the values, which are distinct, where they are given. */
export type TagCondition = { readonly key: string; readonly values?: readonly string[] }

/** All that is given must hold. */
export type FindResources = {
  readonly guard: Guard
  /** Only those that are listed under this region. */
  readonly home?: string
  /** Canonical `product:type`; one of them. */
  readonly types?: readonly string[]
  readonly group?: string
  readonly tags?: readonly TagCondition[]
  /** Only those that do not carry this. */
  readonly without?: TagCondition
  /** Only those that carry a tag, of this category. */
  readonly tagged?: TagCategory | 'any'
  /** Only those that carry no custom tag. */
  readonly untagged?: boolean
  /** Milliseconds: only those registered then or later. */
  readonly registeredSince?: number
  /** Where the page before ended: its `next`. */
  readonly after?: readonly string[]
  readonly limit: number
}

/**
 * `next` is there when more may follow, also behind a page that is short or empty: one call visits at most 10,000 entries of indexes,
 * and how many it needs for a page does not grow with the estate as long as a single filter is given, `without` aside.
 */
export type FoundPage = {
  readonly resources: readonly RegisteredResource[]
  readonly next?: readonly string[]
  /** Index entries that the call has looked at. */
  readonly visited: number
}

/** A resource group that is to go still has resources. */
export class GroupNotEmpty extends Error {
  override readonly name = 'GroupNotEmpty'
}

/** The part of the store's port that says which resources there are. The promises of `Store` hold. */
export interface EstateStore {
  /** Registers resources, or changes what is known of them. A resource of which nothing changes keeps its version. */
  putResources(command: PutResources): Promise<readonly PutOutcome[]>
  /** Takes resources out of the estate, their tags with them; the history stays, and goes on if one comes back. */
  deregisterResources(command: DeregisterResources): Promise<readonly ('done' | 'not-found' | 'moved')[]>
  /** The resources in the order of `keys`; undefined for an unknown one, or one with another home. */
  describeResources(
    guard: Guard,
    keys: readonly ResourceTarget[],
  ): Promise<readonly (RegisteredResource | undefined)[]>
  /**
   * One page in byte order of home, type, id and region. Before them comes, where `registeredSince` is given, the time of
   * registration; else, where `tags` has no condition of exactly one value, the value of its first key, behind the home.
   */
  findResources(query: FindResources): Promise<FoundPage>
}
