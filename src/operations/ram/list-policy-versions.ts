import { operation } from '../operation.ts'
import { array, object } from '../response.ts'
import {
  findPolicy,
  policyName,
  policyNameErrors,
  policyPath,
  policyType,
  policyTypeErrors,
  shownVersion,
  toVersion,
} from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const listPolicyVersions = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListPolicyVersions',
  summary: 'Lists the versions of a policy.',
  description: 'All of them, the oldest first; a policy has at most 5.',
  parameters: { PolicyName: policyName('The name of the policy.'), PolicyType: policyType },
  response: {
    PolicyVersions: object('The versions.', { PolicyVersion: array('The versions.', shownVersion) }),
  },
  errors: [...policyNameErrors, ...policyTypeErrors, 'NotAuthorized', 'PolicyNotFound'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('ListPolicyVersions', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const policy =
      findPolicy(input.PolicyType, input.PolicyName, settings.identities) ?? fail('PolicyNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { PolicyVersions: { PolicyVersion: policy.versions.map((version) => toVersion(version, policy)) } }
  },
  examples: [
    {
      name: 'A policy',
      parameters: { PolicyName: 'untag-test-instances', PolicyType: 'Custom' },
      response: {
        RequestId: '876A53B2-B256-44C6-BD3B-78B93F528818',
        PolicyVersions: {
          PolicyVersion: [
            {
              VersionId: 'v1',
              IsDefaultVersion: true,
              PolicyDocument:
                '{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:UntagResources","Resource":"*"}]}',
              CreateDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
