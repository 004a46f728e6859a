import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const named = { name: { value: 'GROUP', parameter: 'GroupName', doc: 'The name of the group.' } } as const
const member = {
  user: { value: 'USER', parameter: 'UserName', doc: 'The name of the user.' },
} as const
const comments = (parameter: string) =>
  ({ flag: 'comments', value: 'TEXT', parameter, doc: 'A note.' }) as const

export const group: Noun = {
  create: {
    summary: 'Makes a group of users.',
    ...oneCall({
      operation: remote('Ram', 'CreateGroup'),
      positionals: named,
      options: { comments: comments('Comments') },
      answer: ['Group'],
      done: ({ name }) => `${name} is a group. Next: tagplane group add ${name} USER`,
    }),
  },
  list: {
    summary: 'Lists the groups of the account.',
    ...oneCall({
      operation: remote('Ram', 'ListGroups'),
      answer: ['Groups', 'Group'],
      columns: ['GroupName', 'Comments', 'CreateDate'],
    }),
  },
  get: {
    summary: 'Shows a group.',
    ...oneCall({ operation: remote('Ram', 'GetGroup'), positionals: named, answer: ['Group'] }),
  },
  update: {
    summary: 'Changes what is said of a group, or the name.',
    ...oneCall({
      operation: remote('Ram', 'UpdateGroup'),
      positionals: named,
      options: {
        newName: { flag: 'new-name', value: 'GROUP', parameter: 'NewGroupName', doc: 'Another name.' },
        comments: comments('NewComments'),
      },
      answer: ['Group'],
      done: ({ name }) => `${name} is changed.`,
    }),
  },
  add: {
    summary: 'Puts a user into a group.',
    ...oneCall({
      operation: remote('Ram', 'AddUserToGroup'),
      positionals: { ...named, ...member },
      done: ({ name, user }) => `${user} is in ${name}.`,
      examples: ['tagplane group add tag-operators ann'],
    }),
  },
  remove: {
    summary: 'Takes a user out of a group.',
    ...oneCall({
      operation: remote('Ram', 'RemoveUserFromGroup'),
      positionals: { ...named, ...member },
      done: ({ name, user }) => `${user} is not in ${name} any more.`,
    }),
  },
  users: {
    summary: 'Lists the users in a group.',
    ...oneCall({
      operation: remote('Ram', 'ListUsersForGroup'),
      positionals: named,
      answer: ['Users', 'User'],
      columns: ['UserName', 'DisplayName', 'JoinDate'],
    }),
  },
  policies: {
    summary: 'Lists the policies that are attached to a group.',
    ...oneCall({
      operation: remote('Ram', 'ListPoliciesForGroup'),
      positionals: named,
      answer: ['Policies', 'Policy'],
      columns: ['PolicyName', 'PolicyType', 'DefaultVersion', 'AttachDate'],
    }),
  },
  delete: {
    summary: 'Deletes a group that has no users and policies any more.',
    ...oneCall({
      operation: remote('Ram', 'DeleteGroup'),
      positionals: named,
      done: ({ name }) => `${name} is deleted.`,
    }),
  },
}
