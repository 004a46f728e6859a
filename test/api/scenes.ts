import type { AnyOperation } from '../../src/operations/operation.ts'
import type { Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'
import { MASKED_ACCOUNT } from '../support/untag-page.ts'
import { newAccount, operatorOf } from './accounts.ts'
import { newId } from './calls.ts'
import { newServicePrincipal } from './delegated.ts'
import { estateSettings } from './estate-scenes.ts'
import {
  asUser,
  done,
  holders,
  joinNewGroup,
  newGroup,
  newKey,
  newPolicy,
  newRole,
  newUser,
  policyText,
  trustText,
} from './identities.ts'
import { always, inTurn, type Scene, type Setting } from './scene.ts'
import { newAssumer } from './sessions.ts'

async function user(to: Target): Promise<Parameters> {
  return { UserName: await newUser(to) }
}

async function group(to: Target): Promise<Parameters> {
  return { GroupName: await newGroup(to) }
}

async function policy(to: Target): Promise<{ PolicyName: string; PolicyType: string }> {
  return { PolicyName: await newPolicy(to), PolicyType: 'Custom' }
}

async function holderOf(to: Target, kind: string): Promise<Parameters> {
  const holder = holders.find((candidate) => candidate.kind === kind)
  if (!holder) throw new Error(`${kind} holds no policies`)
  return holder.make(to)
}

/** Attaching a policy is undone by detaching it, and the other way round. */
async function attachment(to: Target, kind: string, action: string): Promise<Omit<Scene, 'caller'>> {
  const [attach, detach] = [`AttachPolicyTo${kind}`, `DetachPolicyFrom${kind}`]
  const all = { ...(await holderOf(to, kind)), ...(await policy(to)) }
  if (action === detach) await done(to, attach, all)
  return always(all, () => done(to, action === attach ? detach : attach, all))
}

function fieldOf(value: unknown, name: string): string {
  return (value as Readonly<Record<string, string>>)[name] ?? ''
}

/** Those that the example does not do for: they name something that has to be there, or may be made once. */
const settings: Readonly<Record<string, Setting>> = {
  ...estateSettings,
  CreateServicePrincipal: async (to) => ({
    parameters: () => ({ Name: newId('service'), 'Accounts.1': to.account }),
    restore: ({ PrincipalId }) => done(to, 'DeleteServicePrincipal', { PrincipalId: String(PrincipalId) }),
  }),
  DeleteServicePrincipal: (to) =>
    inTurn(
      async () => (await newServicePrincipal(to)).id,
      (PrincipalId) => ({ PrincipalId }),
    ),
  CreateAccount: async (to) => ({
    caller: operatorOf(to),
    parameters: () => ({ Name: newId('account') }),
  }),
  GetRequest: async (to) => {
    const { body } = await to.call('GetCallerIdentity', {}, { Version: '2015-04-01' })
    return always({ RequestId: String(body['RequestId']) })
  },
  ListAccounts: async (to) => ({ caller: operatorOf(to), ...always({}) }),
  DisableAccount: async (to) => ({
    caller: operatorOf(to),
    ...always({ AccountId: (await newAccount(to)).id }),
  }),
  EnableAccount: async (to) => ({
    caller: operatorOf(to),
    ...always({ AccountId: (await newAccount(to)).id }),
  }),
  DeleteAccount: async (to) => {
    const disabled = async () => {
      const { id } = await newAccount(to)
      await done(operatorOf(to), 'DisableAccount', { AccountId: id })
      return id
    }
    return { caller: operatorOf(to), ...(await inTurn(disabled, (AccountId) => ({ AccountId }))) }
  },
  DeleteTag: async (to) => {
    const Key = newId('preset')
    await done(to, 'CreateTags', { RegionId: 'cn-hangzhou', 'TagKeyValueParamList.1.Key': Key })
    return always({ RegionId: 'cn-hangzhou', Key, Value: 'no longer there' })
  },
  OpenCreatedBy: async (to) => {
    const parameters = { RegionId: 'cn-shanghai' }
    return always(parameters, () => done(to, 'CloseCreatedBy', parameters))
  },
  AssumeRole: async (to) => {
    const RoleArn = `acs:ram::${to.account}:role/${await newRole(to)}`
    return { caller: await newAssumer(to), ...always({ RoleArn, RoleSessionName: 'scene' }) }
  },
  CreatePolicy: async (to) => ({
    parameters: () => ({ PolicyName: newId('policy'), PolicyDocument: policyText() }),
    restore: ({ Policy }) => done(to, 'DeletePolicy', { PolicyName: fieldOf(Policy, 'PolicyName') }),
  }),
  GetPolicy: async (to) => always(await policy(to)),
  DeletePolicy: async (to) => {
    const named = await policy(to)
    return always(named, () => done(to, 'CreatePolicy', { ...named, PolicyDocument: policyText() }))
  },
  UpdatePolicyDescription: async (to) => always(await policy(to)),
  CreatePolicyVersion: async (to) => {
    const RotateStrategy = 'DeleteOldestNonDefaultVersionWhenLimitExceeded'
    return always({ ...(await policy(to)), PolicyDocument: policyText(), RotateStrategy })
  },
  GetPolicyVersion: async (to) => always({ ...(await policy(to)), VersionId: 'v1' }),
  ListPolicyVersions: async (to) => always(await policy(to)),
  DeletePolicyVersion: async (to) => {
    const make = async () => {
      const { PolicyName } = await policy(to)
      await done(to, 'CreatePolicyVersion', { PolicyName, PolicyDocument: policyText() })
      return PolicyName
    }
    return inTurn(make, (PolicyName) => ({ PolicyName, VersionId: 'v2' }))
  },
  SetDefaultPolicyVersion: async (to) => always({ ...(await policy(to)), VersionId: 'v1' }),
  AttachPolicyToUser: (to) => attachment(to, 'User', 'AttachPolicyToUser'),
  DetachPolicyFromUser: (to) => attachment(to, 'User', 'DetachPolicyFromUser'),
  ListPoliciesForUser: async (to) => always(await holderOf(to, 'User')),
  AttachPolicyToGroup: (to) => attachment(to, 'Group', 'AttachPolicyToGroup'),
  DetachPolicyFromGroup: (to) => attachment(to, 'Group', 'DetachPolicyFromGroup'),
  ListPoliciesForGroup: async (to) => always(await holderOf(to, 'Group')),
  AttachPolicyToRole: (to) => attachment(to, 'Role', 'AttachPolicyToRole'),
  DetachPolicyFromRole: (to) => attachment(to, 'Role', 'DetachPolicyFromRole'),
  ListPoliciesForRole: async (to) => always(await holderOf(to, 'Role')),
  ListEntitiesForPolicy: async (to) => always(await policy(to)),
  CreateRole: async (to) => ({
    parameters: () => ({ RoleName: newId('role'), AssumeRolePolicyDocument: trustText(to) }),
    restore: ({ Role }) => done(to, 'DeleteRole', { RoleName: fieldOf(Role, 'RoleName') }),
  }),
  GetRole: async (to) => always({ RoleName: await newRole(to) }),
  UpdateRole: async (to) => always({ RoleName: await newRole(to), NewDescription: 'x' }),
  DeleteRole: async (to) => {
    const RoleName = await newRole(to)
    return always({ RoleName }, () =>
      done(to, 'CreateRole', { RoleName, AssumeRolePolicyDocument: trustText(to) }),
    )
  },
  DecodeDiagnosticMessage: async (to) => {
    const { body } = await (await asUser(to, await newUser(to))).call('ListUsers', {})
    return always({
      EncodedDiagnosticMessage: fieldOf(body['AccessDeniedDetail'], 'EncodedDiagnosticMessage'),
    })
  },
  CreateUser: async (to) => ({
    parameters: () => ({ UserName: newId('user') }),
    restore: ({ User }) => done(to, 'DeleteUser', { UserName: fieldOf(User, 'UserName') }),
  }),
  GetUser: async (to) => always(await user(to)),
  UpdateUser: async (to) => always({ ...(await user(to)), NewComments: 'x' }),
  DeleteUser: async (to) => {
    const named = await user(to)
    return always(named, () => done(to, 'CreateUser', named))
  },
  CreateGroup: async (to) => ({
    parameters: () => ({ GroupName: newId('group') }),
    restore: ({ Group }) => done(to, 'DeleteGroup', { GroupName: fieldOf(Group, 'GroupName') }),
  }),
  GetGroup: async (to) => always(await group(to)),
  UpdateGroup: async (to) => always({ ...(await group(to)), NewComments: 'x' }),
  DeleteGroup: async (to) => {
    const named = await group(to)
    return always(named, () => done(to, 'CreateGroup', named))
  },
  AddUserToGroup: async (to) => {
    const both = { ...(await user(to)), ...(await group(to)) }
    return always(both, () => done(to, 'RemoveUserFromGroup', both))
  },
  RemoveUserFromGroup: async (to) => {
    const UserName = await newUser(to)
    const both = { UserName, GroupName: await joinNewGroup(to, UserName) }
    return always(both, () => done(to, 'AddUserToGroup', both))
  },
  ListGroupsForUser: async (to) => always(await user(to)),
  ListUsersForGroup: async (to) => always(await group(to)),
  CreateAccessKey: async (to) => {
    const named = await user(to)
    return always(named, ({ AccessKey }) => {
      const { AccessKeyId: UserAccessKeyId = '' } = AccessKey as Record<string, string>
      return done(to, 'DeleteAccessKey', { ...named, UserAccessKeyId })
    })
  },
  UpdateAccessKey: async (to) => {
    const UserName = await newUser(to)
    const { keyId: UserAccessKeyId } = await newKey(to, UserName)
    return always({ UserName, UserAccessKeyId, Status: 'Inactive' })
  },
  DeleteAccessKey: async (to) => {
    const make = async () => {
      const UserName = await newUser(to)
      return `${UserName} ${(await newKey(to, UserName)).keyId}`
    }
    return inTurn(make, (both) => {
      const [UserName = '', UserAccessKeyId = ''] = both.split(' ')
      return { UserName, UserAccessKeyId }
    })
  },
  ListAccessKeys: async (to) => always(await user(to)),
  GetAccessKeyLastUsed: async (to) => {
    const UserName = await newUser(to)
    const { keyId: UserAccessKeyId } = await newKey(to, UserName)
    return always({ UserName, UserAccessKeyId })
  },
}

/** The operation with the parameters of its example, and the root as its caller, where nothing else is said. */
export async function sceneOf({ action, examples }: AnyOperation, to: Target): Promise<Scene> {
  const setting = settings[action]
  if (setting) return { caller: to, ...(await setting(to)) }
  const [example] = examples
  const sent = Object.entries(example?.parameters ?? {}).map(
    ([name, value]) => [name, value.replaceAll(MASKED_ACCOUNT, to.account)] as const,
  )
  return { caller: to, ...always(Object.fromEntries(sent)) }
}

/** The target, with each call that succeeds undone before its answer is given. */
export function restoring(to: Target, restore: Scene['restore']): Target {
  if (!restore) return to
  const send: Target['send'] = async (request) => {
    const response = await to.send(request)
    if (response.status === 200) await restore(answerIn(response.body), request)
    return response
  }
  return { ...to, send }
}

/** The fields of an answer; of one in XML, those that are text, wherever they are. */
function answerIn(body: string): Readonly<Record<string, unknown>> {
  if (body.startsWith('{')) return JSON.parse(body) as Record<string, unknown>
  const texts = [...body.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(
    ([, name = '', value]) => [name, value] as const,
  )
  const flat = Object.fromEntries(texts)
  const wrappers = [...body.matchAll(/<(\w+)></g)].map(([, name = '']) => [name, flat] as const)
  return { ...Object.fromEntries(wrappers), ...flat }
}
