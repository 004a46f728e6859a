import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import {
  type Attachment,
  type CustomPolicy,
  GROUP,
  identitiesOf,
  POLICY,
  USER,
} from '../../src/core/identity.ts'
import type { ChangeConfig } from '../../src/store/store.ts'
import type { Parameters } from '../support/service.ts'
import { onlyHere, type Target } from '../support/target.ts'
import { newId } from './calls.ts'

/** The answer of a call that succeeds, without its RequestId. */
export async function done(
  target: Target,
  action: string,
  parameters: Parameters = {},
): Promise<Record<string, unknown>> {
  const { status, body } = await target.call(action, parameters)
  assert.equal(status, 200, JSON.stringify(body))
  const { RequestId, ...answer } = body
  assert.equal(typeof RequestId, 'string')
  return answer
}

/** Ids of the users and groups that this file has made. */
const made = new Set<string>()
/** Names of the policies and roles that this file has made. */
const madeNames = new Set<string>()

/** Makes a user; answers its name. */
export async function newUser(target: Target, parameters: Parameters = {}): Promise<string> {
  const { User } = await done(target, 'CreateUser', { UserName: newId('user'), ...parameters })
  const { UserId = '', UserName = '' } = User as Record<string, string>
  made.add(UserId)
  return UserName
}

/** Makes a group; answers its name. */
export async function newGroup(target: Target, parameters: Parameters = {}): Promise<string> {
  const { Group } = await done(target, 'CreateGroup', { GroupName: newId('group'), ...parameters })
  const { GroupId = '', GroupName = '' } = Group as Record<string, string>
  made.add(GroupId)
  return GroupName
}

/** The text of a policy that allows an action on everything. */
export function policyText(action = 'tag:UntagResources'): string {
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })
}

/** The text of a trust policy; without a name, for everybody in the account. */
export function trustText({ account }: Pick<Target, 'account'>, name = 'root'): string {
  const Principal = { RAM: [`acs:ram::${account}:${name}`] }
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal }
  return JSON.stringify({ Version: '1', Statement: [statement] })
}

/** Makes a policy that allows the action; answers its name. */
export async function newPolicy(target: Target, action?: string): Promise<string> {
  const PolicyName = newId('policy')
  await done(target, 'CreatePolicy', { PolicyName, PolicyDocument: policyText(action) })
  madeNames.add(PolicyName)
  return PolicyName
}

/** Makes a role that everybody in the account may take on; answers its name. */
export async function newRole(target: Target, parameters: Parameters = {}): Promise<string> {
  const RoleName = newId('role')
  await done(target, 'CreateRole', { RoleName, AssumeRolePolicyDocument: trustText(target), ...parameters })
  madeNames.add(RoleName)
  return RoleName
}

/** What a policy can be attached to, and how one is made. */
export const holders = [
  { kind: 'User', make: async (target: Target) => ({ UserName: await newUser(target) }) },
  { kind: 'Group', make: async (target: Target) => ({ GroupName: await newGroup(target) }) },
  { kind: 'Role', make: async (target: Target) => ({ RoleName: await newRole(target) }) },
] as const

/** Makes a group with the user in it; answers its name. */
export async function joinNewGroup(target: Target, UserName: string): Promise<string> {
  const GroupName = await newGroup(target)
  await done(target, 'AddUserToGroup', { UserName, GroupName })
  return GroupName
}

type Listed = Readonly<Record<string, string>>

/** The entries of a list in its wrapper, such as `Users.User[]`. */
export function entriesOf(answer: Readonly<Record<string, unknown>>, list: string, entry: string): Listed[] {
  return (answer[list] as Record<string, Listed[]>)[entry] ?? []
}

/** A whole list, page by page. */
export async function allPages(
  target: Target,
  [action, parameters]: readonly [action: string, parameters: Parameters],
  [list, entry]: readonly [list: string, entry: string],
): Promise<readonly Listed[]> {
  const all: Listed[] = []
  for (let Marker = ''; ; ) {
    const answer = await done(target, action, { ...parameters, Marker })
    all.push(...entriesOf(answer, list, entry))
    const next = String(answer['Marker'] ?? '')
    assert.ok(next === '' || next !== Marker, 'the list gets on')
    Marker = next
    assert.equal(answer['IsTruncated'], Marker !== '')
    if (Marker === '') return all
  }
}

/** Closes the target at the end of the file, and leaves no user or group of it in an account of others. */
export function closing(target: Target): void {
  after(async () => {
    if (!target.service) await forget(target)
    await target[Symbol.asyncDispose]()
  })
}

async function forget(target: Target): Promise<void> {
  const users = await allPages(target, ['ListUsers', { MaxItems: '1000' }], ['Users', 'User'])
  for (const { UserName = '' } of users.filter(({ UserId = '' }) => made.has(UserId))) {
    const groups = await done(target, 'ListGroupsForUser', { UserName })
    for (const { GroupName = '' } of entriesOf(groups, 'Groups', 'Group')) {
      await done(target, 'RemoveUserFromGroup', { UserName, GroupName })
    }
    const keys = await done(target, 'ListAccessKeys', { UserName })
    for (const { AccessKeyId: UserAccessKeyId = '' } of entriesOf(keys, 'AccessKeys', 'AccessKey')) {
      await done(target, 'DeleteAccessKey', { UserName, UserAccessKeyId })
    }
    await done(target, 'DeleteUser', { UserName })
  }
  const groups = await allPages(target, ['ListGroups', { MaxItems: '1000' }], ['Groups', 'Group'])
  for (const { GroupName = '' } of groups.filter(({ GroupId = '' }) => made.has(GroupId))) {
    await done(target, 'DeleteGroup', { GroupName })
  }
}

/** Makes an access key for the user. */
export async function newKey(target: Target, UserName: string) {
  const { AccessKey } = await done(target, 'CreateAccessKey', { UserName })
  const { AccessKeyId = '', AccessKeySecret = '' } = AccessKey as Record<string, string>
  return { keyId: AccessKeyId, secret: AccessKeySecret }
}

/** The target as the user calls it, with a new access key. */
export async function asUser(target: Target, name: string): Promise<Target> {
  const { keyId, secret } = await newKey(target, name)
  return target.as(keyId, secret)
}

/** Writes into the configuration of the account, past all operations. */
export async function configure(
  target: Target,
  what: Partial<Pick<ChangeConfig, 'puts' | 'deletes' | 'newKeys'>>,
): Promise<void> {
  const { account, service } = target
  assert.ok(service)
  const config = await service.store.readConfig(account, -1)
  await service.store.changeConfig({
    guard: { account, configVersion: config?.version ?? -1 },
    change: { id: newId('configured'), at: 0, principals: [], source: '', operation: 'x:Y' },
    ...{ puts: [], deletes: [], ...what },
  })
}

/** A policy with these statements, attached to the user or group of that name. */
export async function allow(
  target: Target,
  holder: string,
  ...statements: readonly Readonly<Record<string, unknown>>[]
): Promise<void> {
  const all = statements.map((statement) => ({ Effect: 'Allow', ...statement }))
  const document = JSON.stringify({ Version: '1', Statement: all })
  const version = { id: 'v1', document, createdAt: 0 }
  const policy: CustomPolicy = {
    ...{ description: '', defaultVersion: 'v1', nextVersion: 2, versions: [version] },
    ...{ createdAt: 0, updatedAt: 0 },
  }
  const name = newId('policy')
  await configure(target, { puts: [{ kind: POLICY, name, value: policy }] })
  await attach(target, holder, { type: 'Custom', name, attachedAt: 0 })
}

/** Attaches a policy that is there to the user or group of that name. */
export async function attach(target: Target, holder: string, policy: Attachment): Promise<void> {
  const config = await target.service?.store.readConfig(target.account, -1)
  const { users, groups } = identitiesOf(config?.documents ?? [])
  const user = users.named(holder)
  const found = user ?? groups.named(holder)
  assert.ok(found, holder)
  const { id, ...value } = { ...found, policies: [...found.policies, policy] }
  await configure(target, { puts: [{ kind: user ? USER : GROUP, name: id, value }] })
}

/** The call of a user that no policy allows it to is refused, and the answer says what was asked for. */
export async function assertDenied(
  target: Target,
  [action, parameters]: readonly [action: string, parameters: Parameters],
): Promise<void> {
  const before = await target.estate()
  const { status, body } = await target.call(action, parameters)
  const { AccessDeniedDetail, Code, Message } = body
  assert.deepEqual(
    [status, Code, Message],
    [403, 'NoPermission', 'You are not authorized to do this action.'],
  )
  const { AuthAction, AuthPrincipalType, NoPermissionType } = AccessDeniedDetail as Record<string, string>
  assert.deepEqual([AuthAction, AuthPrincipalType], [`ram:${action}`, 'SubUser'])
  assert.match(NoPermissionType ?? '', /^(Implicit|Explicit)Deny$/)
  assert.deepEqual(await target.estate(), before)
}

/** Every operation on users, groups and keys: it asks for its own action on these paths of the account, on all of them. */
export function asksFor(
  target: Target,
  action: string,
  prepare: () => Promise<{ readonly parameters: Parameters; readonly paths: readonly string[] }>,
): void {
  it('NoPermission: who is allowed the action on all that it concerns may, and nobody else', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const { parameters, paths } = await prepare()
    const resources = paths.map((path) => `acs:ram:*:${target.account}:${path}`)
    const nobody = await asUser(target, await newUser(target))
    await assertDenied(nobody, [action, parameters])
    for (const resource of resources) {
      const name = await newUser(target)
      const others = resources.filter((other) => other !== resource)
      await allow(target, name, { Action: `ram:${action}`, Resource: [...others, `${resource}-other`] })
      await allow(target, name, { Action: 'ram:Other*', Resource: '*' })
      await assertDenied(await asUser(target, name), [action, parameters])
    }
    const name = await newUser(target)
    await allow(target, name, { Action: `ram:${action}`, Resource: resources })
    await done(await asUser(target, name), action, parameters)
  })
}
