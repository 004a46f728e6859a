import { ACCOUNT, ACCOUNT_STATUS } from '../../core/operator.ts'
import { operation } from '../operation.ts'
import { accountId, accountsAccess } from './accounts.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const disableAccount = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'DisableAccount',
  summary: 'Keeps an account from everything, from its very next call on.',
  description:
    'For whoever runs the installation. Its keys, sessions and the service principals that act for it are refused; nothing of it is lost. An account that is disabled already stays so.',
  parameters: { AccountId: accountId },
  response: {},
  errors: ['MissingAccountId', 'NoPermissionOperator', 'AccountNotFound'],
  access: accountsAccess('DisableAccount', 'update'),
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { guard, change } = call
    const id = input.AccountId
    const account = settings.accounts.get(id)
    if (!account || account.status === 'deleted') return fail('AccountNotFound')
    await store.changeConfig({
      ...{ guard, change, deletes: [] },
      puts: [{ kind: ACCOUNT, name: id, value: { ...account, status: 'disabled' } }],
      others: [{ account: id, puts: [{ ...ACCOUNT_STATUS, value: 'disabled' }], deletes: [] }],
    })
    return {}
  },
  examples: [
    {
      name: 'An account',
      parameters: { AccountId: '1234567890123456' },
      response: { RequestId: '1F6D8A3B-0C27-4B59-9E42-7A8B9C0D1E2F' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
