import { GROUP } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { groupPath, membersOf } from './groups.ts'
import { groupName, RAM_VERSION, wantedOf } from './ram.ts'

export const deleteGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DeleteGroup',
  summary: 'Deletes a group of the account.',
  description: 'No user may be in the group and no policy attached to it any more, looked at in this order.',
  parameters: { GroupName: groupName('The name of the group.') },
  response: {},
  errors: [
    'MissingGroupName',
    'GroupNameLength',
    'GroupNameChars',
    'NotAuthorized',
    'GroupNotFound',
    'GroupHasUsers',
    'GroupHasPolicies',
  ],
  access: {
    level: 'delete',
    resource: 'acs:ram:*:{Account}:group/{GroupName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('DeleteGroup', caller, groupPath(input.GroupName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const group = settings.identities.groups.named(input.GroupName) ?? fail('GroupNotFound')
    if (membersOf(group, settings.identities).length > 0) fail('GroupHasUsers')
    if (group.policies.length > 0) fail('GroupHasPolicies')
    const { guard, change } = call
    await store.changeConfig({ guard, change, puts: [], deletes: [{ kind: GROUP, name: group.id }] })
    return {}
  },
  examples: [
    {
      name: 'Delete a group',
      parameters: { GroupName: 'dev-team' },
      response: { RequestId: 'F2A8B7C1-6D5E-4F30-9B21-8C7D6E5F4A3B' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
