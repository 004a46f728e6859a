import { ACCOUNT, ACCOUNT_STATUS } from '../../core/operator.ts'
import { operation } from '../operation.ts'
import { accountId, accountsAccess } from './accounts.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const enableAccount = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'EnableAccount',
  summary: 'Lets an account that was disabled act again.',
  description:
    'For whoever runs the installation. Everything is as it was before. An account that is active already stays so.',
  parameters: { AccountId: accountId },
  response: {},
  errors: ['MissingAccountId', 'NoPermissionOperator', 'AccountNotFound'],
  access: accountsAccess('EnableAccount', 'update'),
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { guard, change } = call
    const id = input.AccountId
    const account = settings.accounts.get(id)
    if (!account || account.status === 'deleted') return fail('AccountNotFound')
    await store.changeConfig({
      ...{ guard, change, deletes: [] },
      puts: [{ kind: ACCOUNT, name: id, value: { ...account, status: 'active' } }],
      others: [{ account: id, puts: [], deletes: [ACCOUNT_STATUS] }],
    })
    return {}
  },
  examples: [
    {
      name: 'An account',
      parameters: { AccountId: '1234567890123456' },
      response: { RequestId: '6B0E2C4D-8F1A-4D73-B5E6-9C0D1E2F3A4B' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
