/** The tree of accounts that one of them manages, as its configuration keeps it. */
export type DirectoryRoot = {
  readonly id: string
  /** Id of the root folder. */
  readonly root: string
  /** Milliseconds. */
  readonly createdAt: number
}

/** The name of the document is the id of the folder. */
export type Folder = {
  readonly name: string
  readonly parent: string
  /** Id of the directory: what an earlier one has left behind is none of this one's. */
  readonly directory: string
  /** Milliseconds. */
  readonly createdAt: number
}

/** The name of the document is the id of the account. */
export type Member = {
  /** As it was named when it came in. */
  readonly name: string
  readonly folder: string
  readonly directory: string
  /** Milliseconds. */
  readonly joinedAt: number
}

/** What the configuration of a member says of the directory that it is in. */
export type Membership = {
  readonly management: string
  readonly directory: string
  /** The ids from the directory down to the folder that it is in. */
  readonly path: string
}

/** Where an account is, as policies see it. */
export type DirectoryPlace = {
  /** Id of the directory. */
  readonly directory: string
  /** The ids from the directory down to the account itself. */
  readonly path: string
}

export const DIRECTORY = { kind: 'directory', name: 'root' } as const
export const MEMBERSHIP = { kind: 'directory', name: 'membership' } as const
export const FOLDER = 'directory-folder'
export const MEMBER = 'directory-member'

/** Levels of folders below the root. */
export const MAX_FOLDER_DEPTH = 5

export type FolderEntry = Folder & { readonly id: string }
export type MemberEntry = Member & { readonly account: string }

export type Directory = DirectoryRoot & {
  /** By id, without the root. */
  readonly folders: ReadonlyMap<string, FolderEntry>
  /** By the id of the account. */
  readonly members: ReadonlyMap<string, MemberEntry>
}

type Document = { readonly kind: string; readonly name: string; readonly value: unknown }

/** The directory in the configuration of the account that manages it; undefined where there is none. */
export function directoryOf(documents: readonly Document[]): Directory | undefined {
  const root = documentAt(documents, DIRECTORY) as DirectoryRoot | undefined
  if (!root) return undefined
  const folders = new Map<string, FolderEntry>()
  const members = new Map<string, MemberEntry>()
  for (const { kind, name, value } of documents) {
    const folder = value as Folder
    const member = value as Member
    if (kind === FOLDER && folder.directory === root.id) folders.set(name, { ...folder, id: name })
    if (kind === MEMBER && member.directory === root.id) members.set(name, { ...member, account: name })
  }
  return { ...root, folders, members }
}

/** The directory that the account is a member of; undefined where it is in none. */
export function membershipOf(documents: readonly Document[]): Membership | undefined {
  return documentAt(documents, MEMBERSHIP) as Membership | undefined
}

const places = new WeakMap<readonly Document[], DirectoryPlace | false>()

/** The place of the account with this configuration; undefined where it is in no directory. The same documents are read once. */
export function placeOf(account: string, documents: readonly Document[]): DirectoryPlace | undefined {
  const place = places.get(documents) ?? readPlace(account, documents) ?? false
  places.set(documents, place)
  return place || undefined
}

function readPlace(account: string, documents: readonly Document[]): DirectoryPlace | undefined {
  const membership = membershipOf(documents)
  if (membership) return { directory: membership.directory, path: `${membership.path}/${account}` }
  const managed = documentAt(documents, DIRECTORY) as DirectoryRoot | undefined
  return managed && { directory: managed.id, path: `${managed.id}/${managed.root}/${account}` }
}

function documentAt(documents: readonly Document[], { kind, name }: { kind: string; name: string }): unknown {
  return documents.find((document) => document.kind === kind && document.name === name)?.value
}

export function hasFolder({ root, folders }: Directory, id: string): boolean {
  return id === root || folders.has(id)
}

/** The ids from the root down to the folder. */
export function pathTo({ root, folders }: Directory, id: string): readonly string[] {
  const path: string[] = []
  for (let at: string | undefined = id; at !== undefined; at = folders.get(at)?.parent) {
    // A tree has no way longer than its folders are many.
    if (path.length > folders.size) throw new Error(`The folder ${id} is not below its root`)
    path.unshift(at)
  }
  if (path[0] !== root) throw new Error(`The folder ${id} is not below its root`)
  return path
}

/** The ids from the directory down to the folder, as answers and policies write them. */
export function folderPath(directory: Directory, id: string): string {
  return [directory.id, ...pathTo(directory, id)].join('/')
}

/** What a member in the folder knows of the directory. */
export function membershipIn(directory: Directory, management: string, folder: string): Membership {
  return { management, directory: directory.id, path: folderPath(directory, folder) }
}

/** The members that are in the folder, or somewhere below it. */
export function membersBelow(directory: Directory, id: string): readonly MemberEntry[] {
  return [...directory.members.values()].filter(({ folder }) => pathTo(directory, folder).includes(id))
}

/** Levels below the root: of the root itself 0. */
export function depthOf(directory: Directory, id: string): number {
  return pathTo(directory, id).length - 1
}

/** Levels of folders below this one. */
export function heightOf(directory: Directory, id: string): number {
  const below = childrenOf(directory, id)
  return below.length === 0 ? 0 : 1 + Math.max(...below.map((folder) => heightOf(directory, folder.id)))
}

/** The folders in a folder, in byte order of their names. */
export function childrenOf({ folders }: Directory, id: string): readonly FolderEntry[] {
  const children = [...folders.values()].filter(({ parent }) => parent === id)
  return children.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The members in a folder, in byte order of their ids. */
export function membersIn({ members }: Directory, id: string): readonly MemberEntry[] {
  const inside = [...members.values()].filter(({ folder }) => folder === id)
  return inside.sort((a, b) => (a.account < b.account ? -1 : 1))
}
