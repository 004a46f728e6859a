import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, asUser, closing, done, newPolicy, newUser, policyText } from './identities.ts'

const ACTION = 'SetDefaultPolicyVersion'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('bites on the next call of whoever has the policy', async () => {
    const PolicyName = await newPolicy(target, 'ram:ListGroups')
    await done(target, 'CreatePolicyVersion', { PolicyName, PolicyDocument: policyText('ram:ListUsers') })
    const UserName = await newUser(target)
    await done(target, 'AttachPolicyToUser', { PolicyName, PolicyType: 'Custom', UserName })
    const user = await asUser(target, UserName)
    const may = async (action: string) => (await user.call(action, {})).status === 200
    assert.deepEqual([await may('ListGroups'), await may('ListUsers')], [true, false])
    assert.deepEqual(await done(target, ACTION, { PolicyName, VersionId: 'v2' }), {})
    assert.deepEqual([await may('ListGroups'), await may('ListUsers')], [false, true])
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyName: await newPolicy(target), VersionId: 'v1' }
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(target, [ACTION, { ...right, VersionId: '' }], 'MissingVersionId')
    await refuses(target, [ACTION, { ...right, VersionId: '1' }], 'VersionIdFormat')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const PolicyName = await newPolicy(target)
    return { parameters: { PolicyName, VersionId: 'v1' }, paths: [`policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, { PolicyName: 'a', VersionId: 'v1' })
})

describe('404', () => {
  it('EntityNotExist.Policy and .Version', async () => {
    await refuses(target, [ACTION, { PolicyName: newId('nothing'), VersionId: 'v1' }], 'PolicyNotFound')
    await refuses(
      target,
      [ACTION, { PolicyName: await newPolicy(target), VersionId: 'v9' }],
      'PolicyVersionNotFound',
    )
  })
})

everyErrorIsProvoked(ACTION)
