import type { WrappedKey } from '../core/keyring.ts'
import type { Tag, TagCategory, TagOrigin } from '../core/tag.ts'
import type { ConfiguredResources, EstateStore, ResourceFacts, TagRules } from './estate.ts'
import type { JournalStore } from './journal.ts'
import type { Lease, TakeLease, TakeShare } from './leases.ts'
import type { PresetStore } from './presets.ts'

/**
 * What a call was decided on. Every verb checks it in its own transaction or snapshot, and does nothing
 * when it does not hold: it rejects with `StaleGuard` or `ReplayedNonce`.
 */
export type Guard = {
  readonly account: string
  /** The version of the account's configuration that authentication and authorization have seen. */
  readonly configVersion: number
  readonly nonce?: Nonce
}

/** A nonce is accepted once per account and 30-minute slot of its signed time. */
export type Nonce = {
  /** Signed time of the request, milliseconds. */
  readonly signedAt: number
  /** 8 bytes of a hash over account and nonce. */
  readonly hash: Uint8Array
}

/** Makes a writing call safe to repeat: the same token with the same parameters answers the first outcome. */
export type Idempotency = {
  readonly operation: string
  readonly tokenHash: Uint8Array
  readonly parametersHash: Uint8Array
  /** Milliseconds; afterwards the token is forgotten. */
  readonly expiresAt: number
}

/** The token was used with other parameters. */
export class IdempotencyMismatch extends Error {
  override readonly name = 'IdempotencyMismatch'
}

/** A resource has another version than the call expects, and the call wants all of them or none. */
export class ResourcesMoved extends Error {
  override readonly name = 'ResourcesMoved'
}

/** Some resource cannot be done, and the call wants all of them or none. */
export class ResourcesRefused extends Error {
  override readonly name = 'ResourcesRefused'
  /** One per resource, in order; at least one is not `done`. */
  readonly outcomes: readonly TagOutcome[]

  constructor(outcomes: readonly TagOutcome[]) {
    super()
    this.outcomes = outcomes
  }
}

/** The configuration moved since the call was decided; decide again. */
export class StaleGuard extends Error {
  override readonly name = 'StaleGuard'
}

/** The same of a call that was to change the configuration itself: of those of one account, one at a time can be done. */
export class StaleChange extends StaleGuard {}

/** The nonce was used by a call that committed. */
export class ReplayedNonce extends Error {
  override readonly name = 'ReplayedNonce'
}

/** The store cannot be reached or refuses to write; what became of the call is not known. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** Identity of a resource within its account. */
export type ResourceKey = {
  /** That under which it is listed; empty unless the type is regional. */
  readonly region: string
  /** Canonical `product:type`. */
  readonly type: string
  readonly id: string
}

/** A resource as a call addresses it: a known one with another home is not this one. */
export type ResourceTarget = ResourceKey & {
  /** The region under which it is listed. */
  readonly home: string
  /** When given, the resource is touched only at this version. */
  readonly expectedVersion?: number
}

export type StoredTag = Tag & { readonly origin: TagOrigin }

export type StoredResource = ResourceKey & {
  readonly home: string
  /** Goes on, and never starts again, when a resource comes back that was taken out of the estate. */
  readonly version: number
  /** Id of its resource group; empty for the account's default group. */
  readonly group: string
  /** In byte order of the keys. */
  readonly tags: readonly StoredTag[]
}

/** What a service principal says of the tenant that it acts for. */
export type Delegation = {
  readonly serviceCode: string
  /** Digits. */
  readonly bid: string
  /** 1 to 128 characters. */
  readonly createdBy: string
  /** The only one that it touches. */
  readonly category: TagCategory
}

/** Who did what and when; stored with every writing call, also one that changed nothing. */
export type ChangeHeader = {
  /** The RequestId: a UUID that sorts by time. */
  readonly id: string
  /** Milliseconds. The store moves it forward so that no resource's history runs backwards. */
  readonly at: number
  /** RAM ARNs from the caller to whoever it acts for; the acting account is the guard's. */
  readonly principals: readonly string[]
  readonly delegation?: Delegation
  /** Network address of the caller. */
  readonly source: string
  /** For example `tag:UntagResources`. */
  readonly operation: string
  readonly job?: string
}

/** Keys, whatever their values, and keys with the one value with which they go; or every custom tag. */
export type KeySelection = 'all' | readonly (string | Tag)[]

export type RemoveTags = {
  readonly guard: Guard
  readonly change: ChangeHeader
  /** Distinct by region, type and id. */
  readonly resources: readonly ResourceTarget[]
  readonly keys: KeySelection
  /**
   * What becomes of a call of which some resource has another version than expected: the others are done (`skip`), or
   * nothing is, and the verb rejects with `ResourcesMoved`.
   */
  readonly whenMoved?: 'skip' | 'reject'
  /** The same of a call of which some resource cannot be done, for whatever reason: the verb rejects with `ResourcesRefused`. */
  readonly whenRefused?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

export type SetTags = TagRules & {
  readonly guard: Guard
  readonly change: ChangeHeader
  /** Distinct by region, type and id. */
  readonly resources: readonly ResourceTarget[]
  readonly tags: readonly StoredTag[]
  /** Whether these are to be the only custom tags: every other one goes. */
  readonly replacing?: boolean
  /** Whether unknown resources are registered, as `tagging`, or fail. */
  readonly register: boolean
  /** As in `RemoveTags`. */
  readonly whenMoved?: 'skip' | 'reject'
  readonly whenRefused?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

/** One per resource, in order. `moved`: the version was not the expected one. */
export type TagOutcome = 'done' | 'not-found' | 'over-quota' | 'moved'

export type ResourceChange = ResourceKey & {
  readonly home: string
  readonly outcome: TagOutcome
  /** Whether the call has brought the resource into the estate, or taken it out. */
  readonly existence?: 'registered' | 'deregistered'
  /** The change that touched the resource before, if any; also of one that is in the estate no more. */
  readonly previous?: string
  /** Only keys that changed: absent on one side means there was, or is, no such tag. */
  readonly before: readonly StoredTag[]
  readonly after: readonly StoredTag[]
  /** Only facts that changed: absent on one side means that it was, or is, empty. */
  readonly facts?: { readonly before: Partial<ResourceFacts>; readonly after: Partial<ResourceFacts> }
  readonly version?: number
}

export type Change = ChangeHeader & {
  readonly status: 'done' | 'pending'
  readonly resources: readonly ResourceChange[]
}

export type ListResources = {
  readonly guard: Guard
  readonly home: string
  /** Only resources that carry a tag of this category. */
  readonly category?: 'Custom' | 'System'
  readonly after?: { readonly type: string; readonly id: string }
  readonly limit: number
}

/** `next` is there when more may follow; a page may be short, since the work of one call is bounded. */
export type ResourcePage = {
  readonly resources: readonly StoredResource[]
  readonly next?: { readonly type: string; readonly id: string }
}

/** This very text, or whatever begins with it. */
export type TextMatch = { readonly equal: string } | { readonly prefix: string }

export type ListTagTexts = {
  readonly guard: Guard
  readonly home: string
  /** The values of this key; without it, the keys. */
  readonly key?: string
  /** Only keys of this category. */
  readonly category?: 'Custom' | 'System'
  readonly matching?: TextMatch
  /** Canonical `product:type`: only what a resource of this type carries now. */
  readonly type?: string
  /** Where the page before ended: its `next`. */
  readonly after?: readonly string[]
  readonly limit: number
  /** Milliseconds: a tag that no resource carries any more is listed until its time is over. */
  readonly now: number
}

/**
 * Keys or values in byte order; `next` is there when more may follow, also behind a page that is short or empty: one call visits at
 * most 10,000 entries of indexes. How many it needs for a page does not grow with the estate; with `type`, it grows with the
 * values of the keys that no resource of the type carries.
 */
export type TagTextPage = {
  readonly texts: readonly string[]
  readonly next?: readonly string[]
  /** Index entries that the call has looked at. */
  readonly visited: number
}

export type ConfigDocument = {
  readonly kind: string
  readonly name: string
  readonly version: number
  readonly value: unknown
}

export type ConfigSnapshot = { readonly version: number; readonly documents: readonly ConfigDocument[] }

export type ConfigChanges = {
  readonly puts: readonly { readonly kind: string; readonly name: string; readonly value: unknown }[]
  readonly deletes: readonly { readonly kind: string; readonly name: string }[]
  /** New access keys of the account. */
  readonly newKeys?: readonly Omit<AccessKey, 'account'>[]
  /** Ids of access keys of the account that are no more; one that it has not is no error. */
  readonly deletedKeys?: readonly string[]
}

export type ChangeConfig = ConfigChanges & {
  readonly guard: Guard
  readonly change: ChangeHeader
  /** Changes of other accounts, each named once, whatever their version; one that is not there is made. */
  readonly others?: readonly (ConfigChanges & { readonly account: string })[]
  /** Ids of resource groups of the account: while a resource is in one, nothing is done, and the verb rejects with `GroupNotEmpty`. */
  readonly emptyGroups?: readonly string[]
  /** Resources that come or go with the documents, in the same transaction and record. */
  readonly resources?: ConfiguredResources
}

export type AccessKey = {
  readonly id: string
  readonly account: string
  readonly principal: string
  readonly sealedSecret: string
  readonly status: 'active' | 'inactive'
}

/** When an access key signed a call. */
export type KeyUse = {
  readonly keyId: string
  /** Milliseconds. */
  readonly at: number
}

/** The key of the root of the installation's first account, or that of its operator. */
export type KeyHolder = {
  readonly account: string
  readonly keyId: string
  readonly sealedSecret: string
}

/**
 * The store's port. Each verb is one atomic transaction and one round trip, durable when it resolves;
 * after it, every read on every node sees it. Verbs on one resource are linearizable. Rejects with
 * `StaleGuard`, `StaleChange`, `ReplayedNonce`, `ResourcesMoved`, `ResourcesRefused`, `IdempotencyMismatch`, `GroupNotEmpty`,
 * `PresetRefused` or `StoreUnavailable`; anything else is a bug.
 */
export interface Store extends EstateStore, JournalStore, PresetStore, AsyncDisposable {
  /** The wrapped data key of the installation; undefined on an empty store. */
  readDataKey(): Promise<WrappedKey | undefined>
  /** Keeps the first data key that any node offers, and answers the one kept. */
  keepDataKey(offered: WrappedKey): Promise<WrappedKey>
  /** Keeps `wrapped` in the place of `former`, if that is still the one kept; answers the one in force. */
  replaceDataKey(former: WrappedKey, wrapped: WrappedKey): Promise<WrappedKey>
  /** The root identity in force; undefined before the first `putRoot`. */
  readRoot(): Promise<KeyHolder | undefined>
  /** Makes the account where it is missing, and this its only root key; the former one is revoked. */
  putRoot(root: KeyHolder, at: number): Promise<void>
  /** As `readRoot`, of whoever runs the installation. */
  readOperator(): Promise<KeyHolder | undefined>
  /** As `putRoot`. */
  putOperator(operator: KeyHolder, at: number): Promise<void>

  /** The access key with its account's configuration version; undefined when unknown. */
  findAccessKey(keyId: string): Promise<(AccessKey & { readonly configVersion: number }) | undefined>
  /** The account's configuration, or undefined when it is still at `since`. */
  readConfig(account: string, since: number): Promise<ConfigSnapshot | undefined>
  /** Writes documents and keys against the version in the guard; answers the account's new version. */
  changeConfig(command: ChangeConfig): Promise<number>
  /** Keeps when access keys were used last, never an earlier time than the one kept; a key that is no more is left out. */
  recordKeyUses(uses: readonly KeyUse[]): Promise<void>
  /** When a key of the account was used last, in milliseconds, as far as it is recorded. */
  readKeyUse(guard: Guard, keyId: string): Promise<number | undefined>
  /** Checks the guard and keeps nothing: its nonce may still be used. For calls that are refused. */
  check(guard: Guard): Promise<void>
  /** Checks the guard, for operations that touch no tag data; `durable` keeps the nonce of a writing one. */
  confirm(confirmation: { readonly guard: Guard; readonly durable: boolean }): Promise<void>

  /** Removes the keys where they are. A key that is not there is no error. */
  removeTags(command: RemoveTags): Promise<readonly TagOutcome[]>
  /** Sets the tags, each key replacing what it was, or all of them replacing what there was. */
  setTags(command: SetTags): Promise<readonly TagOutcome[]>
  /** The resources in the order of `keys`; undefined for an unknown one, or one with another home. */
  readResources(
    guard: Guard,
    keys: readonly ResourceTarget[],
  ): Promise<readonly (StoredResource | undefined)[]>
  /** The homes of the resources of these types and ids, in byte order; one list for each. */
  locateResources(
    guard: Guard,
    names: readonly Pick<ResourceKey, 'type' | 'id'>[],
  ): Promise<readonly (readonly string[])[]>
  /** Tagged resources of one home in byte order of type and id. */
  listResources(query: ListResources): Promise<ResourcePage>
  /** The keys of one home, or the values of one key, that some resource carries or has carried lately. */
  listTagTexts(query: ListTagTexts): Promise<TagTextPage>
  /** A recorded change; undefined when no call of that id committed. */
  readChange(account: string, id: string): Promise<Change | undefined>

  /**
   * Brings the indexes up to date with recorded changes, a bounded piece; answers whether more is waiting.
   * `due`: only what is worth doing now; `all`: whatever waits.
   */
  maintain(extent: 'due' | 'all'): Promise<boolean>
  /**
   * Clears away what has expired by `now`, a bounded piece; answers whether more is waiting. Under a lease that
   * has another holder since nothing is cleared, and nothing is waiting.
   */
  sweep(now: number, lease?: Lease): Promise<boolean>
  /** Makes `owner` the holder, or lets it stay so, unless somebody else holds the lease at `now`. */
  takeLease(wanted: TakeLease): Promise<Lease | undefined>
  /**
   * Only of a store that several nodes share. Answers what this node gets of what the second has left; where the
   * nodes want more than there is, each as much of it as it wanted of all that was wanted in the second before. One
   * call per account, api, second and node.
   */
  takeShare?(wanted: TakeShare): Promise<number>
}
