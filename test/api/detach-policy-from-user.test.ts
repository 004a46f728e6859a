import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, asUser, closing, done, newPolicy, newUser } from './identities.ts'

const ACTION = 'DetachPolicyFromUser'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('bites on the next call', async () => {
    const UserName = await newUser(target)
    const user = await asUser(target, UserName)
    const policy = { PolicyName: 'AliyunRAMReadOnlyAccess', PolicyType: 'System', UserName }
    await done(target, 'AttachPolicyToUser', policy)
    const may = async () => (await user.call('ListUsers', {})).status === 200
    assert.equal(await may(), true)
    assert.deepEqual(await done(target, ACTION, policy), {})
    assert.equal(await may(), false)
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', UserName: await newUser(target) }
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
    await refuses(target, [ACTION, { ...right, UserName: '' }], 'MissingUserName')
    await refuses(target, [ACTION, { ...right, UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [ACTION, { ...right, UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const UserName = await newUser(target)
    const PolicyName = await newPolicy(target)
    const parameters = { UserName, PolicyName, PolicyType: 'Custom' }
    await done(target, 'AttachPolicyToUser', parameters)
    return { parameters, paths: [`user/${UserName}`, `policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, {
    PolicyType: 'System',
    PolicyName: 'ReadOnlyAccess',
    UserName: 'a',
  })
})

describe('404', () => {
  it('EntityNotExist.User, .Policy and .User.Policy', async () => {
    const policy = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess' }
    await refuses(target, [ACTION, { ...policy, UserName: newId('nothing') }], 'UserNotFound')
    const UserName = await newUser(target)
    await refuses(target, [ACTION, { ...policy, PolicyType: 'Custom', UserName }], 'PolicyNotFound')
    await refuses(target, [ACTION, { ...policy, UserName }], 'UserPolicyNotFound')
  })
})

everyErrorIsProvoked(ACTION)
