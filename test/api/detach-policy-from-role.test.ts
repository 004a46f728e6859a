import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newPolicy, newRole } from './identities.ts'
import { assumed } from './sessions.ts'

const ACTION = 'DetachPolicyFromRole'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('bites on the next call', async () => {
    const RoleName = await newRole(target)
    const user = await assumed(target, RoleName)
    const policy = { PolicyName: 'AliyunRAMReadOnlyAccess', PolicyType: 'System', RoleName }
    await done(target, 'AttachPolicyToRole', policy)
    const may = async () => (await user.call('ListUsers', {})).status === 200
    assert.equal(await may(), true)
    assert.deepEqual(await done(target, ACTION, policy), {})
    assert.equal(await may(), false)
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', RoleName: await newRole(target) }
    await refuses(
      target,
      [ACTION, { ...right, ResourceGroupId: 'rg-1' }],
      'UnsupportedParameter',
      'ResourceGroupId',
    )
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(target, [ACTION, { ...right, PolicyType: '' }], 'MissingPolicyType')
    await refuses(target, [ACTION, { ...right, PolicyType: 'custom' }], 'InvalidPolicyType')
    await refuses(target, [ACTION, { ...right, RoleName: '' }], 'MissingRoleName')
    await refuses(target, [ACTION, { ...right, RoleName: 'x'.repeat(65) }], 'RoleNameLength')
    await refuses(target, [ACTION, { ...right, RoleName: '*' }], 'RoleNameChars')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const RoleName = await newRole(target)
    const PolicyName = await newPolicy(target)
    const parameters = { RoleName, PolicyName, PolicyType: 'Custom' }
    await done(target, 'AttachPolicyToRole', parameters)
    return { parameters, paths: [`role/${RoleName}`, `policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, {
    PolicyType: 'System',
    PolicyName: 'ReadOnlyAccess',
    RoleName: 'a',
  })
})

describe('404', () => {
  it('EntityNotExist.Role, .Policy and .Role.Policy', async () => {
    const policy = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess' }
    await refuses(target, [ACTION, { ...policy, RoleName: newId('nothing') }], 'RoleNotFound')
    const RoleName = await newRole(target)
    await refuses(target, [ACTION, { ...policy, PolicyType: 'Custom', RoleName }], 'PolicyNotFound')
    await refuses(target, [ACTION, { ...policy, RoleName }], 'RolePolicyNotFound')
  })
})

everyErrorIsProvoked(ACTION)
