import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newRole, trustText } from './identities.ts'
import { assumed } from './sessions.ts'

const ACTION = 'DeleteRole'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('takes the role away, and ends its sessions', async () => {
    const RoleName = await newRole(target)
    const session = await assumed(target, RoleName)
    await done(session, 'GetCallerIdentity')
    assert.deepEqual(await done(target, ACTION, { RoleName }), {})
    await refuses(session, ['GetCallerIdentity', {}], 'SecurityTokenExpired')
    await done(target, 'CreateRole', { RoleName, AssumeRolePolicyDocument: trustText(target) })
    await refuses(session, ['GetCallerIdentity', {}], 'SecurityTokenExpired')
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { RoleName: await newRole(target) }
    await refuses(target, [ACTION, { ...right, RoleName: '' }], 'MissingRoleName')
    await refuses(target, [ACTION, { ...right, RoleName: 'x'.repeat(65) }], 'RoleNameLength')
    await refuses(target, [ACTION, { ...right, RoleName: '*' }], 'RoleNameChars')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const RoleName = await newRole(target)
    return { parameters: { RoleName }, paths: [`role/${RoleName}`] }
  })
  refusesServicePrincipals(target, ACTION, { RoleName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Role', async () => {
    await refuses(target, [ACTION, { RoleName: newId('nothing') }], 'RoleNotFound')
  })
})

describe('409', () => {
  it('DeleteConflict.Role.Policy', async () => {
    const RoleName = await newRole(target)
    const policy = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', RoleName }
    await done(target, 'AttachPolicyToRole', policy)
    await refuses(target, [ACTION, { RoleName }], 'RoleHasPolicies')
  })
})

everyErrorIsProvoked(ACTION)
