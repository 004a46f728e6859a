import type { Membership } from '../../core/directory.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { accessTo } from './access.ts'
import { exampleDirectory, shownDirectory, toShownDirectory } from './directory.ts'
import { livingAccount } from './members.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const getDirectory = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'GetDirectory',
  summary: 'Shows the directory that the account manages, or is a member of.',
  description: 'Whoever runs the installation names the account.',
  parameters: {
    AccountId: optionalString({
      doc: 'The account, for whoever runs the installation; everybody else asks for the own one.',
      example: '1234567890123456',
    }),
  },
  response: { Directory: shownDirectory },
  errors: ['NoPermissionOperator', 'MissingAccountId', 'AccountNotFound', 'DirectoryNotFound'],
  access: { ...accessTo('GetDirectory', 'read', 'directory'), operators: 'also' },
  check: ({ input, caller, fail }) => {
    const { AccountId } = input
    if (caller.principal.kind === 'operator') return AccountId ?? fail('MissingAccountId')
    return AccountId === undefined || AccountId === caller.account ? undefined : fail('NoPermissionOperator')
  },
  async handle({ checked, call, settings, settingsOfAccount, store, fail }) {
    const { guard, caller } = call
    const account = checked ?? caller.account
    const asked = checked ? await livingAccount(checked, { settings, settingsOfAccount, fail }) : settings
    const { directory, membership } = asked
    const shown = directory
      ? toShownDirectory(directory, account)
      : asMember(membership ?? fail('DirectoryNotFound'))
    await store.confirm({ guard, durable: false })
    return { Directory: shown }
  },
  examples: [
    {
      name: 'The own one',
      parameters: {},
      response: { RequestId: '4E074085-62BE-4DB8-9B60-CE05C1DECFE3', Directory: exampleDirectory },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})

/** What a member is shown of the directory that it is in. */
function asMember({ directory, management }: Membership) {
  return {
    ...{ DirectoryId: directory, ManagementAccountId: management },
    ...{ RootFolderId: undefined, CreateDate: undefined },
  }
}
