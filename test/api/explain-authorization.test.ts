import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asUser, closing, done, newRole, newUser } from './identities.ts'

const EXPLAIN = 'ExplainAuthorization'
const target = await openTarget()
closing(target)
const { account } = target
const AuthResource = `acs:ecs:cn-hangzhou:${account}:instance/i-1`
const right = { AuthAction: 'ecs:RemoveTags', AuthResource }

/** A user with a policy of these statements; answers its ARN and the name of the policy. */
async function userWith(...Statement: readonly Record<string, unknown>[]) {
  const UserName = await newUser(target)
  const PolicyName = newId('policy')
  const PolicyDocument = JSON.stringify({ Version: '1', Statement })
  await done(target, 'CreatePolicy', { PolicyName, PolicyDocument })
  await done(target, 'AttachPolicyToUser', { PolicyName, PolicyType: 'Custom', UserName })
  return { PrincipalArn: `acs:ram::${account}:user/${UserName}`, PolicyName, UserName }
}

describe('200', () => {
  it('the root may everything', async () => {
    const answer = { Outcome: 'Allow', DeniedBySessionPolicy: false }
    assert.deepEqual(await done(target, EXPLAIN, right), answer)
    assert.deepEqual(
      await done(target, EXPLAIN, { ...right, PrincipalArn: `acs:ram::${account}:root` }),
      answer,
    )
  })

  it('names the statement that decides, by the tags that are given', async () => {
    const allow = { Effect: 'Allow', Action: 'ecs:*', Resource: '*' }
    const Condition = { StringEquals: { 'acs:ResourceTag/env': 'prod' } }
    const deny = { ...allow, Effect: 'Deny', Condition }
    const { PrincipalArn, PolicyName, UserName } = await userWith(allow, deny)
    const decided = (Statement: number, ConditionKeys: readonly string[]) => ({
      ...{ PolicyType: 'Custom', PolicyName, PolicyVersion: 'v1', AttachedTo: `user/${UserName}` },
      ...{ Statement, ConditionKeys },
    })
    assert.deepEqual(await done(target, EXPLAIN, { ...right, PrincipalArn }), {
      ...{ Outcome: 'Allow', DeniedBySessionPolicy: false, DecidedBy: decided(0, []) },
    })
    const prod = { ...right, PrincipalArn, ResourceTags: '{"env":"prod"}' }
    assert.deepEqual(await done(target, EXPLAIN, prod), {
      ...{ Outcome: 'ExplicitDeny', DeniedBySessionPolicy: false },
      DecidedBy: decided(1, ['acs:ResourceTag/env']),
    })
    const other = { ...right, PrincipalArn, AuthAction: 'vpc:UntagResources' }
    assert.deepEqual(await done(target, EXPLAIN, other), {
      ...{ Outcome: 'ImplicitDeny', DeniedBySessionPolicy: false },
    })
  })

  it('takes the group that the resource would be in', async () => {
    const Condition = { StringEquals: { 'acs:rm:rgId': 'rg-x' } }
    const { PrincipalArn } = await userWith({ Effect: 'Allow', Action: '*', Resource: '*', Condition })
    for (const [ResourceGroupId, outcome] of [
      ['rg-x', 'Allow'],
      ['rg-y', 'ImplicitDeny'],
      ['', 'ImplicitDeny'],
    ] as const) {
      const answer = await done(target, EXPLAIN, { ...right, PrincipalArn, ResourceGroupId })
      assert.equal(answer['Outcome'], outcome)
    }
  })

  it('takes source address and transport from the parameters', async () => {
    const Condition = {
      IpAddress: { 'acs:SourceIp': '203.0.113.0/24' },
      Bool: { 'acs:SecureTransport': 'true' },
    }
    const { PrincipalArn } = await userWith({ Effect: 'Allow', Action: '*', Resource: '*', Condition })
    const outcome = async (more: Record<string, string>) =>
      (await done(target, EXPLAIN, { ...right, PrincipalArn, ...more }))['Outcome']
    assert.equal(await outcome({ SourceIp: '203.0.113.7', SecureTransport: 'true' }), 'Allow')
    assert.equal(await outcome({ SourceIp: '203.0.113.7' }), 'ImplicitDeny')
    assert.equal(await outcome({ SourceIp: '2001:db8::1', SecureTransport: 'true' }), 'ImplicitDeny')
  })

  it('of a role: what a session of it may', async () => {
    const RoleName = await newRole(target)
    await done(target, 'AttachPolicyToRole', { RoleName, PolicyName: 'ReadOnlyAccess', PolicyType: 'System' })
    const PrincipalArn = `acs:ram::${account}:role/${RoleName.toLowerCase()}`
    const answer = await done(target, EXPLAIN, { PrincipalArn, AuthAction: 'ecs:DescribeTags', AuthResource })
    assert.equal(answer['Outcome'], 'Allow')
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    await refuses(target, [EXPLAIN, { ...right, AuthAction: '' }], 'MissingAuthAction')
    await refuses(target, [EXPLAIN, { ...right, AuthResource: '' }], 'MissingAuthResource')
    const form = 'It is acs:{Product}:{Region}:{Account}:{Resource}.'
    await refuses(
      target,
      [EXPLAIN, { ...right, AuthResource: 'arn:acs:ecs' }],
      'InvalidParameter',
      'AuthResource',
      form,
    )
    const long = { ...right, AuthResource: `${AuthResource}${'x'.repeat(2_048)}` }
    await refuses(target, [EXPLAIN, long], 'InvalidParameter', 'AuthResource', form)
    const action = { ...right, AuthAction: `ecs:${'x'.repeat(253)}` }
    const most = 'It has at most 256 characters.'
    await refuses(target, [EXPLAIN, action], 'InvalidParameter', 'AuthAction', most)
    const tags = { ...right, ResourceTags: JSON.stringify({ env: 'x'.repeat(257) }) }
    await refuses(target, [EXPLAIN, tags], 'TagsInvalid')
    const address = 'It is an IPv4 or IPv6 address.'
    await refuses(target, [EXPLAIN, { ...right, SourceIp: 'x' }], 'InvalidParameter', 'SourceIp', address)
    await refuses(target, [EXPLAIN, { ...right, RequestTags: '[]' }], 'TagsInvalid')
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, ''])))
    await refuses(target, [EXPLAIN, { ...right, ResourceTags: many }], 'TooManyTags')
  })
})

describe('403', () => {
  it('NoPermission.Operator: a user that no policy allows it', async () => {
    const user = await asUser(target, await newUser(target))
    const { status, body } = await user.call(EXPLAIN, right)
    assert.deepEqual([status, body['Code']], [403, 'NoPermission.Operator'])
  })

  refusesServicePrincipals(target, EXPLAIN, right)
})

describe('404', () => {
  it('EntityNotExist.Principal: no such user or role, one of another account, anything else', async () => {
    for (const PrincipalArn of [
      `acs:ram::${account}:user/${newId('nobody')}`,
      `acs:ram::${account}:role/${newId('nobody')}`,
      'acs:ram::4711:root',
      'acs:ram::4711:user/alice',
      'alice',
    ]) {
      await refuses(target, [EXPLAIN, { ...right, PrincipalArn }], 'PrincipalNotFound')
    }
  })
})

everyErrorIsProvoked(EXPLAIN)
