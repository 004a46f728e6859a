import { MEMBER, MEMBERSHIP, membershipIn } from '../../core/directory.ts'
import type { Asking } from '../operation.ts'
import { operation } from '../operation.ts'
import { accessTo } from './access.ts'
import { accountId } from './accounts.ts'
import { exampleMember, folderId, knownFolder, managedBy, member, toMember } from './directory.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

const onMember = accessTo('MoveMember', 'update', 'member/{AccountId}')
const onFolder = accessTo('MoveMember', 'update', 'folder/{FolderId}')

export const moveMember = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'MoveMember',
  summary: 'Moves a member of the directory into a folder.',
  description: 'The right is asked for on the member and on the folder.',
  parameters: { AccountId: accountId, FolderId: folderId('The folder that it is to be in, or the root.') },
  response: { Member: member },
  errors: [
    'MissingAccountId',
    'MissingFolderId',
    'NoPermissionOperator',
    'DirectoryNotFound',
    'MemberNotFound',
    'FolderNotFound',
  ],
  access: {
    ...onMember,
    request: (asking: Asking<{ AccountId: string; FolderId: string }>) => [
      onMember.request(asking),
      onFolder.request(asking),
    ],
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller } = call
    const directory = managedBy(settings, fail)
    const { account, ...before } = directory.members.get(input.AccountId) ?? fail('MemberNotFound')
    const value = { ...before, folder: knownFolder(directory, input.FolderId, fail) }
    const membership = membershipIn(directory, caller.account, value.folder)
    await store.changeConfig({
      ...{ guard, change, puts: [{ kind: MEMBER, name: account, value }], deletes: [] },
      others: [{ account, puts: [{ ...MEMBERSHIP, value: membership }], deletes: [] }],
    })
    return { Member: toMember({ ...value, account }, directory, caller.account) }
  },
  examples: [
    {
      name: 'Into a folder',
      parameters: { AccountId: '2345678901234567', FolderId: 'fd-u8b3210kqz' },
      response: { RequestId: '4FC82B26-AECB-447D-9286-8C4EFBE35817', Member: exampleMember },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
