import { USER } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { keysOf } from './access-keys.ts'
import { RAM_VERSION, userName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

export const deleteUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DeleteUser',
  summary: 'Deletes a user of the account.',
  description:
    'The user must be in no group, and have no access key and no policy any more: they are looked at in this order. The tags that it has set stay.',
  parameters: { UserName: userName('The name of the user.') },
  response: {},
  errors: [
    'MissingUserName',
    'UserNameLength',
    'UserNameChars',
    'NotAuthorized',
    'UserNotFound',
    'UserIsInGroups',
    'UserHasAccessKeys',
    'UserHasPolicies',
  ],
  access: {
    level: 'delete',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('DeleteUser', caller, userPath(input.UserName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const user = settings.identities.users.named(input.UserName) ?? fail('UserNotFound')
    if (user.groups.length > 0) fail('UserIsInGroups')
    if (keysOf(user, settings.identities).length > 0) fail('UserHasAccessKeys')
    if (user.policies.length > 0) fail('UserHasPolicies')
    const { guard, change } = call
    await store.changeConfig({ guard, change, puts: [], deletes: [{ kind: USER, name: user.id }] })
    return {}
  },
  examples: [
    {
      name: 'Delete a user',
      parameters: { UserName: 'alice' },
      response: { RequestId: '04F0F334-1335-436C-A1D7-6C044FE73370' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
