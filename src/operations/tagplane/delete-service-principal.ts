import { SERVICE_PRINCIPAL } from '../../core/service-principal.ts'
import { string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { accountsOf, servicePrincipalsResource } from './service-principals.ts'

export const deleteServicePrincipal = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'DeleteServicePrincipal',
  summary: 'Withdraws the grant of a service principal, and its access key.',
  description: 'Its next call is refused. The tags that it has set stay.',
  parameters: {
    PrincipalId: string({
      doc: 'The id of the principal.',
      example: 'sp-5732750813924f90a1c4',
      required: 'MissingPrincipalId',
    }),
  },
  response: {},
  errors: ['MissingPrincipalId', 'NoPermissionOperator', 'ServicePrincipalNotFound'],
  access: {
    level: 'delete',
    operators: 'also',
    resource: 'acs:tagplane:*:{Account}:serviceprincipal/*',
    conditionKeys: ['*'],
    request: ({ caller }) => ({
      action: 'tagplane:DeleteServicePrincipal',
      resource: servicePrincipalsResource(caller.account),
    }),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller } = call
    const name = input.PrincipalId
    const principal = settings.servicePrincipals.get(name) ?? fail('ServicePrincipalNotFound', name)
    const others = accountsOf(principal, caller).filter((account) => account !== caller.account)
    const deletes = [{ kind: SERVICE_PRINCIPAL, name }]
    await store.changeConfig({
      ...{ guard, change, puts: [], deletes },
      others: others.map((account) => ({ account, puts: [], deletes })),
      deletedKeys: [principal.accessKeyId],
    })
    return {}
  },
  examples: [
    {
      name: 'Withdraw a grant',
      parameters: { PrincipalId: 'sp-5732750813924f90a1c4' },
      response: { RequestId: '7E1C2B9A-4D3F-4B6E-A1F0-2C5D8E9B0A33' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
