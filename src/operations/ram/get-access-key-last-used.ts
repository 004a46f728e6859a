import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { object, text } from '../response.ts'
import {
  checkKeyOwner,
  keyOf,
  keyOwner,
  keyOwnerErrors,
  userAccessKeyId,
  wantedOfKeys,
} from './access-keys.ts'
import { RAM_VERSION } from './ram.ts'

export const getAccessKeyLastUsed = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'GetAccessKeyLastUsed',
  summary: 'Tells when an access key of a user was used last.',
  description:
    'A key is used by every call whose signature holds, also one that is denied or throttled. What other nodes of the installation have seen may be missing for five minutes.',
  parameters: { UserAccessKeyId: userAccessKeyId, UserName: keyOwner },
  response: {
    AccessKeyLastUsed: object('The last use of the access key.', {
      LastUsedDate: text('When it was, UTC. Empty for a key that has not been used.', '2026-11-24T12:00:00Z'),
    }),
  },
  errors: [...keyOwnerErrors, 'MissingUserAccessKeyId', 'AccessKeyOfUserNotFound'],
  access: {
    level: 'read',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: (asking) => wantedOfKeys('GetAccessKeyLastUsed', asking),
  },
  check: (asking) => checkKeyOwner(asking, asking.fail),
  async handle({ input, checked: name, call, settings, store, latestKeyUse, fail }) {
    const user = settings.identities.users.named(name) ?? fail('UserNotFound')
    const { id } = keyOf(user, settings.identities, input.UserAccessKeyId, fail)
    const recorded = (await store.readKeyUse(call.guard, id)) ?? 0
    const usedAt = Math.max(recorded, latestKeyUse(id) ?? 0)
    return { AccessKeyLastUsed: { LastUsedDate: usedAt === 0 ? '' : dateOf(usedAt) } }
  },
  examples: [
    {
      name: 'The last use of an access key',
      parameters: { UserAccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd', UserName: 'alice' },
      response: {
        RequestId: '8E1F0C52-6B7D-4A39-9C04-D25E83B17F60',
        AccessKeyLastUsed: { LastUsedDate: '2026-11-24T12:00:00Z' },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
