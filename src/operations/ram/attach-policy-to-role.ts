import { ROLE } from '../../core/identity.ts'
import { unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { hasPolicy, isFull, withPolicy } from './attachments.ts'
import {
  findPolicy,
  policyName,
  policyNameErrors,
  policyPath,
  policyType,
  policyTypeErrors,
} from './policies.ts'
import { documentOf, RAM_VERSION, roleName, wantedOf } from './ram.ts'
import { rolePath } from './roles.ts'

export const attachPolicyToRole = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'AttachPolicyToRole',
  summary: 'Attaches a policy to a role.',
  description:
    'It holds for the very next call of each session of the role. A role has at most 20 policies of the system and 10 of the account. The caller needs the right on the role and on the policy.',
  parameters: {
    ResourceGroupId: unsupported(),
    PolicyType: policyType,
    PolicyName: policyName('The name of the policy.'),
    RoleName: roleName('The name of the role.'),
  },
  response: {},
  errors: [
    'UnsupportedParameter',
    ...policyTypeErrors,
    ...policyNameErrors,
    'MissingRoleName',
    'RoleNameLength',
    'RoleNameChars',
    'NotAuthorized',
    'RoleNotFound',
    'PolicyNotFound',
    'RolePolicyExists',
    'TooManyPoliciesOfRole',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('AttachPolicyToRole', caller, rolePath(input.RoleName, settings)),
      wantedOf('AttachPolicyToRole', caller, policyPath(input.PolicyName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const role = identities.roles.named(input.RoleName) ?? fail('RoleNotFound')
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    if (hasPolicy(role, policy)) fail('RolePolicyExists')
    if (isFull(role, policy)) fail('TooManyPoliciesOfRole')
    const { guard, change } = call
    const puts = [documentOf(ROLE, withPolicy(role, policy, change.at))]
    await store.changeConfig({ guard, change, deletes: [], puts })
    return {}
  },
  examples: [
    {
      name: 'A policy for a role',
      parameters: { PolicyType: 'Custom', PolicyName: 'untag-test-instances', RoleName: 'tag-janitor' },
      response: { RequestId: 'E1D0DF7A-19F4-46ED-827E-EEF0C9E9CDA8' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
