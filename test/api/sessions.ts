import type { Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'
import { asUser, done, newPolicy, newUser } from './identities.ts'

/** A temporary access key. */
export type SessionKey = { readonly keyId: string; readonly secret: string; readonly token: string }

/** A new user of the account that may take on every role that trusts it. */
export async function newAssumer(target: Target): Promise<Target> {
  const UserName = await newUser(target)
  const PolicyName = await newPolicy(target, 'sts:AssumeRole')
  await done(target, 'AttachPolicyToUser', { PolicyName, PolicyType: 'Custom', UserName })
  return asUser(target, UserName)
}

/** The temporary key that AssumeRole answers. */
export async function assume(
  caller: Target,
  RoleName: string,
  parameters: Parameters = {},
): Promise<SessionKey> {
  const RoleArn = `acs:ram::${caller.account}:role/${RoleName}`
  const answer = await done(caller, 'AssumeRole', { RoleArn, RoleSessionName: 'nightly', ...parameters })
  const {
    AccessKeyId = '',
    AccessKeySecret = '',
    SecurityToken = '',
  } = answer['Credentials'] as Record<string, string>
  return { keyId: AccessKeyId, secret: AccessKeySecret, token: SecurityToken }
}

/** The target as a session calls it. */
export function withSession(target: Target, { keyId, secret, token }: SessionKey): Target {
  const session = target.as(keyId, secret)
  const call: Target['call'] = (action, parameters, overrides = {}) =>
    session.call(action, parameters, { SecurityToken: token, ...overrides })
  return { ...session, call }
}

/** The target as a new session of the role calls it. */
export async function assumed(
  target: Target,
  RoleName: string,
  parameters: Parameters = {},
): Promise<Target> {
  return withSession(target, await assume(await newAssumer(target), RoleName, parameters))
}
