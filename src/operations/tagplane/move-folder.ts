import {
  depthOf,
  FOLDER,
  heightOf,
  MAX_FOLDER_DEPTH,
  MEMBERSHIP,
  membersBelow,
  membershipIn,
  pathTo,
} from '../../core/directory.ts'
import type { Asking } from '../operation.ts'
import { operation } from '../operation.ts'
import { accessTo } from './access.ts'
import {
  exampleFolder,
  findFolder,
  folder,
  folderId,
  hasSibling,
  knownFolder,
  managedBy,
  parentFolderId,
  toFolder,
} from './directory.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

const onFolder = accessTo('MoveFolder', 'update', 'folder/{FolderId}')
const onParent = accessTo('MoveFolder', 'update', 'folder/{ParentFolderId}')

export const moveFolder = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'MoveFolder',
  summary: 'Moves a folder, with all that it holds, into another.',
  description: 'The right is asked for on the folder and on the new parent.',
  parameters: {
    FolderId: folderId('The id of the folder.'),
    ParentFolderId: parentFolderId('The folder that it is to be in, or the root.'),
  },
  response: { Folder: folder },
  errors: [
    'MissingFolderId',
    'MissingParentFolderId',
    'NoPermissionOperator',
    'DirectoryNotFound',
    'FolderNotFound',
    'FolderInItself',
    'FolderTooDeep',
    'FolderExists',
  ],
  access: {
    ...onFolder,
    request: (asking: Asking<{ FolderId: string; ParentFolderId: string }>) => [
      onFolder.request(asking),
      onParent.request(asking),
    ],
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller } = call
    const directory = managedBy(settings, fail)
    const { id, ...before } = findFolder(directory, input.FolderId, fail)
    const parent = knownFolder(directory, input.ParentFolderId, fail)
    if (pathTo(directory, parent).includes(id)) fail('FolderInItself')
    if (depthOf(directory, parent) + 1 + heightOf(directory, id) > MAX_FOLDER_DEPTH) fail('FolderTooDeep')
    if (hasSibling(directory, parent, before.name, id)) fail('FolderExists')
    const value = { ...before, parent }
    const moved = { ...directory, folders: new Map(directory.folders).set(id, { ...value, id }) }
    const others = membersBelow(moved, id).map(({ account, folder }) => {
      const membership = membershipIn(moved, caller.account, folder)
      return { account, puts: [{ ...MEMBERSHIP, value: membership }], deletes: [] }
    })
    const puts = [{ kind: FOLDER, name: id, value }]
    await store.changeConfig({ guard, change, puts, deletes: [], others })
    return { Folder: toFolder({ ...value, id }, moved, caller.account) }
  },
  examples: [
    {
      name: 'Into the root',
      parameters: { FolderId: 'fd-u8b3210kqz', ParentFolderId: 'r-wm1234567a' },
      response: { RequestId: 'E7F6C011-776E-48DB-97CD-330B54174FD7', Folder: exampleFolder },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
