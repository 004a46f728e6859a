import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, newPolicy, newRole } from './identities.ts'
import { assumed } from './sessions.ts'

const ACTION = 'AttachPolicyToRole'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('bites on the next call', async () => {
    const RoleName = await newRole(target)
    const user = await assumed(target, RoleName)
    const may = async () => (await user.call('ListUsers', {})).status === 200
    assert.equal(await may(), false)
    const policy = { PolicyName: 'aliyunramreadonlyaccess', PolicyType: 'System', RoleName }
    assert.deepEqual(await done(target, ACTION, policy), {})
    assert.equal(await may(), true)
    const listed = await done(target, 'ListPoliciesForRole', { RoleName })
    const names = entriesOf(listed, 'Policies', 'Policy').map(({ PolicyName }) => PolicyName)
    assert.deepEqual(names, ['AliyunRAMReadOnlyAccess'])
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
    return { parameters, paths: [`role/${RoleName}`, `policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, {
    PolicyType: 'System',
    PolicyName: 'ReadOnlyAccess',
    RoleName: 'a',
  })
})

describe('404', () => {
  it('EntityNotExist.Role and .Policy', async () => {
    const policy = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess' }
    await refuses(target, [ACTION, { ...policy, RoleName: newId('nothing') }], 'RoleNotFound')
    const RoleName = await newRole(target)
    await refuses(target, [ACTION, { ...policy, PolicyType: 'Custom', RoleName }], 'PolicyNotFound')
  })
})

describe('409', () => {
  it('EntityAlreadyExists.Role.Policy', async () => {
    const call = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', RoleName: await newRole(target) }
    await done(target, ACTION, call)
    await refuses(target, [ACTION, call], 'RolePolicyExists')
  })

  it('LimitExceeded.Role.Policy: 10 of the account', async () => {
    const RoleName = await newRole(target)
    const call = async () => ({ PolicyType: 'Custom', PolicyName: await newPolicy(target), RoleName })
    for (let i = 0; i < 10; i++) await done(target, ACTION, await call())
    await refuses(target, [ACTION, await call()], 'TooManyPoliciesOfRole')
    await done(target, ACTION, { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', RoleName })
  })
})

everyErrorIsProvoked(ACTION)
