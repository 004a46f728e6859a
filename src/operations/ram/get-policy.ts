import { operation } from '../operation.ts'
import {
  findPolicy,
  policyName,
  policyNameErrors,
  policyPath,
  policyType,
  policyTypeErrors,
  shownPolicy,
  shownVersion,
  toCountedPolicy,
  toVersion,
  versionInForce,
} from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const getPolicy = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'GetPolicy',
  summary: 'Shows a policy, with the text of the version in force.',
  description: 'Of the account, or of the system.',
  parameters: { PolicyName: policyName('The name of the policy.'), PolicyType: policyType },
  response: { Policy: shownPolicy, DefaultPolicyVersion: shownVersion },
  errors: [...policyNameErrors, ...policyTypeErrors, 'NotAuthorized', 'PolicyNotFound'],
  access: {
    level: 'read',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('GetPolicy', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    const version = versionInForce(policy)
    return {
      Policy: { ...toCountedPolicy(policy, identities), PolicyDocument: version.document },
      DefaultPolicyVersion: toVersion(version, policy),
    }
  },
  examples: [
    {
      name: 'A policy',
      parameters: { PolicyName: 'untag-test-instances', PolicyType: 'Custom' },
      response: {
        RequestId: '5C378D67-54C1-4709-A00E-E7C9D46D8106',
        Policy: {
          PolicyName: 'untag-test-instances',
          PolicyType: 'Custom',
          Description: '',
          DefaultVersion: 'v1',
          CreateDate: '2026-11-24T12:00:00Z',
          UpdateDate: '2026-11-24T12:00:00Z',
          AttachmentCount: 0,
          PolicyDocument:
            '{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:UntagResources","Resource":"*"}]}',
        },
        DefaultPolicyVersion: {
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
