import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { POLICY } from '../../src/core/identity.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { isMadeWithTags } from './entity-tags.ts'
import { asksFor, closing, configure, done, newPolicy, policyText } from './identities.ts'

const ACTION = 'CreatePolicy'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('answers the policy, with one version in force', async () => {
    const PolicyName = newId('policy')
    const answer = await done(target, ACTION, { PolicyName, PolicyDocument: policyText(), Description: 'x' })
    const { CreateDate, ...policy } = answer['Policy'] as Record<string, string>
    assert.deepEqual(policy, { PolicyName, PolicyType: 'Custom', Description: 'x', DefaultVersion: 'v1' })
    assert.ok(Math.abs(Date.parse(CreateDate ?? '') - target.now()) < 60_000)
    const shown = await done(target, 'GetPolicy', { PolicyName, PolicyType: 'Custom' })
    assert.equal((shown['Policy'] as Record<string, string>)['PolicyDocument'], policyText())
  })

  it('MalformedPolicyDocument names the place', async () => {
    const statement = { Effect: 'Allow', NotResource: '*' }
    const PolicyDocument = JSON.stringify({ Version: '1', Statement: [statement] })
    const { status, body } = await target.call(ACTION, { ...{ PolicyName: newId('policy') }, PolicyDocument })
    assert.deepEqual([status, body['Code']], [400, 'MalformedPolicyDocument'])
    assert.match(String(body['Message']), /^Statement\[0\]/)
    await refuses(
      target,
      [ACTION, { ...{ PolicyName: newId('policy') }, PolicyDocument }],
      'MalformedPolicyDocument',
      String(body['Message']),
    )
  })
})

isMadeWithTags(target, {
  ...{ type: 'policy', create: 'CreatePolicy', remove: 'DeletePolicy', nameOf: 'PolicyName' },
  list: ['ListPolicies', 'Policies', 'Policy'],
  fresh: () => ({ PolicyName: newId('Tagged'), PolicyDocument: policyText() }),
} as const)

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyName: newId('policy'), PolicyDocument: policyText() }
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(target, [ACTION, { ...right, PolicyDocument: '' }], 'MissingPolicyDocument')
    await refuses(target, [ACTION, { ...right, PolicyDocument: ' '.repeat(6_145) }], 'PolicyDocumentLength')
    await refuses(target, [ACTION, { ...right, Description: 'x'.repeat(1_025) }], 'DescriptionLength')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const PolicyName = newId('policy')
    return { parameters: { PolicyName, PolicyDocument: policyText() }, paths: [`policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, { PolicyName: 'a', PolicyDocument: policyText() })
})

describe('409', () => {
  it('EntityAlreadyExists.Policy: in any case, and those of the system', async () => {
    const PolicyName = await newPolicy(target)
    const PolicyDocument = policyText()
    for (const name of [PolicyName, PolicyName.toUpperCase(), 'administratoraccess']) {
      await refuses(target, [ACTION, { PolicyName: name, PolicyDocument }], 'PolicyExists')
    }
  })

  it('LimitExceeded.Policy', { skip: onlyHere('policies are written into the store') }, async () => {
    const value = {
      versions: [],
      createdAt: 0,
      updatedAt: 0,
      description: '',
      defaultVersion: 'v1',
      nextVersion: 2,
    }
    const names = Array.from({ length: 1_500 }, (_, i) => `full-${i}`)
    const puts = names.map((name) => ({ kind: POLICY, name, value }))
    await configure(target, { puts })
    const full = { PolicyName: newId('policy'), PolicyDocument: policyText() }
    await refuses(target, [ACTION, full], 'TooManyPolicies')
    await configure(target, { deletes: names.map((name) => ({ kind: POLICY, name })) })
    await done(target, ACTION, full)
  })
})

everyErrorIsProvoked(ACTION)
