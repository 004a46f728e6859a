import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { isFoundByTags } from './entity-tags.ts'
import { allPages, asksFor, closing, done, newGroup, newPolicy, newUser, policyText } from './identities.ts'

const ACTION = 'ListPolicies'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('lists those of the account and of the system, page by page', async () => {
    const names = [await newPolicy(target), await newPolicy(target)]
    const all = await allPages(target, [ACTION, { MaxItems: '3' }], ['Policies', 'Policy'])
    const listed = all.map(({ PolicyName }) => PolicyName ?? '')
    assert.deepEqual(listed, listed.toSorted())
    for (const name of [...names, 'AdministratorAccess', 'ReadOnlyAccess'])
      assert.ok(listed.includes(name), name)
    const custom = await allPages(target, [ACTION, { PolicyType: 'Custom' }], ['Policies', 'Policy'])
    assert.ok(custom.every(({ PolicyType }) => PolicyType === 'Custom') && custom.length >= 2)
    const system = await allPages(target, [ACTION, { PolicyType: 'System' }], ['Policies', 'Policy'])
    assert.deepEqual([...custom, ...system].map(({ PolicyName }) => PolicyName).sort(), listed.toSorted())
  })

  it('counts what each is attached to', async () => {
    const PolicyName = await newPolicy(target)
    const policy = { PolicyName, PolicyType: 'Custom' }
    await done(target, 'AttachPolicyToUser', { ...policy, UserName: await newUser(target) })
    await done(target, 'AttachPolicyToGroup', { ...policy, GroupName: await newGroup(target) })
    const all = await allPages(target, [ACTION, { PolicyType: 'Custom' }], ['Policies', 'Policy'])
    assert.equal(all.find((one) => one['PolicyName'] === PolicyName)?.['AttachmentCount'], 2)
  })
})

isFoundByTags(target, {
  ...{ type: 'policy', create: 'CreatePolicy', remove: 'DeletePolicy', nameOf: 'PolicyName' },
  list: ['ListPolicies', 'Policies', 'Policy'],
  fresh: () => ({ PolicyName: newId('Tagged'), PolicyDocument: policyText() }),
} as const)

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = {}
    await refuses(target, [ACTION, { ...right, PolicyType: 'x' }], 'InvalidPolicyType')
    await refuses(
      target,
      [ACTION, { ...right, MaxItems: '0' }],
      'InvalidParameter',
      'MaxItems',
      'It is a number from 1 to 1000.',
    )
    await refuses(target, [ACTION, { ...right, Marker: 'x' }], 'InvalidMarker')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    return { parameters: {}, paths: ['policy/*'] }
  })
  refusesServicePrincipals(target, ACTION, {})
})

everyErrorIsProvoked(ACTION)
