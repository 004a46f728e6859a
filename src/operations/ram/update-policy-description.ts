import { POLICY } from '../../core/identity.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { changedPolicy, policyName, policyNameErrors, policyPath, toChangedPolicy } from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const updatePolicyDescription = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'UpdatePolicyDescription',
  summary: 'Changes the note of a policy of the account.',
  description: 'Its text is changed by a new version, with CreatePolicyVersion.',
  parameters: {
    PolicyName: policyName('The name of the policy.'),
    NewDescription: optionalString({
      doc: 'The new note, 1 to 1,024 characters. Left out, there is none.',
      example: 'For the nightly clean-up.',
      max: 1_024,
      tooLong: 'NewDescriptionLength',
    }),
  },
  response: { Policy: changedPolicy },
  errors: [...policyNameErrors, 'NewDescriptionLength', 'NotAuthorized', 'PolicyNotFound'],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('UpdatePolicyDescription', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const policy = settings.identities.policies.named(input.PolicyName) ?? fail('PolicyNotFound')
    const { guard, change } = call
    const { id: name, ...former } = policy
    const updated = { ...former, description: input.NewDescription ?? '', updatedAt: change.at }
    await store.changeConfig({ guard, change, deletes: [], puts: [{ kind: POLICY, name, value: updated }] })
    return { Policy: toChangedPolicy({ ...updated, name, type: 'Custom' }) }
  },
  examples: [
    {
      name: 'A policy',
      parameters: { PolicyName: 'untag-test-instances', NewDescription: 'For the nightly clean-up.' },
      response: {
        RequestId: 'D4AF9E82-152D-4D11-847A-87C2D5ADEF40',
        Policy: {
          PolicyName: 'untag-test-instances',
          PolicyType: 'Custom',
          Description: 'For the nightly clean-up.',
          DefaultVersion: 'v1',
          CreateDate: '2026-11-24T12:00:00Z',
          UpdateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
