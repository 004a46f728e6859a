import { compareBytes } from '../../core/order.ts'
import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { array } from '../response.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { accountsOf, servicePrincipal, servicePrincipalsResource } from './service-principals.ts'

export const listServicePrincipals = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ListServicePrincipals',
  summary: 'Lists the products that may act for the account.',
  description: 'All of them, in byte order of their names; an account has at most 100.',
  parameters: {},
  response: { ServicePrincipals: array('The service principals.', servicePrincipal) },
  errors: ['NoPermissionOperator'],
  access: {
    level: 'list',
    operators: 'also',
    resource: 'acs:tagplane:*:{Account}:serviceprincipal/*',
    conditionKeys: ['*'],
    request: ({ caller }) => ({
      action: 'tagplane:ListServicePrincipals',
      resource: servicePrincipalsResource(caller.account),
    }),
  },
  check: () => undefined,
  async handle({ call, settings, store }) {
    await store.confirm({ guard: call.guard, durable: false })
    const all = [...settings.servicePrincipals].toSorted(([, a], [, b]) => compareBytes(a.name, b.name))
    return {
      ServicePrincipals: all.map(([id, principal]) => ({
        PrincipalId: id,
        Name: principal.name,
        ServiceCode: principal.serviceCode,
        Accounts: accountsOf(principal, call.caller),
        AccessKeyId: principal.accessKeyId,
        CreateDate: dateOf(principal.createdAt),
      })),
    }
  },
  examples: [
    {
      name: 'One product',
      parameters: {},
      response: {
        RequestId: '5B0E9D3C-1A7F-4C55-8E0B-6F2D4C8A9B21',
        ServicePrincipals: [
          {
            PrincipalId: 'sp-5732750813924f90a1c4',
            Name: 'backup',
            ServiceCode: 'hbr',
            Accounts: ['1234567890123456'],
            AccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
            CreateDate: '2026-11-24T12:00:00Z',
          },
        ],
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
