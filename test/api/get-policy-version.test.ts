import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newPolicy, policyText } from './identities.ts'

const ACTION = 'GetPolicyVersion'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows a version of the account and one of the system', async () => {
    const PolicyName = await newPolicy(target)
    const answer = await done(target, ACTION, { PolicyName, PolicyType: 'Custom', VersionId: 'v1' })
    const { VersionId, IsDefaultVersion, PolicyDocument } = answer['PolicyVersion'] as Record<string, unknown>
    assert.deepEqual([VersionId, IsDefaultVersion, PolicyDocument], ['v1', true, policyText()])
    await done(target, ACTION, { PolicyName: 'AdministratorAccess', PolicyType: 'System', VersionId: 'v1' })
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyName: await newPolicy(target), PolicyType: 'Custom', VersionId: 'v1' }
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(target, [ACTION, { ...right, PolicyType: '' }], 'MissingPolicyType')
    await refuses(target, [ACTION, { ...right, PolicyType: 'custom' }], 'InvalidPolicyType')
    await refuses(target, [ACTION, { ...right, VersionId: '' }], 'MissingVersionId')
    await refuses(target, [ACTION, { ...right, VersionId: '1' }], 'VersionIdFormat')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const PolicyName = await newPolicy(target)
    return {
      parameters: { PolicyName, PolicyType: 'Custom', VersionId: 'v1' },
      paths: [`policy/${PolicyName}`],
    }
  })
  refusesServicePrincipals(target, ACTION, { PolicyName: 'a', PolicyType: 'Custom', VersionId: 'v1' })
})

describe('404', () => {
  it('EntityNotExist.Policy and .Version', async () => {
    const none = { PolicyName: newId('nothing'), PolicyType: 'Custom', VersionId: 'v1' }
    await refuses(target, [ACTION, none], 'PolicyNotFound')
    const late = { PolicyName: await newPolicy(target), PolicyType: 'Custom', VersionId: 'v9' }
    await refuses(target, [ACTION, late], 'PolicyVersionNotFound')
  })
})

everyErrorIsProvoked(ACTION)
