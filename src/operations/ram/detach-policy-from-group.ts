import { GROUP } from '../../core/identity.ts'
import { unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { hasPolicy, withoutPolicy } from './attachments.ts'
import { groupPath } from './groups.ts'
import {
  findPolicy,
  policyName,
  policyNameErrors,
  policyPath,
  policyType,
  policyTypeErrors,
} from './policies.ts'
import { documentOf, groupName, RAM_VERSION, wantedOf } from './ram.ts'

export const detachPolicyFromGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DetachPolicyFromGroup',
  summary: 'Takes a policy from a group.',
  description:
    'It holds for the very next call of each user in the group. The caller needs the right on the group and on the policy.',
  parameters: {
    ResourceGroupId: unsupported(),
    PolicyType: policyType,
    PolicyName: policyName('The name of the policy.'),
    GroupName: groupName('The name of the group.'),
  },
  response: {},
  errors: [
    'UnsupportedParameter',
    ...policyTypeErrors,
    ...policyNameErrors,
    'MissingGroupName',
    'GroupNameLength',
    'GroupNameChars',
    'NotAuthorized',
    'GroupNotFound',
    'PolicyNotFound',
    'GroupPolicyNotFound',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:group/{GroupName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('DetachPolicyFromGroup', caller, groupPath(input.GroupName, settings)),
      wantedOf('DetachPolicyFromGroup', caller, policyPath(input.PolicyName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const group = identities.groups.named(input.GroupName) ?? fail('GroupNotFound')
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    if (!hasPolicy(group, policy)) fail('GroupPolicyNotFound')
    const { guard, change } = call
    const puts = [documentOf(GROUP, withoutPolicy(group, policy))]
    await store.changeConfig({ guard, change, deletes: [], puts })
    return {}
  },
  examples: [
    {
      name: 'A policy of a group',
      parameters: { PolicyType: 'Custom', PolicyName: 'untag-test-instances', GroupName: 'dev-team' },
      response: { RequestId: 'B02A6B43-6A5B-4350-B8E8-38A1E5FD8474' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
