import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, asUser, closing, done, newGroup, newPolicy, newUser } from './identities.ts'

const ACTION = 'DetachPolicyFromGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('bites on the next call', async () => {
    const GroupName = await newGroup(target)
    const UserName = await newUser(target)
    await done(target, 'AddUserToGroup', { UserName, GroupName })
    const user = await asUser(target, UserName)
    const policy = { PolicyName: 'AliyunRAMReadOnlyAccess', PolicyType: 'System', GroupName }
    await done(target, 'AttachPolicyToGroup', policy)
    const may = async () => (await user.call('ListUsers', {})).status === 200
    assert.equal(await may(), true)
    assert.deepEqual(await done(target, ACTION, policy), {})
    assert.equal(await may(), false)
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', GroupName: await newGroup(target) }
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
    await refuses(target, [ACTION, { ...right, GroupName: '' }], 'MissingGroupName')
    await refuses(target, [ACTION, { ...right, GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [ACTION, { ...right, GroupName: '*' }], 'GroupNameChars')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const GroupName = await newGroup(target)
    const PolicyName = await newPolicy(target)
    const parameters = { GroupName, PolicyName, PolicyType: 'Custom' }
    await done(target, 'AttachPolicyToGroup', parameters)
    return { parameters, paths: [`group/${GroupName}`, `policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, {
    PolicyType: 'System',
    PolicyName: 'ReadOnlyAccess',
    GroupName: 'a',
  })
})

describe('404', () => {
  it('EntityNotExist.Group, .Policy and .Group.Policy', async () => {
    const policy = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess' }
    await refuses(target, [ACTION, { ...policy, GroupName: newId('nothing') }], 'GroupNotFound')
    const GroupName = await newGroup(target)
    await refuses(target, [ACTION, { ...policy, PolicyType: 'Custom', GroupName }], 'PolicyNotFound')
    await refuses(target, [ACTION, { ...policy, GroupName }], 'GroupPolicyNotFound')
  })
})

everyErrorIsProvoked(ACTION)
