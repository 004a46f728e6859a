import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, asUser, closing, done, newUser } from './identities.ts'

const ACTION = 'DecodeDiagnosticMessage'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('names who was denied what, and the statement that decided', async () => {
    const UserName = await newUser(target)
    const user = await asUser(target, UserName)
    const message = async () => {
      const { body } = await user.call('ListUsers', {})
      const { EncodedDiagnosticMessage = '' } = body['AccessDeniedDetail'] as Record<string, string>
      const answer = await done(target, ACTION, { EncodedDiagnosticMessage })
      return answer['DecodedDiagnosticMessage'] as Record<string, unknown>
    }
    const implicit = await message()
    assert.deepEqual(
      [
        implicit['ExplicitDeny'],
        implicit['AuthAction'],
        implicit['AuthResource'],
        implicit['MatchedPolicies'],
      ],
      [false, 'ram:ListUsers', `acs:ram:*:${target.account}:user/*`, []],
    )
    const condition = { NotIpAddress: { 'acs:SourceIp': '203.0.113.0/24' } }
    const deny = { Effect: 'Deny', Action: 'ram:*', Resource: '*', Condition: condition }
    const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' }
    const PolicyName = newId('office-only')
    const PolicyDocument = JSON.stringify({ Version: '1', Statement: [allowAll, deny] })
    await done(target, 'CreatePolicy', { PolicyName, PolicyDocument })
    await done(target, 'AttachPolicyToUser', { PolicyName, PolicyType: 'Custom', UserName })
    const explicit = await message()
    assert.equal(explicit['ExplicitDeny'], true)
    const [{ ConditionKey, ConditionValues } = {}] = explicit['AuthConditions'] as Record<string, unknown>[]
    assert.equal(ConditionKey, 'acs:SourceIp')
    assert.equal((ConditionValues as string[]).length, 1)
    assert.deepEqual(explicit['MatchedPolicies'], [
      {
        ...{ Effect: 'Deny', PolicyIdentifier: PolicyName, PolicyType: 'Custom', PolicyVersion: 'v1' },
        ...{ AttachedEntityType: 'RamUser', AttachedScope: 'Account' },
      },
    ])
    await done(target, 'DetachPolicyFromUser', { PolicyName, PolicyType: 'Custom', UserName })
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = {}
    await refuses(
      target,
      [ACTION, { ...right, EncodedDiagnosticMessage: '' }],
      'MissingEncodedDiagnosticMessage',
    )
    await refuses(target, [ACTION, { ...right, EncodedDiagnosticMessage: 'AQ' }], 'InvalidDiagnosticMessage')
    await refuses(target, [ACTION, { ...right, EncodedDiagnosticMessage: '中' }], 'InvalidDiagnosticMessage')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const user = await asUser(target, await newUser(target))
    const { body } = await user.call('ListUsers', {})
    const { EncodedDiagnosticMessage = '' } = body['AccessDeniedDetail'] as Record<string, string>
    return { parameters: { EncodedDiagnosticMessage }, paths: ['*'] }
  })
  refusesServicePrincipals(target, ACTION, { EncodedDiagnosticMessage: 'AQ' })
})

everyErrorIsProvoked(ACTION)
