import {
  type Directory,
  type FolderEntry,
  folderPath,
  hasFolder,
  type MemberEntry,
} from '../../core/directory.ts'
import { string } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import type { Fail } from '../operation.ts'
import { ownArn } from '../own-resources.ts'
import { object, optional, text } from '../response.ts'
import type { Settings } from '../settings.ts'

export const MAX_FOLDERS = 1_000
export const MAX_MEMBERS = 1_000

const NAME = /^[\p{L}\p{M}\p{Nd}_.-]{1,24}$/u

export const folderId = (doc: string) =>
  string({ doc, example: 'fd-u8b3210kqz', required: 'MissingFolderId' })

export const parentFolderId = (doc: string) =>
  string({ doc, example: 'r-wm1234567a', required: 'MissingParentFolderId' })

export const folderName = string({
  doc: 'A name that no other folder of the parent has, case disregarded: 1 to 24 letters of any script, digits, underscores, dots and hyphens.',
  ...{ example: 'production', required: 'MissingFolderName' },
})

export function checkFolderName(name: string, fail: Fail<'InvalidParameter'>): void {
  if (!NAME.test(name)) {
    fail('InvalidParameter', 'FolderName', 'It is 1 to 24 letters, digits, underscores, dots and hyphens.')
  }
}

/** The directory that the account manages. */
export function managedBy({ directory }: Settings, fail: Fail<'DirectoryNotFound'>): Directory {
  return directory ?? fail('DirectoryNotFound')
}

/** The folder of that id; the root is none that could be changed. */
export function findFolder({ folders }: Directory, id: string, fail: Fail<'FolderNotFound'>): FolderEntry {
  return folders.get(id) ?? fail('FolderNotFound', id)
}

/** The id, if it is the root's or a folder's. */
export function knownFolder(directory: Directory, id: string, fail: Fail<'FolderNotFound'>): string {
  return hasFolder(directory, id) ? id : fail('FolderNotFound', id)
}

/** Whether a folder within `parent`, and other than `id`, has the name. */
export function hasSibling({ folders }: Directory, parent: string, name: string, id = ''): boolean {
  const wanted = name.toLowerCase()
  return [...folders.values()].some(
    (folder) => folder.parent === parent && folder.id !== id && folder.name.toLowerCase() === wanted,
  )
}

export const shownDirectory = object('The directory.', {
  DirectoryId: text('Its id.', 'rd-3g1234567b'),
  ManagementAccountId: text('The account that manages it.', '1234567890123456'),
  RootFolderId: optional(text('Its root folder; members are not shown it.', 'r-wm1234567a')),
  CreateDate: optional(text('When it was enabled, UTC; members are not shown it.', '2026-11-24T12:00:00Z')),
})

export function toShownDirectory(
  { id, root, createdAt }: Pick<Directory, 'id' | 'root' | 'createdAt'>,
  account: string,
) {
  return {
    ...{ DirectoryId: id, ManagementAccountId: account, RootFolderId: root },
    CreateDate: dateOf(createdAt),
  }
}

export const folder = object('A folder.', {
  FolderId: text('Its id, which it keeps wherever it is moved.', 'fd-u8b3210kqz'),
  FolderName: text('Its name.', 'production'),
  ParentFolderId: text('The folder that it is in, or the root.', 'r-wm1234567a'),
  Path: text('The ids from the directory down to it.', 'rd-3g1234567b/r-wm1234567a/fd-u8b3210kqz'),
  FolderArn: text(
    'Its ARN, by which it can be tagged.',
    'arn:acs:rm:cn-hangzhou:123456789****:Folder/fd-u8b3210kqz',
  ),
  CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
})

export function toFolder(entry: FolderEntry, directory: Directory, account: string) {
  return {
    ...{ FolderId: entry.id, FolderName: entry.name, ParentFolderId: entry.parent },
    Path: `${folderPath(directory, entry.parent)}/${entry.id}`,
    ...{ FolderArn: ownArn(account, 'Folder', entry.id), CreateDate: dateOf(entry.createdAt) },
  }
}

export const member = object('A member.', {
  AccountId: text('The id of the account.', '2345678901234567'),
  Name: text('Its name, as it was when it came in.', 'team-red'),
  FolderId: text('The folder that it is in, or the root.', 'fd-u8b3210kqz'),
  Path: text('The ids from the directory down to that folder.', 'rd-3g1234567b/r-wm1234567a/fd-u8b3210kqz'),
  MemberArn: text(
    'Its ARN in the account that manages the directory, by which it can be tagged.',
    'arn:acs:rm:cn-hangzhou:123456789****:account/2345678901234567',
  ),
  JoinDate: text('When it came in, UTC.', '2026-11-24T12:00:00Z'),
})

export function toMember(entry: MemberEntry, directory: Directory, account: string) {
  return {
    ...{ AccountId: entry.account, Name: entry.name, FolderId: entry.folder },
    Path: folderPath(directory, entry.folder),
    ...{ MemberArn: ownArn(account, 'account', entry.account), JoinDate: dateOf(entry.joinedAt) },
  }
}

/** The examples of all pages. */
export const exampleDirectory = {
  ...{ DirectoryId: 'rd-3g1234567b', ManagementAccountId: '1234567890123456' },
  ...{ RootFolderId: 'r-wm1234567a', CreateDate: '2026-11-24T12:00:00Z' },
}

export const exampleFolder = {
  ...{ FolderId: 'fd-u8b3210kqz', FolderName: 'production', ParentFolderId: 'r-wm1234567a' },
  Path: 'rd-3g1234567b/r-wm1234567a/fd-u8b3210kqz',
  FolderArn: 'arn:acs:rm:cn-hangzhou:1234567890123456:Folder/fd-u8b3210kqz',
  CreateDate: '2026-11-24T12:00:00Z',
}

export const exampleMember = {
  ...{ AccountId: '2345678901234567', Name: 'team-red', FolderId: 'fd-u8b3210kqz' },
  Path: 'rd-3g1234567b/r-wm1234567a/fd-u8b3210kqz',
  MemberArn: 'arn:acs:rm:cn-hangzhou:1234567890123456:account/2345678901234567',
  JoinDate: '2026-11-24T12:00:00Z',
}
