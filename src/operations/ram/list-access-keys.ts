import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { checkKeyOwner, keyOwner, keyOwnerErrors, keysOf, statusOf, wantedOfKeys } from './access-keys.ts'
import { RAM_VERSION } from './ram.ts'

const accessKey = object('An access key.', {
  AccessKeyId: text('Its id.', 'TPLN3qVY0pHn5aZt8LxCw2Rd'),
  Status: text('Active or Inactive.', 'Active'),
  CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
})

export const listAccessKeys = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListAccessKeys',
  summary: 'Lists the access keys of a user.',
  description: 'The oldest comes first. Secrets are never shown again.',
  parameters: { UserName: keyOwner },
  response: {
    AccessKeys: object('The access keys of the user.', { AccessKey: array('The access keys.', accessKey) }),
  },
  errors: [...keyOwnerErrors],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: (asking) => wantedOfKeys('ListAccessKeys', asking),
  },
  check: (asking) => checkKeyOwner(asking, asking.fail),
  async handle({ checked: name, call, settings, store, fail }) {
    const user = settings.identities.users.named(name) ?? fail('UserNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    const keys = keysOf(user, settings.identities).map((key) => {
      return { AccessKeyId: key.id, Status: statusOf(key), CreateDate: dateOf(key.createdAt) }
    })
    return { AccessKeys: { AccessKey: keys } }
  },
  examples: [
    {
      name: 'The access keys of a user',
      parameters: { UserName: 'alice' },
      response: {
        RequestId: '4B450CA1-36E8-4AA2-8461-86B42BF4CC50',
        AccessKeys: {
          AccessKey: [
            {
              AccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
              Status: 'Active',
              CreateDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
