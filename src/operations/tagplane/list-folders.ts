import { childrenOf } from '../../core/directory.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array } from '../response.ts'
import { accessTo } from './access.ts'
import { exampleFolder, folder, knownFolder, managedBy, toFolder } from './directory.ts'
import { nextToken, pageOf, paging } from './paging.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const listFolders = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ListFolders',
  summary: 'Lists the folders of the directory, or of one folder.',
  description: 'They come in the byte order of their ids, page by page. The root itself is not among them.',
  parameters: {
    ParentFolderId: optionalString({
      doc: 'Only the folders right in this one, or in the root.',
      example: 'r-wm1234567a',
    }),
    ...paging,
  },
  response: { NextToken: nextToken, Folders: array('The folders of the page.', folder) },
  errors: [
    'InvalidParameter',
    'InvalidNextToken',
    'NoPermissionOperator',
    'DirectoryNotFound',
    'FolderNotFound',
  ],
  access: accessTo('ListFolders', 'list', 'folder/*'),
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const { guard, caller } = call
    const directory = managedBy(settings, fail)
    const parent = input.ParentFolderId && knownFolder(directory, input.ParentFolderId, fail)
    const folders = parent ? childrenOf(directory, parent) : [...directory.folders.values()]
    const sorted = folders.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const paged = { input, pages, call, action: 'ListFolders', filters: parent, fail }
    const { entries, NextToken } = pageOf(sorted, ({ id }) => id, paged)
    await store.confirm({ guard, durable: false })
    return { NextToken, Folders: entries.map((entry) => toFolder(entry, directory, caller.account)) }
  },
  examples: [
    {
      name: 'All folders',
      parameters: {},
      response: {
        RequestId: '2C624232-CDD2-4217-9712-94DFBB310ACA',
        NextToken: '',
        Folders: [exampleFolder],
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
