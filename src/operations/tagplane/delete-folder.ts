import { childrenOf, FOLDER, membersIn } from '../../core/directory.ts'
import { operation } from '../operation.ts'
import { deregistering } from '../own-resources.ts'
import { accessTo } from './access.ts'
import { findFolder, folderId, managedBy } from './directory.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const deleteFolder = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'DeleteFolder',
  summary: 'Deletes an empty folder.',
  description: 'Its own tags go with it.',
  parameters: { FolderId: folderId('The id of the folder.') },
  response: {},
  errors: [
    'MissingFolderId',
    'NoPermissionOperator',
    'DirectoryNotFound',
    'FolderNotFound',
    'FolderHasFolders',
    'FolderHasMembers',
  ],
  access: accessTo('DeleteFolder', 'delete', 'folder/{FolderId}'),
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller } = call
    const directory = managedBy(settings, fail)
    const { id } = findFolder(directory, input.FolderId, fail)
    if (childrenOf(directory, id).length > 0) fail('FolderHasFolders')
    if (membersIn(directory, id).length > 0) fail('FolderHasMembers')
    const resources = deregistering(caller.account, 'Folder', [id])
    await store.changeConfig({ guard, change, puts: [], deletes: [{ kind: FOLDER, name: id }], resources })
    return {}
  },
  examples: [
    {
      name: 'A folder',
      parameters: { FolderId: 'fd-u8b3210kqz' },
      response: { RequestId: '7902699B-E42C-48A8-9E46-FBBB45017265' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
