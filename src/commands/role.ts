import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const named = { name: { value: 'ROLE', parameter: 'RoleName', doc: 'The name of the role.' } } as const
const description = (parameter: string) =>
  ({ flag: 'description', value: 'TEXT', parameter, doc: 'A note.' }) as const
const duration = (parameter: string) =>
  ({
    flag: 'max-duration',
    value: 'SECONDS',
    parameter,
    doc: 'How long a session lasts at most.',
  }) as const
const trust = (parameter: string) =>
  ({
    flag: 'trust',
    value: 'FILE',
    from: 'file',
    parameter,
    doc: 'The trust policy, which says who may take on the role; - for standard input.',
  }) as const

export const role: Noun = {
  create: {
    summary: 'Makes a role, which may nothing yet.',
    ...oneCall({
      operation: remote('Ram', 'CreateRole'),
      positionals: named,
      options: {
        trust: { ...trust('AssumeRolePolicyDocument'), required: true },
        description: description('Description'),
        duration: duration('MaxSessionDuration'),
      },
      answer: ['Role'],
      done: ({ name }) => `${name} is a role. Next: tagplane policy attach POLICY --role ${name}`,
      examples: ['tagplane role create cleaner --trust trust.json'],
    }),
  },
  list: {
    summary: 'Lists the roles of the account.',
    ...oneCall({
      operation: remote('Ram', 'ListRoles'),
      answer: ['Roles', 'Role'],
      columns: ['RoleName', 'Arn', 'MaxSessionDuration', 'CreateDate'],
    }),
  },
  get: {
    summary: 'Shows a role with its trust policy.',
    ...oneCall({ operation: remote('Ram', 'GetRole'), positionals: named, answer: ['Role'] }),
  },
  update: {
    summary: 'Changes a role: who may take it on, for how long, and what is said of it.',
    ...oneCall({
      operation: remote('Ram', 'UpdateRole'),
      positionals: named,
      options: {
        trust: trust('NewAssumeRolePolicyDocument'),
        description: description('NewDescription'),
        duration: duration('NewMaxSessionDuration'),
      },
      answer: ['Role'],
      done: ({ name }) => `${name} is changed.`,
    }),
  },
  policies: {
    summary: 'Lists the policies that are attached to a role.',
    ...oneCall({
      operation: remote('Ram', 'ListPoliciesForRole'),
      positionals: named,
      answer: ['Policies', 'Policy'],
      columns: ['PolicyName', 'PolicyType', 'DefaultVersion', 'AttachDate'],
    }),
  },
  delete: {
    summary: 'Deletes a role that has no policies any more.',
    ...oneCall({
      operation: remote('Ram', 'DeleteRole'),
      positionals: named,
      done: ({ name }) => `${name} is deleted.`,
    }),
  },
}
