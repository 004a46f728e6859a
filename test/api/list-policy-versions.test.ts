import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, newPolicy, policyText } from './identities.ts'

const ACTION = 'ListPolicyVersions'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('lists all versions, the oldest first', async () => {
    const PolicyName = await newPolicy(target)
    await done(target, 'CreatePolicyVersion', {
      PolicyName,
      PolicyDocument: policyText('a:b'),
      SetAsDefault: 'true',
    })
    const answer = await done(target, ACTION, { PolicyName, PolicyType: 'Custom' })
    const versions = entriesOf(answer, 'PolicyVersions', 'PolicyVersion')
    assert.deepEqual(
      versions.map(({ VersionId, IsDefaultVersion, PolicyDocument }) => [
        VersionId,
        IsDefaultVersion,
        PolicyDocument,
      ]),
      [
        ['v1', false, policyText()],
        ['v2', true, policyText('a:b')],
      ],
    )
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyName: 'AdministratorAccess', PolicyType: 'System' }
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(target, [ACTION, { ...right, PolicyType: '' }], 'MissingPolicyType')
    await refuses(target, [ACTION, { ...right, PolicyType: 'custom' }], 'InvalidPolicyType')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const PolicyName = await newPolicy(target)
    return { parameters: { PolicyName, PolicyType: 'Custom' }, paths: [`policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, { PolicyName: 'a', PolicyType: 'System' })
})

describe('404', () => {
  it('EntityNotExist.Policy', async () => {
    await refuses(target, [ACTION, { PolicyName: newId('nothing'), PolicyType: 'Custom' }], 'PolicyNotFound')
  })
})

everyErrorIsProvoked(ACTION)
