import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, holders, newPolicy, policyText } from './identities.ts'

const ACTION = 'DeletePolicy'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('takes the policy away, with its versions where that is asked for', async () => {
    const PolicyName = await newPolicy(target)
    assert.deepEqual(await done(target, ACTION, { PolicyName }), {})
    await refuses(target, ['GetPolicy', { PolicyName, PolicyType: 'Custom' }], 'PolicyNotFound')
    const more = await newPolicy(target)
    await done(target, 'CreatePolicyVersion', { PolicyName: more, PolicyDocument: policyText() })
    await refuses(target, [ACTION, { PolicyName: more }], 'PolicyHasVersions')
    await done(target, ACTION, { PolicyName: more, CascadingDelete: 'true' })
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { PolicyName: await newPolicy(target) }
    await refuses(target, [ACTION, { ...right, PolicyName: '' }], 'MissingPolicyName')
    await refuses(target, [ACTION, { ...right, PolicyName: 'x'.repeat(129) }], 'PolicyNameLength')
    await refuses(target, [ACTION, { ...right, PolicyName: 'a_b' }], 'PolicyNameChars')
    await refuses(
      target,
      [ACTION, { ...right, CascadingDelete: 'x' }],
      'InvalidParameter',
      'CascadingDelete',
      'It is true or false.',
    )
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
  it('EntityNotExist.Policy: also those of the system', async () => {
    await refuses(target, [ACTION, { PolicyName: newId('nothing') }], 'PolicyNotFound')
    await refuses(target, [ACTION, { PolicyName: 'AdministratorAccess' }], 'PolicyNotFound')
  })
})

describe('409', () => {
  it('DeleteConflict.Policy: while it is attached to anything', async () => {
    const PolicyName = await newPolicy(target)
    const policy = { PolicyName, PolicyType: 'Custom' }
    for (const { kind, make } of holders) {
      const holder = await make(target)
      await done(target, `AttachPolicyTo${kind}`, { ...policy, ...holder })
      await refuses(target, [ACTION, { PolicyName }], `PolicyHas${kind}s`)
      await done(target, `DetachPolicyFrom${kind}`, { ...policy, ...holder })
    }
    await done(target, ACTION, { PolicyName })
  })
})

everyErrorIsProvoked(ACTION)
