import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const named = {
  id: { value: 'ACCOUNT', parameter: 'AccountId', doc: 'The id of the account; account list shows it.' },
} as const
const operator = true

export const account: Noun = {
  create: {
    summary: 'Makes an account, and the access key of its root, whose secret is shown this once.',
    ...oneCall({
      operation: remote('Tagplane', 'CreateAccount'),
      operator,
      options: {
        name: {
          flag: 'name',
          value: 'NAME',
          parameter: 'Name',
          required: true,
          doc: 'Its name for people: 1 to 64 letters, digits, dots, hyphens and underscores.',
        },
        id: {
          flag: 'id',
          value: 'ACCOUNT',
          parameter: 'AccountId',
          doc: 'Its id, 5 to 32 digits of which the first is not 0. Without it, one is drawn.',
        },
      },
      done: ({ name }) => `Keep the secret: nobody can show it again. ${name} is an account.`,
      examples: ['tagplane account create --name team-red'],
    }),
  },
  list: {
    summary: 'Lists the accounts of the installation.',
    ...oneCall({
      operation: remote('Tagplane', 'ListAccounts'),
      operator,
      answer: ['Accounts'],
      columns: ['AccountId', 'Name', 'Status', 'CreateDate'],
    }),
  },
  disable: {
    summary: 'Refuses every call in an account, from the next one on.',
    ...oneCall({
      operation: remote('Tagplane', 'DisableAccount'),
      operator,
      positionals: named,
      done: ({ id }) => `${id} is disabled.`,
    }),
  },
  enable: {
    summary: 'Takes calls in an account again.',
    ...oneCall({
      operation: remote('Tagplane', 'EnableAccount'),
      operator,
      positionals: named,
      done: ({ id }) => `${id} is enabled.`,
    }),
  },
  delete: {
    summary: 'Deletes an account that is disabled, for good.',
    ...oneCall({
      operation: remote('Tagplane', 'DeleteAccount'),
      operator,
      positionals: named,
      done: ({ id }) => `${id} is deleted.`,
    }),
  },
}
