import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newPolicy, policyText } from './identities.ts'

const ACTION = 'UpdatePolicyDescription'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('changes the note and nothing else', async () => {
    const PolicyName = await newPolicy(target)
    const answer = await done(target, ACTION, { PolicyName, NewDescription: 'new' })
    assert.equal((answer['Policy'] as Record<string, string>)['Description'], 'new')
    const shown = await done(target, 'GetPolicy', { PolicyName, PolicyType: 'Custom' })
    const { Description, PolicyDocument } = shown['Policy'] as Record<string, string>
    assert.deepEqual([Description, PolicyDocument], ['new', policyText()])
    await done(target, ACTION, { PolicyName })
    const bare = await done(target, 'GetPolicy', { PolicyName, PolicyType: 'Custom' })
    assert.equal((bare['Policy'] as Record<string, string>)['Description'], '')
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyName: await newPolicy(target) }
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(target, [ACTION, { ...right, NewDescription: 'x'.repeat(1_025) }], 'NewDescriptionLength')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const PolicyName = await newPolicy(target)
    return { parameters: { PolicyName }, paths: [`policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, { PolicyName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Policy', async () => {
    await refuses(target, [ACTION, { PolicyName: newId('nothing') }], 'PolicyNotFound')
  })
})

everyErrorIsProvoked(ACTION)
