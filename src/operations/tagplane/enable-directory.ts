import { derivedId } from '../../core/derived-id.ts'
import { DIRECTORY, type DirectoryRoot } from '../../core/directory.ts'
import { operation } from '../operation.ts'
import { accountId, accountsAccess } from './accounts.ts'
import { exampleDirectory, shownDirectory, toShownDirectory } from './directory.ts'
import { livingAccount } from './members.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const enableDirectory = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'EnableDirectory',
  summary: 'Makes an account the one that manages a directory.',
  description:
    'For whoever runs the installation. A directory is a tree of folders with accounts as its members; the account that manages it makes the folders and moves the members. It is no member itself.',
  parameters: { AccountId: accountId },
  response: { Directory: shownDirectory },
  errors: ['MissingAccountId', 'NoPermissionOperator', 'AccountNotFound', 'DirectoryExists'],
  access: accountsAccess('EnableDirectory', 'create'),
  check: () => undefined,
  async handle({ input, call, settings, settingsOfAccount, store, fail }) {
    const { guard, change } = call
    const account = input.AccountId
    const { directory, membership } = await livingAccount(account, { settings, settingsOfAccount, fail })
    if (directory || membership) fail('DirectoryExists')
    const id = derivedId('rd', 10, change.id)
    const value: DirectoryRoot = { id, root: derivedId('r', 10, change.id), createdAt: change.at }
    await store.changeConfig({
      ...{ guard, change, puts: [], deletes: [] },
      others: [{ account, puts: [{ ...DIRECTORY, value }], deletes: [] }],
    })
    return { Directory: toShownDirectory(value, account) }
  },
  examples: [
    {
      name: 'An account',
      parameters: { AccountId: '1234567890123456' },
      response: { RequestId: '6B86B273-FF34-4FCE-919D-6B804EFF5A3F', Directory: exampleDirectory },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
