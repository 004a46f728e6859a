import { POLICY } from '../../core/identity.ts'
import { boolean } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { deregistering } from '../own-resources.ts'
import { attachedTo } from './attachments.ts'
import { policyName, policyNameErrors, policyPath } from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const deletePolicy = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DeletePolicy',
  summary: 'Deletes a policy of the account.',
  description:
    'It must not be attached to anything any more, and have one version only unless CascadingDelete is true; looked at in this order.',
  parameters: {
    PolicyName: policyName('The name of the policy.'),
    CascadingDelete: boolean({ doc: 'Whether it goes with all its versions.', example: 'true' }),
  },
  response: {},
  errors: [
    ...policyNameErrors,
    'InvalidParameter',
    'NotAuthorized',
    'PolicyNotFound',
    'PolicyHasUsers',
    'PolicyHasGroups',
    'PolicyHasRoles',
    'PolicyHasVersions',
  ],
  access: {
    level: 'delete',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('DeletePolicy', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const policy = settings.identities.policies.named(input.PolicyName) ?? fail('PolicyNotFound')
    const { users, groups, roles } = attachedTo({ type: 'Custom', name: policy.name }, settings.identities)
    if (users.length > 0) fail('PolicyHasUsers')
    if (groups.length > 0) fail('PolicyHasGroups')
    if (roles.length > 0) fail('PolicyHasRoles')
    if (policy.versions.length > 1 && !input.CascadingDelete) fail('PolicyHasVersions')
    const { guard, change, caller } = call
    const deletes = [{ kind: POLICY, name: policy.name }]
    const resources = deregistering(caller.account, 'policy', [policy.name])
    await store.changeConfig({ guard, change, puts: [], deletes, resources })
    return {}
  },
  examples: [
    {
      name: 'A policy',
      parameters: { PolicyName: 'untag-test-instances' },
      response: { RequestId: 'C0B79FD5-EC45-4381-8C1F-866C42BB0756' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
