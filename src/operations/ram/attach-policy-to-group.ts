import { GROUP } from '../../core/identity.ts'
import { unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { hasPolicy, isFull, withPolicy } from './attachments.ts'
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

export const attachPolicyToGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'AttachPolicyToGroup',
  summary: 'Attaches a policy to a group.',
  description:
    'It holds for the very next call of each user in the group. A group has at most 20 policies of the system and 10 of the account. The caller needs the right on the group and on the policy.',
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
    'GroupPolicyExists',
    'TooManyPoliciesOfGroup',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:group/{GroupName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('AttachPolicyToGroup', caller, groupPath(input.GroupName, settings)),
      wantedOf('AttachPolicyToGroup', caller, policyPath(input.PolicyName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const group = identities.groups.named(input.GroupName) ?? fail('GroupNotFound')
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    if (hasPolicy(group, policy)) fail('GroupPolicyExists')
    if (isFull(group, policy)) fail('TooManyPoliciesOfGroup')
    const { guard, change } = call
    const puts = [documentOf(GROUP, withPolicy(group, policy, change.at))]
    await store.changeConfig({ guard, change, deletes: [], puts })
    return {}
  },
  examples: [
    {
      name: 'A policy for a group',
      parameters: { PolicyType: 'Custom', PolicyName: 'untag-test-instances', GroupName: 'dev-team' },
      response: { RequestId: '6201177C-1B92-4306-B65C-90AFE229D350' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
