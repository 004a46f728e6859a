import { USER } from '../../core/identity.ts'
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
import { documentOf, RAM_VERSION, userName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

export const attachPolicyToUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'AttachPolicyToUser',
  summary: 'Attaches a policy to a user.',
  description:
    'It holds for the very next call of the user. A user has at most 20 policies of the system and 10 of the account. The caller needs the right on the user and on the policy.',
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
    'UserPolicyExists',
    'TooManyPoliciesOfUser',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('AttachPolicyToUser', caller, userPath(input.UserName, settings)),
      wantedOf('AttachPolicyToUser', caller, policyPath(input.PolicyName, settings)),
    ],
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const user = identities.users.named(input.UserName) ?? fail('UserNotFound')
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    if (hasPolicy(user, policy)) fail('UserPolicyExists')
    if (isFull(user, policy)) fail('TooManyPoliciesOfUser')
    const { guard, change } = call
    const puts = [documentOf(USER, withPolicy(user, policy, change.at))]
    await store.changeConfig({ guard, change, deletes: [], puts })
    return {}
  },
  examples: [
    {
      name: 'A policy for a user',
      parameters: { PolicyType: 'Custom', PolicyName: 'untag-test-instances', UserName: 'alice' },
      response: { RequestId: 'CB95F3DD-0B66-41F5-99BF-689B90CCF483' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
