import { operation } from '../operation.ts'
import { RAM_VERSION, roleName, wantedOf } from './ram.ts'
import { rolePath, shownRole, toRole } from './roles.ts'

export const getRole = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'GetRole',
  summary: 'Shows a role of the account.',
  description: 'With its trust policy.',
  parameters: { RoleName: roleName('The name of the role.') },
  response: { Role: shownRole },
  errors: ['MissingRoleName', 'RoleNameLength', 'RoleNameChars', 'NotAuthorized', 'RoleNotFound'],
  access: {
    level: 'read',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => wantedOf('GetRole', caller, rolePath(input.RoleName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const role = settings.identities.roles.named(input.RoleName) ?? fail('RoleNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { Role: toRole(role, call.caller.account) }
  },
  examples: [
    {
      name: 'A role',
      parameters: { RoleName: 'tag-janitor' },
      response: {
        RequestId: 'C2C08823-9F88-485E-95AF-506DB74DB9A8',
        Role: {
          RoleId: '322748924538541234',
          RoleName: 'tag-janitor',
          Arn: 'acs:ram::123456789****:role/tag-janitor',
          Description: 'Cleans up tags.',
          MaxSessionDuration: 3600,
          CreateDate: '2026-11-24T12:00:00Z',
          AssumeRolePolicyDocument:
            '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::123456789****:root"]}}]}',
          UpdateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
