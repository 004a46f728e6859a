import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const operator = true

export const principal: Noun = {
  create: {
    summary:
      'Makes a service principal: a product that tags and untags for accounts. Its secret is shown this once.',
    ...oneCall({
      operation: remote('Tagplane', 'CreateServicePrincipal'),
      operator,
      options: {
        name: {
          flag: 'name',
          value: 'NAME',
          parameter: 'Name',
          required: true,
          doc: 'Its name: 1 to 64 letters, digits, dots, hyphens and underscores.',
        },
        accounts: {
          flag: 'account',
          value: 'ACCOUNT',
          kind: 'list',
          parameter: 'Accounts',
          required: true,
          doc: 'An account that it may act for; several with the flag several times.',
        },
        serviceCode: {
          flag: 'service-code',
          value: 'CODE',
          parameter: 'ServiceCode',
          doc: 'The code of the product; without it the principal may call nothing.',
        },
      },
      done: ({ name }) => `Keep the secret: nobody can show it again. ${name} is a service principal.`,
      examples: ['tagplane principal create --name backup --service-code hbr --account 1234567890123456'],
    }),
  },
  list: {
    summary: 'Lists service principals.',
    ...oneCall({
      operation: remote('Tagplane', 'ListServicePrincipals'),
      operator,
      answer: ['ServicePrincipals'],
      columns: ['PrincipalId', 'Name', 'ServiceCode', 'Accounts', 'AccessKeyId'],
    }),
  },
  delete: {
    summary: 'Deletes a service principal and its access key.',
    ...oneCall({
      operation: remote('Tagplane', 'DeleteServicePrincipal'),
      operator,
      positionals: {
        id: { value: 'PRINCIPAL', parameter: 'PrincipalId', doc: 'Its id; principal list shows it.' },
      },
      done: ({ id }) => `${id} is deleted.`,
    }),
  },
}
