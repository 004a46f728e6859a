import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, asUser, closing, done, entriesOf, newGroup, newPolicy, newUser } from './identities.ts'

const ACTION = 'AttachPolicyToGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('bites on the next call', async () => {
    const GroupName = await newGroup(target)
    const UserName = await newUser(target)
    await done(target, 'AddUserToGroup', { UserName, GroupName })
    const user = await asUser(target, UserName)
    const may = async () => (await user.call('ListUsers', {})).status === 200
    assert.equal(await may(), false)
    const policy = { PolicyName: 'aliyunramreadonlyaccess', PolicyType: 'System', GroupName }
    assert.deepEqual(await done(target, ACTION, policy), {})
    assert.equal(await may(), true)
    const listed = await done(target, 'ListPoliciesForGroup', { GroupName })
    const names = entriesOf(listed, 'Policies', 'Policy').map(({ PolicyName }) => PolicyName)
    assert.deepEqual(names, ['AliyunRAMReadOnlyAccess'])
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
    return { parameters, paths: [`group/${GroupName}`, `policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, {
    PolicyType: 'System',
    PolicyName: 'ReadOnlyAccess',
    GroupName: 'a',
  })
})

describe('404', () => {
  it('EntityNotExist.Group and .Policy', async () => {
    const policy = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess' }
    await refuses(target, [ACTION, { ...policy, GroupName: newId('nothing') }], 'GroupNotFound')
    const GroupName = await newGroup(target)
    await refuses(target, [ACTION, { ...policy, PolicyType: 'Custom', GroupName }], 'PolicyNotFound')
  })
})

describe('409', () => {
  it('EntityAlreadyExists.Group.Policy', async () => {
    const call = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', GroupName: await newGroup(target) }
    await done(target, ACTION, call)
    await refuses(target, [ACTION, call], 'GroupPolicyExists')
  })

  it('LimitExceeded.Group.Policy: 10 of the account', async () => {
    const GroupName = await newGroup(target)
    const call = async () => ({ PolicyType: 'Custom', PolicyName: await newPolicy(target), GroupName })
    for (let i = 0; i < 10; i++) await done(target, ACTION, await call())
    await refuses(target, [ACTION, await call()], 'TooManyPoliciesOfGroup')
    await done(target, ACTION, { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', GroupName })
  })
})

everyErrorIsProvoked(ACTION)
