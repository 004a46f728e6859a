import { operation } from '../operation.ts'
import { groupPath, shownGroup, toGroup } from './groups.ts'
import { groupName, RAM_VERSION, wantedOf } from './ram.ts'

export const getGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'GetGroup',
  summary: 'Shows a group of the account.',
  description: 'The group is found by its name in any case. ListUsersForGroup shows who is in it.',
  parameters: { GroupName: groupName('The name of the group.') },
  response: { Group: shownGroup },
  errors: ['MissingGroupName', 'GroupNameLength', 'GroupNameChars', 'NotAuthorized', 'GroupNotFound'],
  access: {
    level: 'read',
    resource: 'acs:ram:*:{Account}:group/{GroupName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('GetGroup', caller, groupPath(input.GroupName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const group = settings.identities.groups.named(input.GroupName) ?? fail('GroupNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { Group: toGroup(group) }
  },
  examples: [
    {
      name: 'A group',
      parameters: { GroupName: 'dev-team' },
      response: {
        RequestId: 'D4065824-E422-3ED6-68B1-1AF7D5C7804C',
        Group: {
          GroupId: 'g-5732750813924f90a1c4',
          GroupName: 'dev-team',
          Comments: 'Developers',
          CreateDate: '2026-11-24T12:00:00Z',
          UpdateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
