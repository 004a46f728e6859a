import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allow, asUser, closing, done, newRole, newUser } from './identities.ts'
import { assumed } from './sessions.ts'

const GET = 'GetCallerIdentity'
const target = await openTarget()
closing(target)
const { account } = target

describe('200', () => {
  it('the root', async () => {
    assert.deepEqual(await done(target, GET), {
      ...{ IdentityType: 'Account', AccountId: account, PrincipalId: account, UserId: account },
      Arn: `acs:ram::${account}:root`,
    })
  })

  it('a user, whatever is denied to it', async () => {
    const UserName = await newUser(target)
    if (target.service) await allow(target, UserName, { Effect: 'Deny', Action: '*', Resource: '*' })
    const { UserId, PrincipalId, ...rest } = await done(await asUser(target, UserName), GET)
    assert.match(String(UserId), /^2\d{17}$/)
    assert.equal(PrincipalId, UserId)
    assert.deepEqual(rest, {
      ...{ IdentityType: 'RAMUser', AccountId: account, Arn: `acs:ram::${account}:user/${UserName}` },
    })
  })

  it('a session', async () => {
    const RoleName = await newRole(target)
    const { RoleId, PrincipalId, ...rest } = await done(await assumed(target, RoleName), GET)
    assert.match(String(RoleId), /^3\d{17}$/)
    assert.equal(PrincipalId, `${RoleId}:nightly`)
    const Arn = `acs:ram::${account}:assumed-role/${RoleName.toLowerCase()}/nightly`
    assert.deepEqual(rest, { IdentityType: 'AssumedRoleUser', AccountId: account, Arn })
  })
})

describe('403', () => {
  refusesServicePrincipals(target, GET)
})

everyErrorIsProvoked(GET)
