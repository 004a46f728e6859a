/** A policy that a user, a group or a role has. */
export type Attachment = {
  readonly type: 'System' | 'Custom'
  readonly name: string
  /** Milliseconds. */
  readonly attachedAt: number
}

type Made = {
  /** Milliseconds. */
  readonly createdAt: number
  /** Milliseconds. */
  readonly updatedAt: number
}

export type User = Made & {
  readonly name: string
  readonly displayName: string
  readonly mobilePhone: string
  readonly email: string
  readonly comments: string
  /** Ids of the groups that it is in, with the time at which it came in. */
  readonly groups: readonly { readonly id: string; readonly joinedAt: number }[]
  readonly policies: readonly Attachment[]
}

export type Group = Made & {
  readonly name: string
  readonly comments: string
  readonly policies: readonly Attachment[]
}

export type Role = Made & {
  readonly name: string
  readonly description: string
  /** The text of the trust policy, as it was given. */
  readonly trustPolicy: string
  readonly maxSessionSeconds: number
  readonly policies: readonly Attachment[]
}

export type PolicyVersion = {
  /** `v1`, `v2`… */
  readonly id: string
  /** The text of the policy, as it was given. */
  readonly document: string
  /** Milliseconds. */
  readonly createdAt: number
}

export type CustomPolicy = Made & {
  readonly description: string
  readonly defaultVersion: string
  /** The number of the next version. */
  readonly nextVersion: number
  readonly versions: readonly PolicyVersion[]
}

/** An access key of a user; its secret lies with the keys of the store. */
export type UserKey = {
  /** Id of the user. */
  readonly user: string
  readonly active: boolean
  /** Milliseconds. */
  readonly createdAt: number
}

/** The kinds of their documents. A document is named by id; that of a policy by the policy's name. */
export const USER = 'user'
export const GROUP = 'group'
export const ROLE = 'role'
export const POLICY = 'policy'
export const USER_KEY = 'user-key'

/** Something of an account, with the id or name that its document has. */
export type Entry<T> = T & { readonly id: string }

/** All of one kind. Names are unique without regard to case, and found so. */
export type Directory<T> = {
  readonly byId: ReadonlyMap<string, Entry<T>>
  /** The one of that name, in any case. */
  readonly named: (name: string) => Entry<T> | undefined
  /** In byte order of the names. */
  readonly sorted: () => readonly Entry<T>[]
}

/** The identities of an account. */
export type Identities = {
  readonly users: Directory<User>
  readonly groups: Directory<Group>
  readonly roles: Directory<Role>
  readonly policies: Directory<CustomPolicy & { readonly name: string }>
  /** By the id of the key. */
  readonly keys: ReadonlyMap<string, Entry<UserKey>>
}

type Document = { readonly kind: string; readonly name: string; readonly value: unknown }

const known = new WeakMap<readonly Document[], Identities>()

/** The identities in the configuration of an account; the same documents are read once. */
export function identitiesOf(documents: readonly Document[]): Identities {
  const identities = known.get(documents) ?? readIdentities(documents)
  known.set(documents, identities)
  return identities
}

function readIdentities(documents: readonly Document[]): Identities {
  const byKind = Map.groupBy(documents, ({ kind }) => kind)
  const entries = <T>(kind: string) =>
    new Map((byKind.get(kind) ?? []).map(({ name, value }) => [name, { ...(value as T), id: name }]))
  const policies = entries<CustomPolicy>(POLICY)
  return {
    users: directory(entries<User>(USER)),
    groups: directory(entries<Group>(GROUP)),
    roles: directory(entries<Role>(ROLE)),
    policies: directory(new Map([...policies].map(([name, policy]) => [name, { ...policy, name }]))),
    keys: entries<UserKey>(USER_KEY),
  }
}

function directory<T extends { readonly name: string }>(byId: ReadonlyMap<string, Entry<T>>): Directory<T> {
  const byName = new Map([...byId.values()].map((entry) => [entry.name.toLowerCase(), entry]))
  let sorted: readonly Entry<T>[] | undefined
  return {
    byId,
    named: (name) => byName.get(name.toLowerCase()),
    sorted: () => {
      sorted ??= [...byId.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
      return sorted
    },
  }
}
