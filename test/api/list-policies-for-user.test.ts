import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, newPolicy, newUser } from './identities.ts'

const ACTION = 'ListPoliciesForUser'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('lists them in the order of their names', async () => {
    const UserName = await newUser(target)
    const PolicyName = await newPolicy(target)
    for (const policy of [
      { PolicyName, PolicyType: 'Custom' },
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' },
    ]) {
      await done(target, 'AttachPolicyToUser', { ...policy, UserName })
    }
    const listed = entriesOf(await done(target, ACTION, { UserName }), 'Policies', 'Policy')
    assert.deepEqual(
      listed.map((policy) => [policy['PolicyName'], policy['PolicyType'], policy['DefaultVersion']]),
      [
        ['ReadOnlyAccess', 'System', 'v1'],
        [PolicyName, 'Custom', 'v1'],
      ],
    )
    assert.match(listed[0]?.['AttachDate'] ?? '', /Z$/)
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { UserName: await newUser(target) }
    await refuses(target, [ACTION, { ...right, UserName: '' }], 'MissingUserName')
    await refuses(target, [ACTION, { ...right, UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [ACTION, { ...right, UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const UserName = await newUser(target)
    return { parameters: { UserName }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, ACTION, { UserName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.User', async () => {
    await refuses(target, [ACTION, { UserName: newId('nothing') }], 'UserNotFound')
  })
})

everyErrorIsProvoked(ACTION)
