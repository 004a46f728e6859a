import { SERVICE_PRINCIPAL, servicePrincipalArn } from '../../core/service-principal.ts'
import { list, optionalString, string } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { object, text } from '../response.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import {
  checkAccounts,
  createDate,
  MAX_ACCOUNTS,
  MAX_SERVICE_PRINCIPALS,
  servicePrincipalsResource,
} from './service-principals.ts'

const NAME = /^[A-Za-z0-9._-]{1,64}$/
const SERVICE_CODE = /^[a-z0-9][a-z0-9-]{0,63}$/

export const createServicePrincipal = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'CreateServicePrincipal',
  summary: 'Lets a product act for accounts, with an access key of its own.',
  description:
    'A service principal calls TagResources and UntagResources with AliUid, the account that it acts for, Bid and Createby, which the record of the change keeps. The operator of the installation grants any accounts, a root its own. With Category=System it touches the tags that begin with acs: or aliyun, and those only. The grant stands in the place of policies.',
  parameters: {
    Name: string({
      doc: 'A name that no other service principal of the account has: 1 to 64 letters, digits, dots, hyphens and underscores.',
      example: 'backup',
      required: 'MissingName',
    }),
    ServiceCode: optionalString({
      doc: 'The code of the product, in lower case. Without it the principal exists and cannot act.',
      example: 'hbr',
    }),
    Accounts: list({
      doc: 'The accounts to act for.',
      example: '1234567890123456',
      required: 'MissingAccounts',
      max: MAX_ACCOUNTS,
      tooMany: 'TooManyAccounts',
    }),
  },
  response: {
    PrincipalId: text('The id of the principal.', 'sp-5732750813924f90a1c4'),
    AccessKey: object('Its access key.', {
      AccessKeyId: text('The id of the key.', 'TPLN3qVY0pHn5aZt8LxCw2Rd'),
      AccessKeySecret: text('The secret. It is shown here and never again.', '****'),
      Status: text('Active.', 'Active'),
      CreateDate: createDate,
    }),
  },
  errors: [
    'MissingName',
    'MissingAccounts',
    'InvalidParameter',
    'TooManyAccounts',
    'NoPermissionOperator',
    'AccountNotFound',
    'ServicePrincipalExists',
    'TooManyServicePrincipals',
  ],
  access: {
    level: 'create',
    operators: 'also',
    resource: 'acs:tagplane:*:{Account}:serviceprincipal/*',
    conditionKeys: ['*'],
    request: ({ caller }) => ({
      action: 'tagplane:CreateServicePrincipal',
      resource: servicePrincipalsResource(caller.account),
    }),
  },
  check: ({ input, caller, settings, fail }) => {
    const { Name, ServiceCode = '', Accounts } = input
    if (!NAME.test(Name)) {
      fail('InvalidParameter', 'Name', 'It is 1 to 64 letters, digits, dots, hyphens and underscores.')
    }
    if (ServiceCode !== '' && !SERVICE_CODE.test(ServiceCode)) {
      fail('InvalidParameter', 'ServiceCode', 'It is 1 to 64 lower-case letters, digits and hyphens.')
    }
    checkAccounts(Accounts, { caller, settings, fail })
    const others = [...settings.servicePrincipals.values()]
    if (others.some(({ name }) => name === Name)) fail('ServicePrincipalExists', Name)
    if (others.length >= MAX_SERVICE_PRINCIPALS) fail('TooManyServicePrincipals')
  },
  async handle({ input, call, store, credentials }) {
    const { guard, change, caller } = call
    const id = `sp-${credentials.newId()}`
    const key = credentials.newAccessKey()
    const { Name: name, ServiceCode: serviceCode = '' } = input
    const value = { name, serviceCode, accessKeyId: key.id, createdAt: change.at }
    const accounts = [...new Set(input.Accounts)]
    const others = accounts.filter((account) => account !== caller.account)
    const own = others.length > 0 ? { ...value, accounts } : value
    await store.changeConfig({
      ...{ guard, change, deletes: [], puts: [{ kind: SERVICE_PRINCIPAL, name: id, value: own }] },
      others: others.map((account) => ({
        ...{ account, puts: [{ kind: SERVICE_PRINCIPAL, name: id, value }], deletes: [] },
      })),
      newKeys: [
        {
          id: key.id,
          principal: servicePrincipalArn(caller.account, id),
          sealedSecret: key.sealedSecret,
          status: 'active',
        },
      ],
    })
    return {
      PrincipalId: id,
      AccessKey: {
        AccessKeyId: key.id,
        AccessKeySecret: key.secret,
        Status: 'Active',
        CreateDate: dateOf(change.at),
      },
    }
  },
  examples: [
    {
      name: 'A product for the account of the caller',
      parameters: { Name: 'backup', ServiceCode: 'hbr', 'Accounts.1': '1234567890123456' },
      response: {
        RequestId: '0C6F4A2E-7D1B-4F0A-9C2E-3B8D5E6F7A10',
        PrincipalId: 'sp-5732750813924f90a1c4',
        AccessKey: {
          AccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
          AccessKeySecret: '****',
          Status: 'Active',
          CreateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
