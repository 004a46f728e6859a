import { operation } from '../operation.ts'
import {
  findPolicy,
  policyName,
  policyNameErrors,
  policyPath,
  policyType,
  policyTypeErrors,
  shownVersion,
  toVersion,
  versionId,
  versionIdErrors,
} from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const getPolicyVersion = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'GetPolicyVersion',
  summary: 'Shows a version of a policy.',
  description: 'Of the account, or of the system.',
  parameters: {
    PolicyName: policyName('The name of the policy.'),
    PolicyType: policyType,
    VersionId: versionId,
  },
  response: { PolicyVersion: shownVersion },
  errors: [
    ...policyNameErrors,
    ...policyTypeErrors,
    ...versionIdErrors,
    'NotAuthorized',
    'PolicyNotFound',
    'PolicyVersionNotFound',
  ],
  access: {
    level: 'read',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('GetPolicyVersion', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { PolicyType: type, PolicyName: name, VersionId } = input
    const policy = findPolicy(type, name, settings.identities) ?? fail('PolicyNotFound')
    const version = policy.versions.find(({ id }) => id === VersionId) ?? fail('PolicyVersionNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { PolicyVersion: toVersion(version, policy) }
  },
  examples: [
    {
      name: 'A version',
      parameters: { PolicyName: 'untag-test-instances', PolicyType: 'Custom', VersionId: 'v1' },
      response: {
        RequestId: '76B03310-C390-4FEA-8276-38E47EDD8719',
        PolicyVersion: {
          VersionId: 'v1',
          IsDefaultVersion: true,
          PolicyDocument:
            '{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:UntagResources","Resource":"*"}]}',
          CreateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
