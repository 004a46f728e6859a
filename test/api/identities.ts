import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  type CustomPolicy,
  type Entry,
  identitiesOf,
  POLICY,
  USER,
  type User,
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

/** Makes a user; answers its name. */
export async function newUser(target: Target, parameters: Parameters = {}): Promise<string> {
  const UserName = newId('user')
  await done(target, 'CreateUser', { UserName, ...parameters })
  return parameters['UserName'] ?? UserName
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

export async function userNamed(target: Target, name: string): Promise<Entry<User>> {
  const config = await target.service?.store.readConfig(target.account, -1)
  const user = identitiesOf(config?.documents ?? []).users.named(name)
  assert.ok(user, name)
  return user
}

/** A policy as its statements have it, attached to the user. */
export async function allow(
  target: Target,
  name: string,
  ...statements: readonly Readonly<Record<string, unknown>>[]
): Promise<void> {
  const all = statements.map((statement) => ({ Effect: 'Allow', ...statement }))
  const document = JSON.stringify({ Version: '1', Statement: all })
  const version = { id: 'v1', document, createdAt: 0 }
  const policy: CustomPolicy = {
    ...{ description: '', defaultVersion: 'v1', nextVersion: 2, versions: [version] },
    ...{ createdAt: 0, updatedAt: 0 },
  }
  const { id, ...user } = await userNamed(target, name)
  const attached = { type: 'Custom', name: newId('policy'), attachedAt: 0 } as const
  const value: User = { ...user, policies: [...user.policies, attached] }
  await configure(target, {
    puts: [
      { kind: POLICY, name: attached.name, value: policy },
      { kind: USER, name: id, value },
    ],
  })
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
