import { MEMBER, MEMBERSHIP } from '../../core/directory.ts'
import { operation } from '../operation.ts'
import { deregistering } from '../own-resources.ts'
import { accountsAccess } from './accounts.ts'
import { managedBy } from './directory.ts'
import { livingAccount, memberParameters } from './members.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const removeMember = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'RemoveMember',
  summary: 'Takes an account out of a directory.',
  description:
    'For whoever runs the installation. The tags that the member has in the account that manages the directory go; the account itself stays as it is.',
  parameters: memberParameters,
  response: {},
  errors: [
    'MissingManagementAccountId',
    'MissingAccountId',
    'NoPermissionOperator',
    'AccountNotFound',
    'DirectoryNotFound',
    'MemberNotFound',
  ],
  access: accountsAccess('RemoveMember', 'delete'),
  check: () => undefined,
  async handle({ input, call, settings, settingsOfAccount, store, fail }) {
    const { guard, change } = call
    const { ManagementAccountId: management, AccountId: account } = input
    const directory = managedBy(await livingAccount(management, { settings, settingsOfAccount, fail }), fail)
    if (!directory.members.has(account)) fail('MemberNotFound')
    await store.changeConfig({
      ...{ guard, change, puts: [], deletes: [] },
      others: [
        { account: management, puts: [], deletes: [{ kind: MEMBER, name: account }] },
        { account, puts: [], deletes: [MEMBERSHIP] },
      ],
      resources: deregistering(management, 'account', [account]),
    })
    return {}
  },
  examples: [
    {
      name: 'An account',
      parameters: { ManagementAccountId: '1234567890123456', AccountId: '2345678901234567' },
      response: { RequestId: '4A44DC15-3642-404A-980F-E80E9039455C' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
