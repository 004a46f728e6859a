import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, newPolicy, newRole } from './identities.ts'

const ACTION = 'ListPoliciesForRole'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('lists them in the order of their names', async () => {
    const RoleName = await newRole(target)
    const PolicyName = await newPolicy(target)
    for (const policy of [
      { PolicyName, PolicyType: 'Custom' },
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' },
    ]) {
      await done(target, 'AttachPolicyToRole', { ...policy, RoleName })
    }
    const listed = entriesOf(await done(target, ACTION, { RoleName }), 'Policies', 'Policy')
    assert.deepEqual(
      listed.map((policy) => [policy['PolicyName'], policy['PolicyType'], policy['DefaultVersion']]),
      [
        ['ReadOnlyAccess', 'System', 'v1'],
        [PolicyName, 'Custom', 'v1'],
      ],
    )
    assert.match(listed[0]?.['AttachDate'] ?? '', /Z$/)
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { RoleName: await newRole(target) }
    await refuses(target, [ACTION, { ...right, RoleName: '' }], 'MissingRoleName')
    await refuses(target, [ACTION, { ...right, RoleName: 'x'.repeat(65) }], 'RoleNameLength')
    await refuses(target, [ACTION, { ...right, RoleName: '*' }], 'RoleNameChars')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const RoleName = await newRole(target)
    return { parameters: { RoleName }, paths: [`role/${RoleName}`] }
  })
  refusesServicePrincipals(target, ACTION, { RoleName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Role', async () => {
    await refuses(target, [ACTION, { RoleName: newId('nothing') }], 'RoleNotFound')
  })
})

everyErrorIsProvoked(ACTION)
