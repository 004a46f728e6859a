import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newRole, trustText } from './identities.ts'

const ACTION = 'UpdateRole'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('changes what is given and leaves the rest', async () => {
    const RoleName = await newRole(target)
    const trust = trustText(target, 'user/alice')
    await done(target, ACTION, {
      RoleName,
      NewAssumeRolePolicyDocument: trust,
      NewMaxSessionDuration: '7200',
    })
    const answer = await done(target, ACTION, { RoleName, NewDescription: 'new' })
    const role = answer['Role'] as Record<string, unknown>
    assert.deepEqual(
      [role['AssumeRolePolicyDocument'], role['MaxSessionDuration'], role['Description']],
      [trust, 7_200, 'new'],
    )
  })

  it('MalformedPolicyDocument names the place', async () => {
    const statement = { Effect: 'Allow', NotResource: '*' }
    const NewAssumeRolePolicyDocument = JSON.stringify({ Version: '1', Statement: [statement] })
    const { status, body } = await target.call(ACTION, { ...{ RoleName: 'a' }, NewAssumeRolePolicyDocument })
    assert.deepEqual([status, body['Code']], [400, 'MalformedPolicyDocument'])
    assert.match(String(body['Message']), /^Statement\[0\]/)
    await refuses(
      target,
      [ACTION, { ...{ RoleName: 'a' }, NewAssumeRolePolicyDocument }],
      'MalformedPolicyDocument',
      String(body['Message']),
    )
  })
})

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { RoleName: await newRole(target) }
    await refuses(target, [ACTION, { ...right, RoleName: '' }], 'MissingRoleName')
    await refuses(target, [ACTION, { ...right, RoleName: 'x'.repeat(65) }], 'RoleNameLength')
    await refuses(target, [ACTION, { ...right, RoleName: '*' }], 'RoleNameChars')
    await refuses(
      target,
      [ACTION, { ...right, NewAssumeRolePolicyDocument: ' '.repeat(6_145) }],
      'NewAssumeRolePolicyDocumentLength',
    )
    await refuses(target, [ACTION, { ...right, NewDescription: 'x'.repeat(1_025) }], 'NewDescriptionLength')
    await refuses(target, [ACTION, { ...right, NewMaxSessionDuration: '1' }], 'InvalidNewMaxSessionDuration')
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
