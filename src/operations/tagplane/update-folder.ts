import { FOLDER } from '../../core/directory.ts'
import { operation } from '../operation.ts'
import { registering } from '../own-resources.ts'
import { accessTo } from './access.ts'
import {
  checkFolderName,
  exampleFolder,
  findFolder,
  folder,
  folderId,
  folderName,
  hasSibling,
  managedBy,
  toFolder,
} from './directory.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const updateFolder = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'UpdateFolder',
  summary: 'Gives a folder another name.',
  description: 'Its id and its place stay.',
  parameters: { FolderId: folderId('The id of the folder.'), FolderName: folderName },
  response: { Folder: folder },
  errors: [
    'MissingFolderId',
    'MissingFolderName',
    'InvalidParameter',
    'NoPermissionOperator',
    'DirectoryNotFound',
    'FolderNotFound',
    'FolderExists',
  ],
  access: accessTo('UpdateFolder', 'update', 'folder/{FolderId}'),
  check: ({ input, fail }) => checkFolderName(input.FolderName, fail),
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller, registrationTags } = call
    const directory = managedBy(settings, fail)
    const { id, ...before } = findFolder(directory, input.FolderId, fail)
    if (hasSibling(directory, before.parent, input.FolderName, id)) fail('FolderExists')
    const value = { ...before, name: input.FolderName }
    const resources = registering(caller.account, 'Folder', { id, name: value.name, registrationTags })
    const puts = [{ kind: FOLDER, name: id, value }]
    await store.changeConfig({ guard, change, puts, deletes: [], resources })
    return { Folder: toFolder({ ...value, id }, directory, caller.account) }
  },
  examples: [
    {
      name: 'Another name',
      parameters: { FolderId: 'fd-u8b3210kqz', FolderName: 'production' },
      response: { RequestId: 'EF2D127D-E37B-4942-9BAA-D06145E54B0C', Folder: exampleFolder },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
