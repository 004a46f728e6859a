import { USER_KEY } from '../../core/identity.ts'
import { string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import {
  checkKeyOwner,
  keyOf,
  keyOwner,
  keyOwnerErrors,
  userAccessKeyId,
  wantedOfKeys,
} from './access-keys.ts'
import { documentOf, RAM_VERSION } from './ram.ts'

export const updateAccessKey = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'UpdateAccessKey',
  summary: 'Makes an access key of a user inactive, or active again.',
  description:
    'From the next call on an inactive key is refused with InvalidAccessKeyId.Inactive. It counts as one of the two that a user may have.',
  parameters: {
    UserAccessKeyId: userAccessKeyId,
    Status: string({
      ...{ doc: 'Active or Inactive, in any case.', example: 'Inactive', required: 'MissingStatus' },
      ...{ accept: (status) => /^(?:in)?active$/i.test(status), invalid: 'InvalidStatus' },
    }),
    UserName: keyOwner,
  },
  response: {},
  errors: [
    ...keyOwnerErrors,
    'MissingUserAccessKeyId',
    'MissingStatus',
    'InvalidStatus',
    'AccessKeyOfUserNotFound',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: (asking) => wantedOfKeys('UpdateAccessKey', asking),
  },
  check: (asking) => checkKeyOwner(asking, asking.fail),
  async handle({ input, checked: name, call, settings, store, fail }) {
    const user = settings.identities.users.named(name) ?? fail('UserNotFound')
    const key = keyOf(user, settings.identities, input.UserAccessKeyId, fail)
    const active = input.Status.toLowerCase() === 'active'
    const { guard, change } = call
    await store.changeConfig({
      ...{ guard, change, deletes: [], puts: [documentOf(USER_KEY, { ...key, active })] },
    })
    return {}
  },
  examples: [
    {
      name: 'Make an access key inactive',
      parameters: {
        UserAccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
        Status: 'Inactive',
        UserName: 'alice',
      },
      response: { RequestId: '6A1B2C3D-4E5F-4061-8273-94A5B6C7D8E9' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
