import { ACCOUNT } from '../../core/operator.ts'
import { rootArn } from '../../core/principal.ts'
import { optionalString, string } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { object, text } from '../response.ts'
import { accountsAccess, MAX_ACCOUNTS_OF_INSTALLATION } from './accounts.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

const NAME = /^[A-Za-z0-9._-]{1,64}$/
const ID = /^[1-9][0-9]{4,31}$/

export const createAccount = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'CreateAccount',
  summary: 'Makes an account, with an access key of its root.',
  description:
    'For whoever runs the installation. An account has resources, tags, users and policies of its own, and sees nothing of any other.',
  parameters: {
    Name: string({
      doc: 'A name that no other account has: 1 to 64 letters, digits, dots, hyphens and underscores.',
      example: 'team-red',
      required: 'MissingName',
    }),
    AccountId: optionalString({
      doc: 'The id, 5 to 32 digits of which the first is not 0. Without it, a new one of 16 digits.',
      example: '1234567890123456',
    }),
  },
  response: {
    AccountId: text('The id.', '1234567890123456'),
    AccessKey: object('The access key of its root.', {
      AccessKeyId: text('The id of the key.', 'TPLN3qVY0pHn5aZt8LxCw2Rd'),
      AccessKeySecret: text('The secret. It is shown here and never again.', '****'),
      Status: text('Active.', 'Active'),
      CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
    }),
  },
  errors: ['MissingName', 'InvalidParameter', 'NoPermissionOperator', 'AccountExists', 'TooManyAccountsMade'],
  access: accountsAccess('CreateAccount', 'create'),
  check: ({ input: { Name, AccountId }, fail }) => {
    if (!NAME.test(Name)) {
      fail('InvalidParameter', 'Name', 'It is 1 to 64 letters, digits, dots, hyphens and underscores.')
    }
    if (AccountId !== undefined && !ID.test(AccountId)) {
      fail('InvalidParameter', 'AccountId', 'It is 5 to 32 digits, of which the first is not 0.')
    }
  },
  async handle({ input, call, settings, store, credentials, fail }) {
    const { guard, change } = call
    const { accounts } = settings
    const id = input.AccountId ?? credentials.newAccountId()
    // The id of an account that was deleted is not given again: its tokens and records name it.
    if (accounts.has(id)) fail('AccountExists')
    const living = [...accounts.values()].filter(({ status }) => status !== 'deleted')
    if (living.some(({ name }) => name === input.Name)) fail('AccountExists')
    if (living.length >= MAX_ACCOUNTS_OF_INSTALLATION) fail('TooManyAccountsMade')
    const key = credentials.newAccessKey()
    const value = { name: input.Name, createdAt: change.at, status: 'active', rootKeyId: key.id }
    const { id: keyId, sealedSecret } = key
    await store.changeConfig({
      ...{ guard, change, puts: [{ kind: ACCOUNT, name: id, value }], deletes: [] },
      others: [
        {
          ...{ account: id, puts: [], deletes: [] },
          newKeys: [{ id: keyId, principal: rootArn(id), sealedSecret, status: 'active' }],
        },
      ],
    })
    return {
      AccountId: id,
      AccessKey: {
        ...{ AccessKeyId: keyId, AccessKeySecret: key.secret },
        ...{ Status: 'Active', CreateDate: dateOf(change.at) },
      },
    }
  },
  examples: [
    {
      name: 'An account',
      parameters: { Name: 'team-red' },
      response: {
        RequestId: '3E1B7C52-9A40-4D1E-8B6F-1C2D3E4F5A60',
        AccountId: '1234567890123456',
        AccessKey: {
          AccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
          AccessKeySecret: '****',
          Status: 'Active',
          CreateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
