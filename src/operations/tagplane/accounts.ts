import type { AccountStatus } from '../../core/operator.ts'
import { string } from '../../shape/shapes.ts'
import { array, object, text } from '../response.ts'

export const MAX_ACCOUNTS_OF_INSTALLATION = 10_000

/** The accounts of the installation as resources of its operator. */
export const accountsAccess = (action: string, level: 'create' | 'list' | 'update' | 'delete') =>
  ({
    level,
    operators: 'only',
    resource: 'acs:tagplane:*:operator:account/*',
    conditionKeys: [],
    request: ({ caller }: { readonly caller: { readonly account: string } }) => ({
      action: `tagplane:${action}`,
      resource: `acs:tagplane:*:${caller.account}:account/*`,
    }),
  }) as const

export const accountId = string({
  doc: 'The id of the account.',
  example: '1234567890123456',
  required: 'MissingAccountId',
})

export const account = object('An account.', {
  AccountId: text('Its id.', '1234567890123456'),
  Name: text('Its name.', 'team-red'),
  Status: text('Active or Disabled.', 'Active'),
  CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
})

export const accountList = array('The accounts.', account)

export const statusWord = (status: AccountStatus) => (status === 'active' ? 'Active' : 'Disabled')
