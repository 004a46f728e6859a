import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newRole, trustText } from './identities.ts'

const ACTION = 'GetRole'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows the role', async () => {
    const RoleName = await newRole(target)
    const answer = await done(target, ACTION, { RoleName: RoleName.toUpperCase() })
    const { AssumeRolePolicyDocument, ...role } = answer['Role'] as Record<string, unknown>
    assert.equal(AssumeRolePolicyDocument, trustText(target))
    assert.equal(role['RoleName'], RoleName)
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

everyErrorIsProvoked(ACTION)
