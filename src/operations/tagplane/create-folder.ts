import { derivedId } from '../../core/derived-id.ts'
import { depthOf, FOLDER, MAX_FOLDER_DEPTH } from '../../core/directory.ts'
import { operation } from '../operation.ts'
import { registering } from '../own-resources.ts'
import { accessTo } from './access.ts'
import {
  checkFolderName,
  exampleFolder,
  folder,
  folderName,
  hasSibling,
  knownFolder,
  MAX_FOLDERS,
  managedBy,
  parentFolderId,
  toFolder,
} from './directory.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const createFolder = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'CreateFolder',
  summary: 'Makes a folder of the directory.',
  description:
    'There are at most five levels of folders below the root. The folder is a resource itself and can be tagged by its ARN.',
  parameters: {
    ParentFolderId: parentFolderId('The folder that it is to be in, or the root that GetDirectory shows.'),
    FolderName: folderName,
  },
  response: { Folder: folder },
  errors: [
    'MissingParentFolderId',
    'MissingFolderName',
    'InvalidParameter',
    'NoPermissionOperator',
    'DirectoryNotFound',
    'FolderNotFound',
    'FolderTooDeep',
    'FolderExists',
    'TooManyFolders',
  ],
  access: accessTo('CreateFolder', 'create', 'folder/{ParentFolderId}'),
  check: ({ input, fail }) => checkFolderName(input.FolderName, fail),
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller, registrationTags } = call
    const directory = managedBy(settings, fail)
    const parent = knownFolder(directory, input.ParentFolderId, fail)
    const name = input.FolderName
    if (depthOf(directory, parent) >= MAX_FOLDER_DEPTH) fail('FolderTooDeep')
    if (hasSibling(directory, parent, name)) fail('FolderExists')
    if (directory.folders.size >= MAX_FOLDERS) fail('TooManyFolders')
    const id = derivedId('fd', 10, change.id)
    const value = { name, parent, directory: directory.id, createdAt: change.at }
    const resources = registering(caller.account, 'Folder', { id, name, registrationTags })
    const puts = [{ kind: FOLDER, name: id, value }]
    await store.changeConfig({ guard, change, puts, deletes: [], resources })
    return { Folder: toFolder({ ...value, id }, directory, caller.account) }
  },
  examples: [
    {
      name: 'A folder below the root',
      parameters: { ParentFolderId: 'r-wm1234567a', FolderName: 'production' },
      response: { RequestId: '4B227777-D4DD-41FC-961C-6F884F48641D', Folder: exampleFolder },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
