import { POLICY } from '../../core/identity.ts'
import { boolean } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import {
  checkDocument,
  MAX_POLICY_VERSIONS,
  policyDocument,
  policyDocumentErrors,
  policyName,
  policyNameErrors,
  policyPath,
  rotateStrategy,
  shownVersion,
  toVersion,
} from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const createPolicyVersion = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'CreatePolicyVersion',
  summary: 'Gives a policy of the account a new version.',
  description:
    'It is in force at once where SetAsDefault is true, else after SetDefaultPolicyVersion. A policy has at most 5 versions.',
  parameters: {
    PolicyName: policyName('The name of the policy.'),
    PolicyDocument: policyDocument,
    SetAsDefault: boolean({ doc: 'Whether it is in force at once.', example: 'true' }),
    RotateStrategy: rotateStrategy,
  },
  response: { PolicyVersion: shownVersion },
  errors: [
    ...policyNameErrors,
    ...policyDocumentErrors,
    'InvalidParameter',
    'InvalidRotateStrategy',
    'NotAuthorized',
    'PolicyNotFound',
    'TooManyPolicyVersions',
  ],
  access: {
    level: 'create',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('CreatePolicyVersion', caller, policyPath(input.PolicyName, settings)),
  },
  check: ({ input, fail }) => checkDocument(input.PolicyDocument, 'identity', fail),
  async handle({ input, call, settings, store, fail }) {
    const policy = settings.identities.policies.named(input.PolicyName) ?? fail('PolicyNotFound')
    const full = policy.versions.length >= MAX_POLICY_VERSIONS
    if (full && input.RotateStrategy === 'None') fail('TooManyPolicyVersions')
    const { guard, change } = call
    const { id: name, ...former } = policy
    const version = { id: `v${policy.nextVersion}`, document: input.PolicyDocument, createdAt: change.at }
    const oldest = full ? policy.versions.find(({ id }) => id !== policy.defaultVersion) : undefined
    const updated = {
      ...{ ...former, updatedAt: change.at, nextVersion: policy.nextVersion + 1 },
      versions: [...policy.versions.filter((one) => one !== oldest), version],
      defaultVersion: input.SetAsDefault ? version.id : policy.defaultVersion,
    }
    await store.changeConfig({ guard, change, deletes: [], puts: [{ kind: POLICY, name, value: updated }] })
    return { PolicyVersion: toVersion(version, { ...updated, name, type: 'Custom' }) }
  },
  examples: [
    {
      name: 'A version in force at once',
      parameters: {
        PolicyName: 'untag-test-instances',
        PolicyDocument:
          '{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:UntagResources","Resource":"*"}]}',
        SetAsDefault: 'true',
      },
      response: {
        RequestId: '516A7E1A-4BBC-4462-A69E-9CBBE2872231',
        PolicyVersion: {
          VersionId: 'v2',
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
