import { operation } from '../operation.ts'
import { optional, text } from '../response.ts'
import { STS_VERSION } from './sts.ts'

export const getCallerIdentity = operation({
  api: 'Sts',
  version: STS_VERSION,
  action: 'GetCallerIdentity',
  summary: 'Says who the caller is.',
  description: 'Everybody with a valid key may ask; no policy can deny it.',
  parameters: {},
  response: {
    IdentityType: text('Account for the root, RAMUser, or AssumedRoleUser.', 'RAMUser'),
    AccountId: text('The account.', '1234567890123456'),
    PrincipalId: text(
      'The id of the user; of a session that of the role and the name of the session; of the root that of the account.',
      '222748924538541234',
    ),
    UserId: optional(text('The id of the user or, for the root, of the account.', '222748924538541234')),
    RoleId: optional(text('The id of the role; of sessions only.', '322748924538541234')),
    Arn: text('The ARN.', 'acs:ram::1234567890123456:user/alice'),
  },
  errors: ['NotAuthorized'],
  access: {
    level: 'read',
    resource: '*',
    conditionKeys: [],
    denied: 'NotAuthorized',
    request: () => [],
  },
  check: () => undefined,
  async handle({ call, store }) {
    await store.confirm({ guard: call.guard, durable: false })
    const { account, arn, principal } = call.caller
    switch (principal.kind) {
      case 'user':
        return {
          ...{ IdentityType: 'RAMUser', AccountId: account, PrincipalId: principal.id },
          ...{ UserId: principal.id, RoleId: undefined, Arn: arn },
        }
      case 'session': {
        const { roleId, name } = principal.session
        return {
          ...{ IdentityType: 'AssumedRoleUser', AccountId: account, PrincipalId: `${roleId}:${name}` },
          ...{ UserId: undefined, RoleId: roleId, Arn: arn },
        }
      }
      default:
        return {
          ...{ IdentityType: 'Account', AccountId: account, PrincipalId: account },
          ...{ UserId: account, RoleId: undefined, Arn: arn },
        }
    }
  },
  examples: [
    {
      name: 'A user',
      parameters: {},
      response: {
        RequestId: '2C9BE469-4A35-44D5-9529-CAA280B11603',
        IdentityType: 'RAMUser',
        AccountId: '1234567890123456',
        PrincipalId: '222748924538541234',
        UserId: '222748924538541234',
        Arn: 'acs:ram::1234567890123456:user/alice',
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
