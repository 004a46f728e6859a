import { USER } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { groupPath, joinedAt, MAX_GROUPS_OF_USER } from './groups.ts'
import { documentOf, groupName, RAM_VERSION, userName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

export const addUserToGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'AddUserToGroup',
  summary: 'Puts a user into a group.',
  description:
    'The policies of the group hold for the next call of the user. A user is in at most 10 groups. The caller needs the right on the user and on the group.',
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
    'UserIsInGroup',
    'TooManyGroupsOfUser',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('AddUserToGroup', caller, userPath(input.UserName, settings)),
      wantedOf('AddUserToGroup', caller, groupPath(input.GroupName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { users, groups } = settings.identities
    const user = users.named(input.UserName) ?? fail('UserNotFound')
    const group = groups.named(input.GroupName) ?? fail('GroupNotFound')
    if (joinedAt(user, group) !== undefined) fail('UserIsInGroup')
    if (user.groups.length >= MAX_GROUPS_OF_USER) fail('TooManyGroupsOfUser')
    const { guard, change } = call
    const joined = { ...user, groups: [...user.groups, { id: group.id, joinedAt: change.at }] }
    await store.changeConfig({ guard, change, deletes: [], puts: [documentOf(USER, joined)] })
    return {}
  },
  examples: [
    {
      name: 'Put a user into a group',
      parameters: { UserName: 'alice', GroupName: 'dev-team' },
      response: { RequestId: '1B968853-B423-63A6-FE1F-45E81BC2AD61' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
