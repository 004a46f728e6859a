import { USER } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { groupPath, joinedAt } from './groups.ts'
import { documentOf, groupName, RAM_VERSION, userName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

export const removeUserFromGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'RemoveUserFromGroup',
  summary: 'Takes a user out of a group.',
  description:
    'The policies of the group hold no more from the next call of the user on. The caller needs the right on the user and on the group.',
  parameters: {
    UserName: userName('The name of the user.'),
    GroupName: groupName('The name of the group.'),
  },
  response: {},
  errors: [
    'MissingUserName',
    'UserNameLength',
    'UserNameChars',
    'MissingGroupName',
    'GroupNameLength',
    'GroupNameChars',
    'NotAuthorized',
    'UserNotFound',
    'GroupNotFound',
    'UserIsNotInGroup',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('RemoveUserFromGroup', caller, userPath(input.UserName, settings)),
      wantedOf('RemoveUserFromGroup', caller, groupPath(input.GroupName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { users, groups } = settings.identities
    const user = users.named(input.UserName) ?? fail('UserNotFound')
    const group = groups.named(input.GroupName) ?? fail('GroupNotFound')
    if (joinedAt(user, group) === undefined) fail('UserIsNotInGroup')
    const { guard, change } = call
    const left = { ...user, groups: user.groups.filter(({ id }) => id !== group.id) }
    await store.changeConfig({ guard, change, deletes: [], puts: [documentOf(USER, left)] })
    return {}
  },
  examples: [
    {
      name: 'Take a user out of a group',
      parameters: { UserName: 'alice', GroupName: 'dev-team' },
      response: { RequestId: '5F3B7A92-0C4D-4E18-A6B5-7D8E9F0A1B2C' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
