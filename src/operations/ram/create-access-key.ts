import { USER_KEY, type UserKey } from '../../core/identity.ts'
import { userArn } from '../../core/principal.ts'
import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { object, text } from '../response.ts'
import {
  checkKeyOwner,
  keyOwner,
  keyOwnerErrors,
  keysOf,
  MAX_ACCESS_KEYS,
  wantedOfKeys,
} from './access-keys.ts'
import { RAM_VERSION } from './ram.ts'

export const createAccessKey = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'CreateAccessKey',
  summary: 'Makes an access key for a user.',
  description:
    'The secret is in this answer and never again: what is kept of it is sealed. A user has at most two access keys, so that one can be replaced while the other one is in use.',
  parameters: { UserName: keyOwner },
  response: {
    AccessKey: object('The access key.', {
      AccessKeyId: text('Its id.', 'TPLN3qVY0pHn5aZt8LxCw2Rd'),
      AccessKeySecret: text('Its secret. It is shown here and never again.', '****'),
      Status: text('Active.', 'Active'),
      CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
    }),
  },
  errors: [...keyOwnerErrors, 'TooManyAccessKeys'],
  access: {
    level: 'create',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: (asking) => wantedOfKeys('CreateAccessKey', asking),
  },
  check: (asking) => checkKeyOwner(asking, asking.fail),
  async handle({ checked: name, call, settings, store, credentials, fail }) {
    const user = settings.identities.users.named(name) ?? fail('UserNotFound')
    if (keysOf(user, settings.identities).length >= MAX_ACCESS_KEYS) fail('TooManyAccessKeys')
    const { guard, change, caller } = call
    const { id, secret, sealedSecret } = credentials.newAccessKey()
    const value: UserKey = { user: user.id, active: true, createdAt: change.at }
    await store.changeConfig({
      ...{ guard, change, deletes: [], puts: [{ kind: USER_KEY, name: id, value }] },
      newKeys: [{ id, principal: userArn(caller.account, user.name), sealedSecret, status: 'active' }],
    })
    return {
      AccessKey: {
        AccessKeyId: id,
        AccessKeySecret: secret,
        Status: 'Active',
        CreateDate: dateOf(change.at),
      },
    }
  },
  examples: [
    {
      name: 'An access key for a user',
      parameters: { UserName: 'alice' },
      response: {
        RequestId: '1A9C3E57-2B4D-4F60-8A7B-9C0D1E2F3A4B',
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
