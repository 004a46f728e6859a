import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, newGroup, newPolicy } from './identities.ts'

const ACTION = 'ListPoliciesForGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('lists them in the order of their names', async () => {
    const GroupName = await newGroup(target)
    const PolicyName = await newPolicy(target)
    for (const policy of [
      { PolicyName, PolicyType: 'Custom' },
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' },
    ]) {
      await done(target, 'AttachPolicyToGroup', { ...policy, GroupName })
    }
    const listed = entriesOf(await done(target, ACTION, { GroupName }), 'Policies', 'Policy')
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
    const right = { GroupName: await newGroup(target) }
    await refuses(target, [ACTION, { ...right, GroupName: '' }], 'MissingGroupName')
    await refuses(target, [ACTION, { ...right, GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [ACTION, { ...right, GroupName: '*' }], 'GroupNameChars')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const GroupName = await newGroup(target)
    return { parameters: { GroupName }, paths: [`group/${GroupName}`] }
  })
  refusesServicePrincipals(target, ACTION, { GroupName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Group', async () => {
    await refuses(target, [ACTION, { GroupName: newId('nothing') }], 'GroupNotFound')
  })
})

everyErrorIsProvoked(ACTION)
