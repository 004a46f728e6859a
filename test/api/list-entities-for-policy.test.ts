import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, holders, newPolicy } from './identities.ts'

const ACTION = 'ListEntitiesForPolicy'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('lists users, groups and roles', async () => {
    const policy = { PolicyName: await newPolicy(target), PolicyType: 'Custom' }
    const empty = await done(target, ACTION, policy)
    assert.deepEqual(empty, { Users: { User: [] }, Groups: { Group: [] }, Roles: { Role: [] } })
    for (const { kind, make } of holders) {
      const holder = await make(target)
      await done(target, `AttachPolicyTo${kind}`, { ...policy, ...holder })
      const [entry, ...more] = entriesOf(await done(target, ACTION, policy), `${kind}s`, kind)
      assert.deepEqual(more, [])
      for (const [name, value] of Object.entries(holder)) assert.equal(entry?.[name], value)
      assert.match(entry?.['AttachDate'] ?? '', /Z$/)
    }
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
