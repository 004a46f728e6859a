import { ROLE } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { deregistering } from '../own-resources.ts'
import { RAM_VERSION, roleName, wantedOf } from './ram.ts'
import { rolePath } from './roles.ts'

export const deleteRole = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DeleteRole',
  summary: 'Deletes a role of the account.',
  description: 'No policy may be attached to it any more. Its sessions end with it, and its tags go.',
  parameters: { RoleName: roleName('The name of the role.') },
  response: {},
  errors: [
    'MissingRoleName',
    'RoleNameLength',
    'RoleNameChars',
    'NotAuthorized',
    'RoleNotFound',
    'RoleHasPolicies',
  ],
  access: {
    level: 'delete',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('DeleteRole', caller, rolePath(input.RoleName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const role = settings.identities.roles.named(input.RoleName) ?? fail('RoleNotFound')
    if (role.policies.length > 0) fail('RoleHasPolicies')
    const { guard, change, caller } = call
    const resources = deregistering(caller.account, 'role', [role.name])
    await store.changeConfig({ guard, change, puts: [], deletes: [{ kind: ROLE, name: role.id }], resources })
    return {}
  },
  examples: [
    {
      name: 'A role',
      parameters: { RoleName: 'tag-janitor' },
      response: { RequestId: 'F217DAD8-B591-434C-AB28-096F07B19694' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
