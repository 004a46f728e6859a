import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { groupPath, joinDate, membersOf } from './groups.ts'
import { groupName, pageFields, pageOf, paging, RAM_VERSION, wantedOf } from './ram.ts'

const member = object('A user.', {
  UserName: text('Its name.', 'alice'),
  DisplayName: text('Its display name; empty where it has none.', 'Alice'),
  JoinDate: joinDate,
})

export const listUsersForGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListUsersForGroup',
  summary: 'Lists the users that are in a group.',
  description: 'They come in the byte order of their names, page by page.',
  parameters: { GroupName: groupName('The name of the group.'), ...paging },
  response: {
    ...pageFields,
    Users: object('The users of the page.', { User: array('The users.', member) }),
  },
  errors: [
    'MissingGroupName',
    'GroupNameLength',
    'GroupNameChars',
    'InvalidParameter',
    'NotAuthorized',
    'GroupNotFound',
    'InvalidMarker',
  ],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:group/{GroupName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('ListUsersForGroup', caller, groupPath(input.GroupName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const { identities } = settings
    const group = identities.groups.named(input.GroupName) ?? fail('GroupNotFound')
    const { account } = call.caller
    const query = { operation: 'ram:ListUsersForGroup', account, filters: [group.id] }
    const members = membersOf(group, identities)
    const { entries, ...page } = pageOf(members, ({ name }) => name, { input, pages, query, fail })
    await store.confirm({ guard: call.guard, durable: false })
    const users = entries.map(({ name, displayName, joinedAt }) => {
      return { UserName: name, DisplayName: displayName, JoinDate: dateOf(joinedAt) }
    })
    return { ...page, Users: { User: users } }
  },
  examples: [
    {
      name: 'The users of a group',
      parameters: { GroupName: 'dev-team', MaxItems: '100' },
      response: {
        RequestId: '4B450CA1-36E8-4AA2-8461-86B42BF4CC4F',
        IsTruncated: false,
        Users: {
          User: [{ UserName: 'alice', DisplayName: 'Alice', JoinDate: '2026-11-24T12:00:00Z' }],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
