import { DIRECTORY, FOLDER } from '../../core/directory.ts'
import { operation } from '../operation.ts'
import { deregistering } from '../own-resources.ts'
import { accountId, accountsAccess } from './accounts.ts'
import { managedBy } from './directory.ts'
import { livingAccount } from './members.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const disableDirectory = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'DisableDirectory',
  summary: 'Ends a directory without members, with all of its folders.',
  description: 'For whoever runs the installation. The tags of the folders go with them.',
  parameters: { AccountId: accountId },
  response: {},
  errors: [
    'MissingAccountId',
    'NoPermissionOperator',
    'AccountNotFound',
    'DirectoryNotFound',
    'DirectoryHasMembers',
  ],
  access: accountsAccess('DisableDirectory', 'delete'),
  check: () => undefined,
  async handle({ input, call, settings, settingsOfAccount, store, fail }) {
    const { guard, change } = call
    const account = input.AccountId
    const directory = managedBy(await livingAccount(account, { settings, settingsOfAccount, fail }), fail)
    if (directory.members.size > 0) fail('DirectoryHasMembers')
    const folders = [...directory.folders.keys()]
    const deletes = [DIRECTORY, ...folders.map((name) => ({ kind: FOLDER, name }))]
    await store.changeConfig({
      guard,
      change,
      puts: [],
      deletes: [],
      others: [{ account, puts: [], deletes }],
      resources: deregistering(account, 'Folder', folders),
    })
    return {}
  },
  examples: [
    {
      name: 'An account',
      parameters: { AccountId: '1234567890123456' },
      response: { RequestId: 'D4735E3A-265E-416E-9EE0-3F59718B9B5D' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
