import { operation } from '../operation.ts'
import { attachedPolicies, toAttachedPolicies } from './attachments.ts'
import { findPolicy } from './policies.ts'
import { RAM_VERSION, roleName, wantedOf } from './ram.ts'
import { rolePath } from './roles.ts'

export const listPoliciesForRole = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListPoliciesForRole',
  summary: 'Lists the policies of a role.',
  description: 'In the byte order of their names.',
  parameters: { RoleName: roleName('The name of the role.') },
  response: { Policies: attachedPolicies },
  errors: ['MissingRoleName', 'RoleNameLength', 'RoleNameChars', 'NotAuthorized', 'RoleNotFound'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('ListPoliciesForRole', caller, rolePath(input.RoleName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const role = identities.roles.named(input.RoleName) ?? fail('RoleNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { Policies: toAttachedPolicies(role, ({ type, name }) => findPolicy(type, name, identities)) }
  },
  examples: [
    {
      name: 'A role',
      parameters: { RoleName: 'tag-janitor' },
      response: {
        RequestId: '746D35B0-470E-41FA-B9C8-9CE5F75EB3E0',
        Policies: {
          Policy: [
            {
              PolicyName: 'untag-test-instances',
              PolicyType: 'Custom',
              Description: '',
              DefaultVersion: 'v1',
              AttachDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
