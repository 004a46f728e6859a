import { ROLE } from '../../core/identity.ts'
import { unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { hasPolicy, withoutPolicy } from './attachments.ts'
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

export const detachPolicyFromRole = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DetachPolicyFromRole',
  summary: 'Takes a policy from a role.',
  description:
    'It holds for the very next call of each session of the role. The caller needs the right on the role and on the policy.',
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
    'RolePolicyNotFound',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('DetachPolicyFromRole', caller, rolePath(input.RoleName, settings)),
      wantedOf('DetachPolicyFromRole', caller, policyPath(input.PolicyName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const role = identities.roles.named(input.RoleName) ?? fail('RoleNotFound')
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    if (!hasPolicy(role, policy)) fail('RolePolicyNotFound')
    const { guard, change } = call
    const puts = [documentOf(ROLE, withoutPolicy(role, policy))]
    await store.changeConfig({ guard, change, deletes: [], puts })
    return {}
  },
  examples: [
    {
      name: 'A policy of a role',
      parameters: { PolicyType: 'Custom', PolicyName: 'untag-test-instances', RoleName: 'tag-janitor' },
      response: { RequestId: 'C039B6F9-8F41-404D-8FEE-A6011459E865' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
