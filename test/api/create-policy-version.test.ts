import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, newPolicy, policyText } from './identities.ts'

const ACTION = 'CreatePolicyVersion'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('adds a version, in force at once or not', async () => {
    const PolicyName = await newPolicy(target)
    const document = policyText('ecs:*')
    const answer = await done(target, ACTION, { PolicyName, PolicyDocument: document })
    const { CreateDate, ...second } = answer['PolicyVersion'] as Record<string, unknown>
    assert.deepEqual(second, { VersionId: 'v2', IsDefaultVersion: false, PolicyDocument: document })
    assert.match(String(CreateDate), /Z$/)
    const third = await done(target, ACTION, { PolicyName, PolicyDocument: document, SetAsDefault: 'true' })
    assert.equal((third['PolicyVersion'] as Record<string, unknown>)['IsDefaultVersion'], true)
    const shown = await done(target, 'GetPolicy', { PolicyName, PolicyType: 'Custom' })
    assert.equal((shown['Policy'] as Record<string, string>)['DefaultVersion'], 'v3')
  })

  it('makes room by the oldest that is not in force, where that is asked for', async () => {
    const PolicyName = await newPolicy(target)
    const version = { PolicyName, PolicyDocument: policyText() }
    for (let i = 2; i <= 5; i++) await done(target, ACTION, version)
    await refuses(target, [ACTION, version], 'TooManyPolicyVersions')
    await done(target, ACTION, {
      ...version,
      RotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
    })
    const answer = await done(target, 'ListPolicyVersions', { PolicyName, PolicyType: 'Custom' })
    const ids = entriesOf(answer, 'PolicyVersions', 'PolicyVersion').map(({ VersionId }) => VersionId)
    assert.deepEqual(ids, ['v1', 'v3', 'v4', 'v5', 'v6'])
  })

  it('MalformedPolicyDocument names the place', async () => {
    const statement = { Effect: 'Allow', NotResource: '*' }
    const PolicyDocument = JSON.stringify({ Version: '1', Statement: [statement] })
    const { status, body } = await target.call(ACTION, { ...{ PolicyName: 'a' }, PolicyDocument })
    assert.deepEqual([status, body['Code']], [400, 'MalformedPolicyDocument'])
    assert.match(String(body['Message']), /^Statement\[0\]/)
    await refuses(
      target,
      [ACTION, { ...{ PolicyName: 'a' }, PolicyDocument }],
      'MalformedPolicyDocument',
      String(body['Message']),
    )
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyName: await newPolicy(target), PolicyDocument: policyText() }
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(target, [ACTION, { ...right, PolicyDocument: '' }], 'MissingPolicyDocument')
    await refuses(target, [ACTION, { ...right, PolicyDocument: ' '.repeat(6_145) }], 'PolicyDocumentLength')
    await refuses(
      target,
      [ACTION, { ...right, SetAsDefault: 'x' }],
      'InvalidParameter',
      'SetAsDefault',
      'It is true or false.',
    )
    await refuses(target, [ACTION, { ...right, RotateStrategy: 'x' }], 'InvalidRotateStrategy')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const PolicyName = await newPolicy(target)
    return { parameters: { PolicyName, PolicyDocument: policyText() }, paths: [`policy/${PolicyName}`] }
  })
  refusesServicePrincipals(target, ACTION, { PolicyName: 'a', PolicyDocument: policyText() })
})

describe('404', () => {
  it('EntityNotExist.Policy', async () => {
    await refuses(
      target,
      [ACTION, { PolicyName: 'AdministratorAccess', PolicyDocument: policyText() }],
      'PolicyNotFound',
    )
  })
})

everyErrorIsProvoked(ACTION)
