import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import {
  allow,
  asksFor,
  assertDenied,
  asUser,
  closing,
  done,
  newPolicy,
  newUser,
  policyText,
} from './identities.ts'

const ACTION = 'GetPolicy'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows one of the account and one of the system', async () => {
    const PolicyName = await newPolicy(target)
    const own = await done(target, ACTION, { PolicyName: PolicyName.toUpperCase(), PolicyType: 'Custom' })
    const { PolicyDocument, AttachmentCount } = own['Policy'] as Record<string, unknown>
    assert.deepEqual([PolicyDocument, AttachmentCount], [policyText(), 0])
    const { CreateDate, ...version } = own['DefaultPolicyVersion'] as Record<string, unknown>
    assert.deepEqual(version, { VersionId: 'v1', IsDefaultVersion: true, PolicyDocument: policyText() })
    assert.match(String(CreateDate), /Z$/)
    const name = 'AliyunTagAdministratorAccess'
    const system = await done(target, ACTION, { PolicyName: name, PolicyType: 'System' })
    assert.equal((system['Policy'] as Record<string, unknown>)['PolicyName'], name)
  })

  it('asks for the right to a system policy as to one of the account, by its name as it was made', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const name = await newUser(target)
    const Resource = `acs:ram:*:${target.account}:policy/ReadOnlyAccess`
    await allow(target, name, { Action: 'ram:GetPolicy', Resource })
    const user = await asUser(target, name)
    for (const PolicyName of ['ReadOnlyAccess', 'readonlyaccess']) {
      await done(user, ACTION, { PolicyName, PolicyType: 'System' })
    }
    await assertDenied(user, [ACTION, { PolicyName: 'AdministratorAccess', PolicyType: 'System' }])
    await allow(target, name, { Effect: 'Deny', Action: 'ram:GetPolicy', Resource })
    await assertDenied(user, [ACTION, { PolicyName: 'READONLYACCESS', PolicyType: 'System' }])
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
    for (const PolicyType of ['System', 'Custom']) {
      await refuses(target, [ACTION, { PolicyName: newId('nothing'), PolicyType }], 'PolicyNotFound')
    }
    await refuses(
      target,
      [ACTION, { PolicyName: 'AdministratorAccess', PolicyType: 'Custom' }],
      'PolicyNotFound',
    )
  })
})

everyErrorIsProvoked(ACTION)
