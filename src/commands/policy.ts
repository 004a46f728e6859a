import type { Parameters } from '../client/client.ts'
import { type RemoteOperation, remote } from '../client/operation.ts'
import { findSystemPolicy } from '../core/system-policies.ts'
import { UsageError } from '../core/usage-error.ts'
import { type AnyCommand, command, type Noun } from '../terminal/command.ts'
import type { Shell } from '../terminal/shell.ts'
import { type ClientFlags, clientOptions, openSession, report } from './client-options.ts'
import { oneCall } from './one-call.ts'

const named = { name: { value: 'POLICY', parameter: 'PolicyName', doc: 'The name of the policy.' } } as const
const version = {
  version: { value: 'VERSION', parameter: 'VersionId', doc: 'The id of the version, such as v2.' },
} as const
const type = {
  flag: 'type',
  value: 'System|Custom',
  parameter: 'PolicyType',
  doc: "Whose policy it is: without it System for a name that is one of the system's, else Custom.",
} as const
const document = {
  flag: 'document',
  value: 'FILE',
  from: 'file',
  parameter: 'PolicyDocument',
  required: true,
  doc: 'The policy, in JSON; - for standard input.',
} as const

type Named = { readonly name: string; readonly type?: string | undefined }

/** No policy of an account has a name of the system's, so the name tells. */
function typeOf({ name, type: given }: Named): Parameters {
  return { PolicyType: given ?? (findSystemPolicy(name) ? 'System' : 'Custom') }
}

export const policy: Noun = {
  create: {
    summary: 'Makes a policy, to be attached to users, groups and roles.',
    ...oneCall({
      operation: remote('Ram', 'CreatePolicy'),
      positionals: named,
      options: {
        document,
        description: { flag: 'description', value: 'TEXT', parameter: 'Description', doc: 'A note.' },
      },
      answer: ['Policy'],
      done: ({ name }) => `${name} is a policy. Next: tagplane policy attach ${name} --user USER`,
      examples: ['tagplane policy create untag-test --document policy.json'],
    }),
  },
  list: {
    summary: "Lists the system's policies and the account's own.",
    ...oneCall({
      operation: remote('Ram', 'ListPolicies'),
      options: { type: { ...type, doc: 'Only those of the system, or only those of the account.' } },
      answer: ['Policies', 'Policy'],
      columns: ['PolicyName', 'PolicyType', 'DefaultVersion', 'AttachmentCount', 'Description'],
    }),
  },
  get: {
    summary: 'Shows a policy with the version in force.',
    ...oneCall({
      ...{ operation: remote('Ram', 'GetPolicy'), positionals: named, options: { type } },
      ...{ also: typeOf, answer: ['Policy'] },
    }),
  },
  attach: { summary: 'Gives a user, group or role what a policy allows.', ...attachment('Attach', 'To') },
  detach: {
    summary: 'Takes from a user, group or role what a policy gave.',
    ...attachment('Detach', 'From'),
  },
  entities: {
    summary: 'Shows whom a policy is attached to.',
    ...oneCall({
      ...{ operation: remote('Ram', 'ListEntitiesForPolicy'), positionals: named },
      ...{ options: { type }, also: typeOf },
    }),
  },
  update: {
    summary: 'Gives a policy a new version, in force at once.',
    ...oneCall({
      operation: remote('Ram', 'CreatePolicyVersion'),
      positionals: named,
      options: {
        document,
        setAsDefault: {
          flag: 'set-as-default',
          value: 'true|false',
          parameter: 'SetAsDefault',
          doc: 'Whether it is in force at once; without the flag it is.',
        },
        rotate: {
          flag: 'rotate',
          value: 'STRATEGY',
          parameter: 'RotateStrategy',
          doc: 'DeleteOldestNonDefaultVersionWhenLimitExceeded makes room where the policy has 5 versions; None refuses.',
        },
      },
      also: ({ setAsDefault }) => ({ SetAsDefault: setAsDefault ?? 'true' }),
      answer: ['PolicyVersion'],
      done: ({ name }) => `${name} has a new version.`,
      examples: ['tagplane policy update untag-test --document policy.json'],
    }),
  },
  describe: {
    summary: 'Changes the note of a policy.',
    ...oneCall({
      operation: remote('Ram', 'UpdatePolicyDescription'),
      positionals: {
        ...named,
        text: { value: 'TEXT', parameter: 'NewDescription', doc: 'The new note.' },
      },
      answer: ['Policy'],
      done: ({ name }) => `${name} is changed.`,
    }),
  },
  versions: {
    summary: 'Lists the versions of a policy.',
    ...oneCall({
      ...{ operation: remote('Ram', 'ListPolicyVersions'), positionals: named, options: { type } },
      ...{ also: typeOf, answer: ['PolicyVersions', 'PolicyVersion'] },
      columns: ['VersionId', 'IsDefaultVersion', 'CreateDate'],
    }),
  },
  version: {
    summary: 'Shows one version of a policy.',
    ...oneCall({
      operation: remote('Ram', 'GetPolicyVersion'),
      positionals: { ...named, ...version },
      ...{ options: { type }, also: typeOf, answer: ['PolicyVersion'] },
    }),
  },
  use: {
    summary: 'Puts a version of a policy in force.',
    ...oneCall({
      operation: remote('Ram', 'SetDefaultPolicyVersion'),
      positionals: { ...named, ...version },
      done: (given) => `${given.version} of ${given.name} is in force.`,
    }),
  },
  'delete-version': {
    summary: 'Deletes a version of a policy that is not in force.',
    ...oneCall({
      operation: remote('Ram', 'DeletePolicyVersion'),
      positionals: { ...named, ...version },
      done: (given) => `${given.version} of ${given.name} is deleted.`,
    }),
  },
  delete: {
    summary: 'Deletes a policy that is attached to nobody.',
    ...oneCall({
      operation: remote('Ram', 'DeletePolicy'),
      positionals: named,
      options: {
        cascade: {
          flag: 'cascade',
          parameter: 'CascadingDelete',
          doc: 'With its versions; without it one that has several is kept.',
        },
      },
      done: ({ name }) => `${name} is deleted.`,
    }),
  },
}

function attachment(what: 'Attach' | 'Detach', direction: 'To' | 'From'): AnyCommand {
  const kinds = ['User', 'Group', 'Role'] as const
  const operationFor = (kind: string) => remote('Ram', `${what}Policy${direction}${kind}`)
  return command({
    positionals: named,
    options: {
      user: { flag: 'user', value: 'USER', doc: 'The user.' },
      group: { flag: 'group', value: 'GROUP', doc: 'The group.' },
      role: { flag: 'role', value: 'ROLE', doc: 'The role.' },
      ...{ type, ...clientOptions },
    },
    calls: kinds.map(operationFor),
    async run({ name, type: givenType, user, group, role, ...flags }, shell) {
      const given = kinds.flatMap((kind, i) => {
        const whose = [user, group, role][i]
        return whose === undefined ? [] : [{ kind, whose }]
      })
      const [holder] = given
      if (!holder || given.length > 1) {
        throw new UsageError(
          holder ? 'Several holders are named.' : 'Nobody is named.',
          'Give one of --user, --group and --role.',
        )
      }
      const parameters = { PolicyName: name, ...typeOf({ name, type: givenType }) }
      const call = {
        operation: operationFor(holder.kind),
        parameters: { ...parameters, [`${holder.kind}Name`]: holder.whose },
      }
      const done = `${name} is ${what.toLowerCase()}ed ${direction.toLowerCase()} ${holder.whose}.`
      return await callAndTell(call, done, flags, shell)
    },
    examples: [`tagplane policy ${what.toLowerCase()} AliyunTagReadOnlyAccess --user ann`],
  })
}

async function callAndTell(
  { operation, parameters }: { readonly operation: RemoteOperation; readonly parameters: Parameters },
  done: string,
  flags: ClientFlags,
  shell: Shell,
): Promise<number> {
  const session = await openSession(flags, { shell })
  await session.client.call(operation, parameters)
  await report(done, session)
  return 0
}
