import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const named = { name: { value: 'USER', parameter: 'UserName', doc: 'The name of the user.' } } as const

export const user: Noun = {
  create: {
    summary: 'Makes a user, who may nothing yet.',
    ...oneCall({
      operation: remote('Ram', 'CreateUser'),
      positionals: named,
      options: {
        displayName: {
          flag: 'display-name',
          value: 'TEXT',
          parameter: 'DisplayName',
          doc: 'How people call them.',
        },
        mobilePhone: {
          flag: 'mobile-phone',
          value: 'NUMBER',
          parameter: 'MobilePhone',
          doc: 'A telephone number, as 86-13800000000.',
        },
        email: { flag: 'email', value: 'ADDRESS', parameter: 'Email', doc: 'An address.' },
        comments: { flag: 'comments', value: 'TEXT', parameter: 'Comments', doc: 'A note.' },
      },
      answer: ['User'],
      done: ({ name }) =>
        `${name} is a user. Next: tagplane key create --user ${name}, tagplane policy attach POLICY --user ${name}`,
      examples: ['tagplane user create ann --display-name "Ann Li"'],
    }),
  },
  list: {
    summary: 'Lists the users of the account.',
    ...oneCall({
      operation: remote('Ram', 'ListUsers'),
      answer: ['Users', 'User'],
      columns: ['UserName', 'DisplayName', 'UserId', 'CreateDate'],
    }),
  },
  get: {
    summary: 'Shows a user.',
    ...oneCall({ operation: remote('Ram', 'GetUser'), positionals: named, answer: ['User'] }),
  },
  update: {
    summary: 'Changes what is said of a user, or the name.',
    ...oneCall({
      operation: remote('Ram', 'UpdateUser'),
      positionals: named,
      options: {
        newName: { flag: 'new-name', value: 'USER', parameter: 'NewUserName', doc: 'Another name.' },
        displayName: {
          flag: 'display-name',
          value: 'TEXT',
          parameter: 'NewDisplayName',
          doc: 'How people call them.',
        },
        mobilePhone: {
          flag: 'mobile-phone',
          value: 'NUMBER',
          parameter: 'NewMobilePhone',
          doc: 'A telephone number, as 86-13800000000.',
        },
        email: { flag: 'email', value: 'ADDRESS', parameter: 'NewEmail', doc: 'An address.' },
        comments: { flag: 'comments', value: 'TEXT', parameter: 'NewComments', doc: 'A note.' },
      },
      answer: ['User'],
      done: ({ name }) => `${name} is changed.`,
    }),
  },
  policies: {
    summary: 'Lists the policies that are attached to a user.',
    ...oneCall({
      operation: remote('Ram', 'ListPoliciesForUser'),
      positionals: named,
      answer: ['Policies', 'Policy'],
      columns: ['PolicyName', 'PolicyType', 'DefaultVersion', 'AttachDate'],
    }),
  },
  groups: {
    summary: 'Lists the groups that a user is in.',
    ...oneCall({
      operation: remote('Ram', 'ListGroupsForUser'),
      positionals: named,
      answer: ['Groups', 'Group'],
      columns: ['GroupName', 'Comments', 'JoinDate'],
    }),
  },
  delete: {
    summary: 'Deletes a user who has no keys, policies and groups any more.',
    ...oneCall({
      operation: remote('Ram', 'DeleteUser'),
      positionals: named,
      done: ({ name }) => `${name} is deleted.`,
    }),
  },
}
