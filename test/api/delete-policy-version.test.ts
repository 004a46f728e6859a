import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newPolicy, policyText } from './identities.ts'

const ACTION = 'DeletePolicyVersion'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('takes a version away, whose id is not given again', async () => {
    const PolicyName = await newPolicy(target)
    const version = { PolicyName, PolicyDocument: policyText() }
    await done(target, 'CreatePolicyVersion', version)
    assert.deepEqual(await done(target, ACTION, { PolicyName, VersionId: 'v2' }), {})
    const next = await done(target, 'CreatePolicyVersion', version)
    assert.equal((next['PolicyVersion'] as Record<string, string>)['VersionId'], 'v3')
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
    await done(target, 'CreatePolicyVersion', { PolicyName, PolicyDocument: policyText() })
    return { parameters: { PolicyName, VersionId: 'v2' }, paths: [`policy/${PolicyName}`] }
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

describe('409', () => {
  it('DeleteConflict.Policy.Version.Default', async () => {
    await refuses(
      target,
      [ACTION, { PolicyName: await newPolicy(target), VersionId: 'v1' }],
      'DefaultVersionStays',
    )
  })
})

everyErrorIsProvoked(ACTION)
