import { ACCOUNT, ACCOUNT_STATUS } from '../../core/operator.ts'
import { operation } from '../operation.ts'
import { accountId, accountsAccess } from './accounts.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const deleteAccount = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'DeleteAccount',
  summary: 'Deletes an account that was disabled before, with all that it has.',
  description:
    'For whoever runs the installation. Its keys are gone at once; its id is not given again. The first account, whose key the settings give, stays.',
  parameters: { AccountId: accountId },
  response: {},
  errors: [
    'MissingAccountId',
    'NoPermissionOperator',
    'AccountNotFound',
    'AccountActive',
    'AccountIsFirst',
    'AccountInDirectory',
  ],
  access: accountsAccess('DeleteAccount', 'delete'),
  check: () => undefined,
  async handle({ input, call, settings, settingsOfAccount, store, fail }) {
    const { guard, change } = call
    const id = input.AccountId
    const account = settings.accounts.get(id)
    if (!account || account.status === 'deleted') return fail('AccountNotFound')
    if (account.status === 'active') fail('AccountActive')
    const rootKeyId = account.rootKeyId ?? fail('AccountIsFirst')
    const { identities, servicePrincipals, directory, membership } =
      (await settingsOfAccount(id)) ?? fail('AccountNotFound')
    if (directory || membership) fail('AccountInDirectory')
    const keys = [...servicePrincipals.values()].map(({ accessKeyId }) => accessKeyId)
    await store.changeConfig({
      ...{ guard, change, deletes: [] },
      puts: [{ kind: ACCOUNT, name: id, value: { ...account, status: 'deleted' } }],
      others: [
        {
          ...{ account: id, puts: [{ ...ACCOUNT_STATUS, value: 'deleted' }], deletes: [] },
          deletedKeys: [rootKeyId, ...identities.keys.keys(), ...keys],
        },
      ],
    })
    return {}
  },
  examples: [
    {
      name: 'An account',
      parameters: { AccountId: '1234567890123456' },
      response: { RequestId: 'A4C6E8F0-2B3D-4F5A-8C7E-1D3F5B7D9E0A' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
