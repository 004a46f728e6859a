import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { isFoundByTags } from './entity-tags.ts'
import { allPages, asksFor, closing, newRole, trustText } from './identities.ts'

const ACTION = 'ListRoles'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('lists them in the order of their names, page by page', async () => {
    const names = [await newRole(target), await newRole(target), await newRole(target)]
    const all = await allPages(target, [ACTION, { MaxItems: '2' }], ['Roles', 'Role'])
    const listed = all.map(({ RoleName }) => RoleName ?? '')
    assert.deepEqual(listed, listed.toSorted())
    for (const name of names) assert.ok(listed.includes(name))
  })
})

isFoundByTags(target, {
  ...{ type: 'role', create: 'CreateRole', remove: 'DeleteRole', nameOf: 'RoleName' },
  list: ['ListRoles', 'Roles', 'Role'],
  fresh: () => ({ RoleName: newId('Tagged'), AssumeRolePolicyDocument: trustText(target) }),
} as const)

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = {}
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
    return { parameters: {}, paths: ['role/*'] }
  })
  refusesServicePrincipals(target, ACTION, {})
})

everyErrorIsProvoked(ACTION)
