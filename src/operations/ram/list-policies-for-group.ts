import { operation } from '../operation.ts'
import { attachedPolicies, toAttachedPolicies } from './attachments.ts'
import { groupPath } from './groups.ts'
import { findPolicy } from './policies.ts'
import { groupName, RAM_VERSION, wantedOf } from './ram.ts'

export const listPoliciesForGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListPoliciesForGroup',
  summary: 'Lists the policies of a group.',
  description: 'In the byte order of their names.',
  parameters: { GroupName: groupName('The name of the group.') },
  response: { Policies: attachedPolicies },
  errors: ['MissingGroupName', 'GroupNameLength', 'GroupNameChars', 'NotAuthorized', 'GroupNotFound'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:group/{GroupName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('ListPoliciesForGroup', caller, groupPath(input.GroupName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const group = identities.groups.named(input.GroupName) ?? fail('GroupNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { Policies: toAttachedPolicies(group, ({ type, name }) => findPolicy(type, name, identities)) }
  },
  examples: [
    {
      name: 'A group',
      parameters: { GroupName: 'dev-team' },
      response: {
        RequestId: '20013E7A-3C69-4409-84B5-43950F9E9ECC',
        Policies: {
          Policy: [
            {
              PolicyName: 'untag-test-instances',
              PolicyType: 'Custom',
              Description: '',
              DefaultVersion: 'v1',
              AttachDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
