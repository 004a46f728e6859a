import { POLICY } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { policyName, policyNameErrors, policyPath, versionId, versionIdErrors } from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const deletePolicyVersion = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DeletePolicyVersion',
  summary: 'Deletes a version of a policy of the account.',
  description: 'Any but the one in force.',
  parameters: { PolicyName: policyName('The name of the policy.'), VersionId: versionId },
  response: {},
  errors: [
    ...policyNameErrors,
    ...versionIdErrors,
    'NotAuthorized',
    'PolicyNotFound',
    'PolicyVersionNotFound',
    'DefaultVersionStays',
  ],
  access: {
    level: 'delete',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('DeletePolicyVersion', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const policy = settings.identities.policies.named(input.PolicyName) ?? fail('PolicyNotFound')
    if (!policy.versions.some(({ id }) => id === input.VersionId)) fail('PolicyVersionNotFound')
    if (policy.defaultVersion === input.VersionId) fail('DefaultVersionStays')
    const { guard, change } = call
    const { id: name, ...former } = policy
    const versions = policy.versions.filter(({ id }) => id !== input.VersionId)
    const value = { ...former, versions, updatedAt: change.at }
    await store.changeConfig({ guard, change, deletes: [], puts: [{ kind: POLICY, name, value }] })
    return {}
  },
  examples: [
    {
      name: 'A version',
      parameters: { PolicyName: 'untag-test-instances', VersionId: 'v1' },
      response: { RequestId: '27AE651F-56FB-4531-8A53-F3C8D08D4673' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
