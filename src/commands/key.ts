import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const owner = {
  user: {
    flag: 'user',
    value: 'USER',
    parameter: 'UserName',
    doc: 'Whose keys; without it those of the user who calls.',
  },
} as const
const named = {
  id: { value: 'KEY', parameter: 'UserAccessKeyId', doc: 'The id of the access key; key list shows it.' },
} as const

export const key: Noun = {
  create: {
    summary: 'Makes an access key, whose secret is shown this once. A user has two at most.',
    ...oneCall({
      operation: remote('Ram', 'CreateAccessKey'),
      options: owner,
      answer: ['AccessKey'],
      done: () => 'Keep the secret: nobody can show it again.',
      examples: ['tagplane key create --user ann', 'tagplane key create --user ann --format json > key.json'],
    }),
  },
  list: {
    summary: 'Lists access keys, without their secrets.',
    ...oneCall({
      operation: remote('Ram', 'ListAccessKeys'),
      options: owner,
      answer: ['AccessKeys', 'AccessKey'],
      columns: ['AccessKeyId', 'Status', 'CreateDate'],
    }),
  },
  disable: {
    summary: 'Refuses every call with an access key, from the next one on.',
    ...oneCall({
      operation: remote('Ram', 'UpdateAccessKey'),
      positionals: named,
      options: owner,
      also: () => ({ Status: 'Inactive' }),
      done: ({ id }) => `${id} is disabled.`,
    }),
  },
  enable: {
    summary: 'Takes calls with an access key again.',
    ...oneCall({
      operation: remote('Ram', 'UpdateAccessKey'),
      positionals: named,
      options: owner,
      also: () => ({ Status: 'Active' }),
      done: ({ id }) => `${id} is enabled.`,
    }),
  },
  delete: {
    summary: 'Deletes an access key for good.',
    ...oneCall({
      operation: remote('Ram', 'DeleteAccessKey'),
      positionals: named,
      options: owner,
      done: ({ id }) => `${id} is deleted.`,
    }),
  },
}
