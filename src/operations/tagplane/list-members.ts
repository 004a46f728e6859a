import { membersIn } from '../../core/directory.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array } from '../response.ts'
import { accessTo } from './access.ts'
import { exampleMember, knownFolder, managedBy, member, toMember } from './directory.ts'
import { nextToken, pageOf, paging } from './paging.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const listMembers = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ListMembers',
  summary: 'Lists the members of the directory, or of one folder.',
  description: 'They come in the byte order of their ids, page by page.',
  parameters: {
    FolderId: optionalString({
      doc: 'Only the members right in this folder, or in the root.',
      example: 'fd-u8b3210kqz',
    }),
    ...paging,
  },
  response: { NextToken: nextToken, Members: array('The members of the page.', member) },
  errors: [
    'InvalidParameter',
    'InvalidNextToken',
    'NoPermissionOperator',
    'DirectoryNotFound',
    'FolderNotFound',
  ],
  access: accessTo('ListMembers', 'list', 'member/*'),
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const { guard, caller } = call
    const directory = managedBy(settings, fail)
    const inside = input.FolderId && knownFolder(directory, input.FolderId, fail)
    const members = inside ? membersIn(directory, inside) : [...directory.members.values()]
    const sorted = members.toSorted((a, b) => (a.account < b.account ? -1 : 1))
    const paged = { input, pages, call, action: 'ListMembers', filters: inside, fail }
    const { entries, NextToken } = pageOf(sorted, ({ account }) => account, paged)
    await store.confirm({ guard, durable: false })
    return { NextToken, Members: entries.map((entry) => toMember(entry, directory, caller.account)) }
  },
  examples: [
    {
      name: 'All members',
      parameters: {},
      response: {
        RequestId: '6B51D431-DF5D-47F1-941C-BECECCF79EDF',
        NextToken: '',
        Members: [exampleMember],
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
