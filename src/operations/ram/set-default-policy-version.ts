import { POLICY } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { policyName, policyNameErrors, policyPath, versionId, versionIdErrors } from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const setDefaultPolicyVersion = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'SetDefaultPolicyVersion',
  summary: 'Says which version of a policy of the account is in force.',
  description: 'It holds for the very next call of everybody whom the policy is attached to.',
  parameters: { PolicyName: policyName('The name of the policy.'), VersionId: versionId },
  response: {},
  errors: [
    ...policyNameErrors,
    ...versionIdErrors,
    'NotAuthorized',
    'PolicyNotFound',
    'PolicyVersionNotFound',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('SetDefaultPolicyVersion', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const policy = settings.identities.policies.named(input.PolicyName) ?? fail('PolicyNotFound')
    if (!policy.versions.some(({ id }) => id === input.VersionId)) fail('PolicyVersionNotFound')
    const { guard, change } = call
    const { id: name, ...former } = policy
    const value = { ...former, defaultVersion: input.VersionId, updatedAt: change.at }
    await store.changeConfig({ guard, change, deletes: [], puts: [{ kind: POLICY, name, value }] })
    return {}
  },
  examples: [
    {
      name: 'A version',
      parameters: { PolicyName: 'untag-test-instances', VersionId: 'v2' },
      response: { RequestId: 'FD198945-D517-4550-B8D6-E1B77430DA6C' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
