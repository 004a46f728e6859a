import { USER } from '../../core/identity.ts'
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
import { documentOf, RAM_VERSION, userName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

export const detachPolicyFromUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DetachPolicyFromUser',
  summary: 'Takes a policy from a user.',
  description:
    'It holds for the very next call of the user. The caller needs the right on the user and on the policy.',
  parameters: {
    ResourceGroupId: unsupported(),
    PolicyType: policyType,
    PolicyName: policyName('The name of the policy.'),
    UserName: userName('The name of the user.'),
  },
  response: {},
  errors: [
    'UnsupportedParameter',
    ...policyTypeErrors,
    ...policyNameErrors,
    'MissingUserName',
    'UserNameLength',
    'UserNameChars',
    'NotAuthorized',
    'UserNotFound',
    'PolicyNotFound',
    'UserPolicyNotFound',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('DetachPolicyFromUser', caller, userPath(input.UserName, settings)),
      wantedOf('DetachPolicyFromUser', caller, policyPath(input.PolicyName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const user = identities.users.named(input.UserName) ?? fail('UserNotFound')
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    if (!hasPolicy(user, policy)) fail('UserPolicyNotFound')
    const { guard, change } = call
    const puts = [documentOf(USER, withoutPolicy(user, policy))]
    await store.changeConfig({ guard, change, deletes: [], puts })
    return {}
  },
  examples: [
    {
      name: 'A policy of a user',
      parameters: { PolicyType: 'Custom', PolicyName: 'untag-test-instances', UserName: 'alice' },
      response: { RequestId: '7DE2E61A-0F77-47DF-B5DD-A23DF8E02156' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
