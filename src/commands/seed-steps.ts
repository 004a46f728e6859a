import type { Parameters } from '../client/client.ts'
import { type RemoteOperation, remote } from '../client/operation.ts'
import { findSystemPolicy } from '../core/system-policies.ts'
import type { SeedContents } from '../estate/seed.ts'
import { CREATED_BY_REGION } from './created-by.ts'
import { numbered } from './one-call.ts'
import { presetCalls } from './preset-calls.ts'
import { quotasOf } from './quota.ts'

/** One call that makes a thing which may be there already. */
export type Step = {
  /** The place in the file. */
  readonly path: string
  /** What is made, for people. */
  readonly what: string
  readonly operation: RemoteOperation
  readonly parameters: Parameters
  /** Of what a call sets, and does not make. */
  readonly sets?: true
}

const tag = (action: string) => remote('Tag', action)
const ram = (action: string) => remote('Ram', action)
const tagplane = (action: string) => remote('Tagplane', action)

/** What an account is to hold but for keys and resources, in an order in which everything named is there. */
export function stepsOf(contents: SeedContents, account: string): readonly Step[] {
  return [
    ...settingSteps(contents),
    ...tagSteps(contents),
    ...presetSteps(contents),
    ...policySteps(contents, account),
    ...userSteps(contents),
    ...groupSteps(contents),
    ...roleSteps(contents, account),
    ...resourceGroupSteps(contents),
  ]
}

function settingSteps({ resourceMode, protectedTagKeys }: SeedContents): readonly Step[] {
  const mode: Step[] = resourceMode
    ? [
        {
          ...{ path: 'resourceMode', what: `resource mode ${resourceMode}`, sets: true },
          ...{ operation: tagplane('SetResourceMode'), parameters: { Mode: resourceMode } },
        },
      ]
    : []
  if (!protectedTagKeys) return mode
  const keys: Step = {
    ...{ path: 'protectedTagKeys', what: `protected tag keys ${protectedTagKeys.join(', ')}`, sets: true },
    ...{ operation: tagplane('SetProtectedTagKeys'), parameters: numbered('TagKey', protectedTagKeys) },
  }
  return [...mode, keys]
}

function tagSteps({ createdByTags, tagQuotas }: SeedContents): readonly Step[] {
  const parameters = { RegionId: CREATED_BY_REGION }
  const marks: Step = {
    ...{ path: 'createdByTags', what: `created-by tags ${createdByTags ? 'open' : 'closed'}`, sets: true },
    ...{ operation: tag(createdByTags ? 'OpenCreatedBy' : 'CloseCreatedBy'), parameters },
  }
  const { tagsPerResource, types = [] } = tagQuotas ?? {}
  const quotas: Step = {
    ...{ path: 'tagQuotas', what: 'quotas of tags', sets: true, operation: tagplane('SetTagQuotas') },
    parameters: {
      ...(tagsPerResource !== undefined && { TagsPerResource: `${tagsPerResource}` }),
      ...quotasOf(types.map((one) => `${one.type}=${one.tagsPerResource}`)),
    },
  }
  return [...(createdByTags === undefined ? [] : [marks]), ...(tagQuotas ? [quotas] : [])]
}

function presetSteps({ presetTags = [] }: SeedContents): readonly Step[] {
  return presetTags.flatMap((preset, i) =>
    presetCalls(preset).map((parameters): Step => {
      const place = { path: `presetTags[${i}]`, what: `preset tag ${preset.key}` }
      return { ...place, sets: true, operation: tag('CreateTags'), parameters }
    }),
  )
}

function policySteps({ policies = [] }: SeedContents, account: string): readonly Step[] {
  return policies.map(({ name, description, document }, i) => ({
    ...{ path: `policies[${i}]`, what: `policy ${name}`, operation: ram('CreatePolicy') },
    parameters: given({
      PolicyName: name,
      PolicyDocument: textOf(document, account),
      Description: description,
    }),
  }))
}

function userSteps({ users = [] }: SeedContents): readonly Step[] {
  return users.flatMap(({ name, displayName, comments, policies = [] }, i) => [
    {
      ...{ path: `users[${i}]`, what: `user ${name}`, operation: ram('CreateUser') },
      parameters: given({ UserName: name, DisplayName: displayName, Comments: comments }),
    },
    ...attachments('User', name, policies, `users[${i}]`),
  ])
}

function groupSteps({ groups = [] }: SeedContents): readonly Step[] {
  return groups.flatMap(({ name, comments, users = [], policies = [] }, i) => [
    {
      ...{ path: `groups[${i}]`, what: `group ${name}`, operation: ram('CreateGroup') },
      parameters: given({ GroupName: name, Comments: comments }),
    },
    ...users.map((user, n) => ({
      ...{ path: `groups[${i}].users[${n}]`, what: `user ${user} in group ${name}` },
      ...{ operation: ram('AddUserToGroup'), parameters: { UserName: user, GroupName: name } },
    })),
    ...attachments('Group', name, policies, `groups[${i}]`),
  ])
}

function roleSteps({ roles = [] }: SeedContents, account: string): readonly Step[] {
  return roles.flatMap(({ name, description, trust, policies = [] }, i) => [
    {
      ...{ path: `roles[${i}]`, what: `role ${name}`, operation: ram('CreateRole') },
      parameters: given({
        ...{ RoleName: name, AssumeRolePolicyDocument: textOf(trust, account), Description: description },
      }),
    },
    ...attachments('Role', name, policies, `roles[${i}]`),
  ])
}

function resourceGroupSteps({ resourceGroups = [] }: SeedContents): readonly Step[] {
  return resourceGroups.map(({ name, displayName = name }, i) => ({
    ...{ path: `resourceGroups[${i}]`, what: `resource group ${name}` },
    ...{ operation: tagplane('CreateResourceGroup'), parameters: { Name: name, DisplayName: displayName } },
  }))
}

function attachments(
  kind: 'User' | 'Group' | 'Role',
  name: string,
  policies: readonly string[],
  path: string,
): readonly Step[] {
  return policies.map((policy, i) => ({
    path: `${path}.policies[${i}]`,
    what: `policy ${policy} of ${kind.toLowerCase()} ${name}`,
    operation: ram(`AttachPolicyTo${kind}`),
    parameters: {
      ...{ PolicyName: policy, PolicyType: findSystemPolicy(policy) ? 'System' : 'Custom' },
      [`${kind}Name`]: name,
    },
  }))
}

function textOf(document: object, account: string): string {
  return JSON.stringify(document).replaceAll('{AccountId}', account)
}

function given(parameters: Readonly<Record<string, string | undefined>>): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== undefined),
  ) as Parameters
}
