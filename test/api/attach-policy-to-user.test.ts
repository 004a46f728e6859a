import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, asUser, closing, done, entriesOf, newPolicy, newUser } from './identities.ts'

const ACTION = 'AttachPolicyToUser'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('bites on the next call', async () => {
    const UserName = await newUser(target)
    const user = await asUser(target, UserName)
    const may = async () => (await user.call('ListUsers', {})).status === 200
    assert.equal(await may(), false)
    const policy = { PolicyName: 'aliyunramreadonlyaccess', PolicyType: 'System', UserName }
    assert.deepEqual(await done(target, ACTION, policy), {})
    assert.equal(await may(), true)
    const listed = await done(target, 'ListPoliciesForUser', { UserName })
    const names = entriesOf(listed, 'Policies', 'Policy').map(({ PolicyName }) => PolicyName)
    assert.deepEqual(names, ['AliyunRAMReadOnlyAccess'])
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
    return { parameters, paths: [`user/${UserName}`, `policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, {
    PolicyType: 'System',
    PolicyName: 'ReadOnlyAccess',
    UserName: 'a',
  })
})

describe('404', () => {
  it('EntityNotExist.User and .Policy', async () => {
    const policy = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess' }
    await refuses(target, [ACTION, { ...policy, UserName: newId('nothing') }], 'UserNotFound')
    const UserName = await newUser(target)
    await refuses(target, [ACTION, { ...policy, PolicyType: 'Custom', UserName }], 'PolicyNotFound')
  })
})

describe('409', () => {
  it('EntityAlreadyExists.User.Policy', async () => {
    const call = { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', UserName: await newUser(target) }
    await done(target, ACTION, call)
    await refuses(target, [ACTION, call], 'UserPolicyExists')
  })

  it('LimitExceeded.User.Policy: 10 of the account', async () => {
    const UserName = await newUser(target)
    const call = async () => ({ PolicyType: 'Custom', PolicyName: await newPolicy(target), UserName })
    for (let i = 0; i < 10; i++) await done(target, ACTION, await call())
    await refuses(target, [ACTION, await call()], 'TooManyPoliciesOfUser')
    await done(target, ACTION, { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', UserName })
  })
})

everyErrorIsProvoked(ACTION)
