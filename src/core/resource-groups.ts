import { derivedId } from './derived-id.ts'

/** A resource group as the account's configuration keeps it; the name of the document is the id of the group. */
export type ResourceGroup = {
  /** Unique within the account, and kept. */
  readonly name: string
  readonly displayName: string
  /** Milliseconds; undefined for the default group, which nobody has made. */
  readonly createdAt?: number
}

/** The kind of its document. */
export const RESOURCE_GROUP = 'resource-group'

export type GroupEntry = ResourceGroup & { readonly id: string }

/** The resource groups of an account. */
export type ResourceGroups = {
  readonly byId: ReadonlyMap<string, GroupEntry>
  /** In any case. */
  readonly named: (name: string) => GroupEntry | undefined
  /** In byte order of the names. */
  readonly sorted: readonly GroupEntry[]
}

const DEFAULT_GROUP: ResourceGroup = { name: 'default', displayName: 'default resource group' }
const ID_LENGTH = 15

/** The id of a group that the call makes. */
export function newGroupId(requestId: string): string {
  return derivedId('rg', ID_LENGTH, requestId)
}

const MAX_DERIVED = 10_000
/** Every resource of a call asks for it, and hashing is most of what that would cost. */
const derived = new Map<string, string>()

/** Every account has a group for what is in no other; its id follows from the account's. */
export function defaultGroupId(account: string): string {
  const id = derived.get(account) ?? derivedId('rg', ID_LENGTH, `default of ${account}`)
  if (derived.size >= MAX_DERIVED) derived.clear()
  derived.set(account, id)
  return id
}

const known = new WeakMap<ReadonlyMap<string, ResourceGroup>, ResourceGroups>()

/** The groups of an account: those of its configuration, by id, and the default one. The same map is read once. */
export function resourceGroupsOf(account: string, made: ReadonlyMap<string, ResourceGroup>): ResourceGroups {
  const groups = known.get(made) ?? readGroups(account, made)
  known.set(made, groups)
  return groups
}

function readGroups(account: string, made: ReadonlyMap<string, ResourceGroup>): ResourceGroups {
  const all = new Map([[defaultGroupId(account), DEFAULT_GROUP], ...made])
  const byId = new Map([...all].map(([id, group]) => [id, { ...group, id }]))
  const sorted = [...byId.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const byName = new Map(sorted.map((group) => [group.name.toLowerCase(), group]))
  return { byId, named: (name) => byName.get(name.toLowerCase()), sorted }
}

/** As resources are stored: those of the default group name none. */
export function storedGroup(account: string, id: string): string {
  return id === defaultGroupId(account) ? '' : id
}

/** As the wire names the group of a stored resource. */
export function shownGroup(account: string, stored: string): string {
  return stored === '' ? defaultGroupId(account) : stored
}
