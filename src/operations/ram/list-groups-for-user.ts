import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { array, object } from '../response.ts'
import { groupFields, groupsOf, joinDate } from './groups.ts'
import { RAM_VERSION, userName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

const joinedGroup = object('A group.', { ...groupFields, JoinDate: joinDate })

export const listGroupsForUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListGroupsForUser',
  summary: 'Lists the groups that a user is in.',
  description: 'All of them at once, at most 10, in the byte order of their names.',
  parameters: { UserName: userName('The name of the user.') },
  response: { Groups: object('The groups of the user.', { Group: array('The groups.', joinedGroup) }) },
  errors: ['MissingUserName', 'UserNameLength', 'UserNameChars', 'NotAuthorized', 'UserNotFound'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('ListGroupsForUser', caller, userPath(input.UserName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const user = settings.identities.users.named(input.UserName) ?? fail('UserNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    const groups = groupsOf(user, settings.identities).map(({ id, name, comments, joinedAt }) => {
      return { GroupId: id, GroupName: name, Comments: comments, JoinDate: dateOf(joinedAt) }
    })
    return { Groups: { Group: groups } }
  },
  examples: [
    {
      name: 'The groups of a user',
      parameters: { UserName: 'alice' },
      response: {
        RequestId: 'DA772B52-BF9F-54CA-AC77-AA7A2DA89D46',
        Groups: {
          Group: [
            {
              GroupId: 'g-5732750813924f90a1c4',
              GroupName: 'dev-team',
              Comments: 'Developers',
              JoinDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
