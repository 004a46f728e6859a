import { USER_KEY } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import {
  checkKeyOwner,
  keyOf,
  keyOwner,
  keyOwnerErrors,
  userAccessKeyId,
  wantedOfKeys,
} from './access-keys.ts'
import { RAM_VERSION } from './ram.ts'

export const deleteAccessKey = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DeleteAccessKey',
  summary: 'Deletes an access key of a user.',
  description:
    'From the next call on it is refused with InvalidAccessKeyId.NotFound. It cannot be brought back; UpdateAccessKey makes one inactive.',
  parameters: { UserAccessKeyId: userAccessKeyId, UserName: keyOwner },
  response: {},
  errors: [...keyOwnerErrors, 'MissingUserAccessKeyId', 'AccessKeyOfUserNotFound'],
  access: {
    level: 'delete',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: (asking) => wantedOfKeys('DeleteAccessKey', asking),
  },
  check: (asking) => checkKeyOwner(asking, asking.fail),
  async handle({ input, checked: name, call, settings, store, fail }) {
    const user = settings.identities.users.named(name) ?? fail('UserNotFound')
    const { id } = keyOf(user, settings.identities, input.UserAccessKeyId, fail)
    const { guard, change } = call
    await store.changeConfig({
      ...{ guard, change, puts: [], deletes: [{ kind: USER_KEY, name: id }] },
      deletedKeys: [id],
    })
    return {}
  },
  examples: [
    {
      name: 'Delete an access key',
      parameters: { UserAccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd', UserName: 'alice' },
      response: { RequestId: '7B2C3D4E-5F60-4172-8394-A5B6C7D8E9F0' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
