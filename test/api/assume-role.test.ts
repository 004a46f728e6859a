import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { onlyHere, openTarget, type Target } from '../support/target.ts'
import { newAccount } from './accounts.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allow, asUser, closing, done, newRole, newUser, policyText, trustText } from './identities.ts'
import { assume, assumed, newAssumer, withSession } from './sessions.ts'

const ASSUME = 'AssumeRole'
const target = await openTarget()
closing(target)
const arnOf = (role: string, account = target.account) => `acs:ram::${account}:role/${role}`
const right = { RoleArn: arnOf('role'), RoleSessionName: 'nightly' }

async function mayList(caller: Target): Promise<boolean> {
  return (await caller.call('ListUsers', {})).status === 200
}

/** A role that may do what the policy of this name of the system allows. */
async function roleWith(PolicyName: string): Promise<string> {
  const RoleName = await newRole(target)
  await done(target, 'AttachPolicyToRole', { RoleName, PolicyName, PolicyType: 'System' })
  return RoleName
}

describe('200', () => {
  it('answers a key, its token and when they end', async () => {
    const RoleName = await newRole(target)
    const call = {
      RoleArn: arnOf(RoleName),
      RoleSessionName: 'a.b@c-d_1',
      DurationSeconds: '900',
      SourceIdentity: 'alice',
    }
    const answer = await done(await newAssumer(target), ASSUME, call)
    assert.deepEqual(Object.keys(answer), ['AssumedRoleUser', 'Credentials', 'SourceIdentity'])
    const { Arn, AssumedRoleId } = answer['AssumedRoleUser'] as Record<string, string>
    assert.equal(Arn, `acs:ram::${target.account}:assumed-role/${RoleName.toLowerCase()}/a.b@c-d_1`)
    assert.match(AssumedRoleId ?? '', /^3\d{17}:a\.b@c-d_1$/)
    const key = answer['Credentials'] as Record<string, string>
    assert.match(key['AccessKeyId'] ?? '', /^STS\.\w{24}$/)
    assert.match(key['AccessKeySecret'] ?? '', /^\w{44}$/)
    const left = Date.parse(key['Expiration'] ?? '') - target.now()
    assert.ok(left > 800_000 && left <= 900_000, String(left))
    assert.equal(answer['SourceIdentity'], 'alice')
  })

  it('the session may what the role may, and no more than its policy', async () => {
    const RoleName = await roleWith('AliyunRAMReadOnlyAccess')
    assert.equal(await mayList(await assumed(target, RoleName)), true)
    assert.equal(
      await mayList(await assumed(target, RoleName, { Policy: policyText('ram:ListUsers') })),
      true,
    )
    const narrow = await assumed(target, RoleName, { Policy: policyText('tag:*') })
    const { status, body } = await narrow.call('ListUsers', {})
    const { PolicyType, AuthPrincipalType, AuthPrincipalDisplayName } = body['AccessDeniedDetail'] as Record<
      string,
      string
    >
    assert.deepEqual(
      [status, PolicyType, AuthPrincipalType, AuthPrincipalDisplayName],
      [403, 'SessionPolicy', 'AssumedRoleUser', `${RoleName}:nightly`],
    )
    assert.equal(
      await mayList(await assumed(target, await newRole(target), { Policy: policyText('*') })),
      false,
    )
  })

  it('what the role loses, the session loses on its next call', async () => {
    const RoleName = await roleWith('AliyunRAMReadOnlyAccess')
    const session = await assumed(target, RoleName)
    assert.equal(await mayList(session), true)
    const policy = { RoleName, PolicyName: 'AliyunRAMReadOnlyAccess', PolicyType: 'System' }
    await done(target, 'DetachPolicyFromRole', policy)
    assert.equal(await mayList(session), false)
  })

  it('ends with its time', { skip: onlyHere('it moves the clock') }, async () => {
    const { service } = target
    assert.ok(service)
    const session = await assumed(target, await newRole(target), { DurationSeconds: '900' })
    const start = service.now
    service.now = start + 898_000
    await done(session, 'GetCallerIdentity')
    service.now = start + 900_001
    await refuses(session, ['GetCallerIdentity', {}], 'SecurityTokenExpired')
    service.now = start
  })

  it('a session may take on a role in its turn, for an hour at the most', async () => {
    const first = await roleWith('AliyunSTSAssumeRoleAccess')
    await done(target, 'UpdateRole', { RoleName: first, NewMaxSessionDuration: '7200' })
    const trust = trustText(target, `role/${first}`)
    const second = await newRole(target, { AssumeRolePolicyDocument: trust, MaxSessionDuration: '7200' })
    const session = await assumed(target, first)
    const again = withSession(target, await assume(session, second))
    const { Arn } = await done(again, 'GetCallerIdentity')
    assert.match(String(Arn), new RegExp(`assumed-role/${second.toLowerCase()}/nightly$`))
    const long = { RoleArn: arnOf(second), RoleSessionName: 'long', DurationSeconds: '3601' }
    const { body } = await session.call(ASSUME, long)
    assert.equal(body['Message'], 'The Min/Max value of DurationSeconds is 15min/1hr.')
  })

  it('the trust policy may ask for an external id', async () => {
    const statement = JSON.parse(trustText(target)) as { Statement: Record<string, unknown>[] }
    const [first] = statement.Statement
    const Condition = { StringEquals: { 'sts:ExternalId': 'secret-1' } }
    const trust = JSON.stringify({ ...statement, Statement: [{ ...first, Condition }] })
    const RoleName = await newRole(target, { AssumeRolePolicyDocument: trust })
    const caller = await newAssumer(target)
    await assume(caller, RoleName, { ExternalId: 'secret-1' })
    await refusesTo(caller, RoleName, { ExternalId: 'secret-2' })
    await refusesTo(caller, RoleName)
  })

  it('a role of another account, where that account and the own one allow it', {
    skip: onlyHere('it needs the key of the operator'),
  }, async () => {
    const other = await newAccount(target)
    const UserName = await newUser(target)
    const trust = trustText(target, `user/${UserName}`)
    await done(other.root, 'CreateRole', { RoleName: 'shared', AssumeRolePolicyDocument: trust })
    await done(other.root, 'CreateRole', {
      RoleName: 'own',
      AssumeRolePolicyDocument: trustText({ account: other.id }),
    })
    const user = await asUser(target, UserName)
    const call = { RoleArn: arnOf('shared', other.id), RoleSessionName: 'abroad' }
    assert.equal((await user.call(ASSUME, call)).status, 403)
    const policy = { PolicyName: 'AliyunSTSAssumeRoleAccess', PolicyType: 'System', UserName }
    await done(target, 'AttachPolicyToUser', policy)
    const { AccountId } = await done(
      withSession(target, keyIn(await done(user, ASSUME, call))),
      'GetCallerIdentity',
    )
    assert.equal(AccountId, other.id)
  })

  it('a role of another account that does not trust the caller is answered as one that is not there', {
    skip: onlyHere('it needs the key of the operator'),
  }, async () => {
    const other = await newAccount(target)
    const denying = JSON.parse(trustText(target)) as { Statement: Record<string, unknown>[] }
    denying.Statement.push({ ...denying.Statement[0], Effect: 'Deny' })
    const roles = { own: trustText({ account: other.id }), denying: JSON.stringify(denying) }
    for (const [RoleName, AssumeRolePolicyDocument] of Object.entries(roles)) {
      await done(other.root, 'CreateRole', { RoleName, AssumeRolePolicyDocument })
    }
    const caller = await newAssumer(target)
    const refusalOf = async (account: string, role: string) => {
      const RoleArn = arnOf(role, account)
      const { status, body } = await caller.call(ASSUME, { RoleArn, RoleSessionName: 'abroad' })
      const { EncodedDiagnosticMessage = '', ...detail } = body['AccessDeniedDetail'] as Record<
        string,
        string
      >
      const decoded = await done(target, 'DecodeDiagnosticMessage', { EncodedDiagnosticMessage })
      const seen = { status, code: body['Code'], message: body['Message'], detail, decoded }
      return JSON.stringify(seen).replaceAll(role, 'ROLE').replaceAll(account, 'ACCOUNT')
    }
    const absent = await refusalOf(other.id, 'absent')
    for (const role of Object.keys(roles)) assert.equal(await refusalOf(other.id, role), absent)
    assert.equal(await refusalOf('9999999999999999', 'own'), absent)
  })
})

function keyIn(answer: Record<string, unknown>) {
  const {
    AccessKeyId = '',
    AccessKeySecret = '',
    SecurityToken = '',
  } = answer['Credentials'] as Record<string, string>
  return { keyId: AccessKeyId, secret: AccessKeySecret, token: SecurityToken }
}

async function refusesTo(caller: Target, RoleName: string, parameters = {}): Promise<void> {
  const call = { RoleArn: arnOf(RoleName), RoleSessionName: 'nightly', ...parameters }
  const { status, body } = await caller.call(ASSUME, call)
  const { PolicyType, AuthAction } = body['AccessDeniedDetail'] as Record<string, string>
  assert.deepEqual(
    [status, body['Code'], PolicyType, AuthAction],
    [403, 'NoPermission', 'AssumeRolePolicy', 'sts:AssumeRole'],
  )
}

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    await refuses(target, [ASSUME, { ...right, RoleArn: '' }], 'MissingRoleArn')
    await refuses(target, [ASSUME, { ...right, RoleSessionName: '' }], 'MissingRoleSessionName')
    for (const RoleArn of ['x', 'acs:ram::1:user/a', 'acs:ram:*:1:role/a', 'acs:ram::1:role/a/b']) {
      await refuses(target, [ASSUME, { ...right, RoleArn }], 'InvalidRoleArn')
    }
    for (const RoleSessionName of ['x', 'a b', 'x'.repeat(65)]) {
      await refuses(target, [ASSUME, { ...right, RoleSessionName }], 'InvalidRoleSessionName')
    }
    for (const DurationSeconds of ['899', '43201', 'x']) {
      await refuses(target, [ASSUME, { ...right, DurationSeconds }], 'InvalidDurationSeconds', '12hr')
    }
    await refuses(target, [ASSUME, { ...right, ExternalId: 'x' }], 'InvalidExternalId')
    await refuses(target, [ASSUME, { ...right, SourceIdentity: 'x' }], 'InvalidSourceIdentity')
    await refuses(target, [ASSUME, { ...right, Policy: ' '.repeat(1_025) }], 'SessionPolicyTooLong')
    const { body } = await target.call(ASSUME, { ...right, Policy: '{}' })
    const said = String(body['Message']).replace('The parameter Policy has not passed grammar check. ', '')
    await refuses(target, [ASSUME, { ...right, Policy: '{}' }], 'InvalidSessionPolicy', said)
  })
})

describe('403', () => {
  it('NoPermission: a policy denies the role, by its name as it was made or as ARNs write it', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const RoleName = newId('Role')
    await newRole(target, { RoleName })
    for (const spelled of [RoleName, RoleName.toLowerCase()]) {
      const name = await newUser(target)
      const Resource = `acs:ram:*:${target.account}:role/${spelled}`
      await allow(target, name, { Action: '*', Resource: '*' })
      const user = await asUser(target, name)
      await assume(user, RoleName)
      assert.equal((await user.call('GetRole', { RoleName })).status, 200)
      await allow(target, name, { Effect: 'Deny', Action: '*', Resource })
      const assuming = await user.call(ASSUME, { ...right, RoleArn: arnOf(RoleName) })
      const reading = await user.call('GetRole', { RoleName })
      for (const { body } of [assuming, reading]) assert.equal(body['Code'], 'NoPermission', spelled)
    }
  })

  it('the root', async () => {
    await refuses(target, [ASSUME, { ...right, RoleArn: arnOf(await newRole(target)) }], 'RootMayNotAssume')
  })

  it('a user that no policy allows it', async () => {
    const user = await asUser(target, await newUser(target))
    const { body } = await user.call(ASSUME, { ...right, RoleArn: arnOf(await newRole(target)) })
    const { PolicyType } = body['AccessDeniedDetail'] as Record<string, string>
    assert.equal(PolicyType, 'AccountLevelIdentityBasedPolicy')
  })

  it('a user that the trust policy does not name', async () => {
    const trust = trustText(target, `user/${newId('somebody')}`)
    await refusesTo(await newAssumer(target), await newRole(target, { AssumeRolePolicyDocument: trust }))
  })

  refusesServicePrincipals(target, ASSUME, right)
})

describe('404', () => {
  it('EntityNotExist.Role', async () => {
    const caller = await newAssumer(target)
    await refuses(caller, [ASSUME, { ...right, RoleArn: arnOf(newId('nothing')) }], 'AssumedRoleNotFound')
  })
})

everyErrorIsProvoked(ASSUME)
