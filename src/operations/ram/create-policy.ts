import { POLICY } from '../../core/identity.ts'
import { findSystemPolicy } from '../../core/system-policies.ts'
import { operation } from '../operation.ts'
import { registering } from '../own-resources.ts'
import { checkNewTags, newTagErrors, newTags, wantedWithTags } from './entity-tags.ts'
import {
  checkDocument,
  createdPolicy,
  description,
  MAX_POLICIES,
  policyDocument,
  policyDocumentErrors,
  policyName,
  policyNameErrors,
  toCreatedPolicy,
} from './policies.ts'
import { RAM_VERSION } from './ram.ts'

export const createPolicy = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'CreatePolicy',
  summary: 'Makes a policy of the account.',
  description:
    'It has one version, v1, and does nothing until it is attached to a user, a group or a role. No policy of the account or the system may have the name, in any case.',
  parameters: {
    PolicyName: policyName('The name: 1 to 128 letters, digits and hyphens.'),
    PolicyDocument: policyDocument,
    Description: description,
    Tag: newTags,
  },
  response: { Policy: createdPolicy },
  errors: [
    ...policyNameErrors,
    ...policyDocumentErrors,
    'DescriptionLength',
    ...newTagErrors,
    'NotAuthorized',
    'PolicyExists',
    'TooManyPolicies',
  ],
  access: {
    level: 'create',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller }) =>
      wantedWithTags('CreatePolicy', caller, `policy/${input.PolicyName}`, input.Tag),
  },
  check: ({ input, caller, settings, fail }) => {
    checkDocument(input.PolicyDocument, 'identity', fail)
    return checkNewTags('policy', input.Tag, { caller, settings, fail })
  },
  async handle({ input, checked: tags, call, settings, store, fail }) {
    const { policies } = settings.identities
    if (policies.named(input.PolicyName) || findSystemPolicy(input.PolicyName)) fail('PolicyExists')
    if (policies.byId.size >= MAX_POLICIES) fail('TooManyPolicies')
    const { guard, change, caller, registrationTags } = call
    const { at } = change
    const value = {
      ...{ description: input.Description ?? '', createdAt: at, updatedAt: at },
      ...{ defaultVersion: 'v1', nextVersion: 2 },
      versions: [{ id: 'v1', document: input.PolicyDocument, createdAt: at }],
    }
    const name = input.PolicyName
    const resources = registering(caller.account, 'policy', { id: name, name, tags, registrationTags })
    const puts = [{ kind: POLICY, name, value }]
    await store.changeConfig({ guard, change, deletes: [], puts, resources })
    return { Policy: toCreatedPolicy({ ...value, name, type: 'Custom' }) }
  },
  examples: [
    {
      name: 'A policy',
      parameters: {
        PolicyName: 'untag-test-instances',
        PolicyDocument:
          '{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:UntagResources","Resource":"*"}]}',
      },
      response: {
        RequestId: '10E2E0D0-CC21-45FF-97E5-4B8EB5C40DEF',
        Policy: {
          PolicyName: 'untag-test-instances',
          PolicyType: 'Custom',
          Description: '',
          DefaultVersion: 'v1',
          CreateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
