import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ROLE } from '../../src/core/identity.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { isMadeWithTags } from './entity-tags.ts'
import { asksFor, closing, configure, done, newRole, trustText } from './identities.ts'

const ACTION = 'CreateRole'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('answers the role, with its ARN in lower case', async () => {
    const RoleName = newId('Role')
    const answer = await done(target, ACTION, {
      RoleName,
      AssumeRolePolicyDocument: trustText(target),
      Description: 'x',
    })
    const { RoleId, CreateDate, ...role } = answer['Role'] as Record<string, unknown>
    assert.match(String(RoleId), /^3\d{17}$/)
    assert.match(String(CreateDate), /Z$/)
    assert.deepEqual(role, {
      ...{ RoleName, Arn: `acs:ram::${target.account}:role/${RoleName.toLowerCase()}`, Description: 'x' },
      ...{ MaxSessionDuration: 3_600, AssumeRolePolicyDocument: trustText(target) },
    })
  })

  it('takes a trust policy with the names of users and roles that there are not, also of other accounts', async () => {
    for (const trusted of [
      trustText(target, `user/${newId('nobody')}`),
      trustText({ account: '4711' }, 'role/other'),
    ]) {
      const call = { RoleName: newId('role'), AssumeRolePolicyDocument: trusted }
      const { Role } = await done(target, ACTION, call)
      assert.equal((Role as Record<string, unknown>)['AssumeRolePolicyDocument'], trusted)
    }
  })

  it('MalformedPolicyDocument names the place', async () => {
    const statement = { Effect: 'Allow', NotResource: '*' }
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '1', Statement: [statement] })
    const { status, body } = await target.call(ACTION, {
      ...{ RoleName: newId('role') },
      AssumeRolePolicyDocument,
    })
    assert.deepEqual([status, body['Code']], [400, 'MalformedPolicyDocument'])
    assert.match(String(body['Message']), /^Statement\[0\]/)
    await refuses(
      target,
      [ACTION, { ...{ RoleName: newId('role') }, AssumeRolePolicyDocument }],
      'MalformedPolicyDocument',
      String(body['Message']),
    )
  })
})

isMadeWithTags(target, {
  ...{ type: 'role', create: 'CreateRole', remove: 'DeleteRole', nameOf: 'RoleName' },
  list: ['ListRoles', 'Roles', 'Role'],
  fresh: () => ({ RoleName: newId('Tagged'), AssumeRolePolicyDocument: trustText(target) }),
} as const)

describe('400', () => {
  it('what is missing, and what is not of its form', async () => {
    const right = { RoleName: newId('role'), AssumeRolePolicyDocument: trustText(target) }
    await refuses(target, [ACTION, { ...right, RoleName: '' }], 'MissingRoleName')
    await refuses(target, [ACTION, { ...right, RoleName: 'x'.repeat(65) }], 'RoleNameLength')
    await refuses(target, [ACTION, { ...right, RoleName: '*' }], 'RoleNameChars')
    await refuses(
      target,
      [ACTION, { ...right, AssumeRolePolicyDocument: '' }],
      'MissingAssumeRolePolicyDocument',
    )
    await refuses(
      target,
      [ACTION, { ...right, AssumeRolePolicyDocument: ' '.repeat(6_145) }],
      'AssumeRolePolicyDocumentLength',
    )
    await refuses(target, [ACTION, { ...right, Description: 'x'.repeat(1_025) }], 'DescriptionLength')
    await refuses(target, [ACTION, { ...right, MaxSessionDuration: '3599' }], 'InvalidMaxSessionDuration')
    await refuses(target, [ACTION, { ...right, MaxSessionDuration: '43201' }], 'InvalidMaxSessionDuration')
  })
})

describe('403', () => {
  asksFor(target, ACTION, async () => {
    const RoleName = newId('role')
    const parameters = { RoleName, AssumeRolePolicyDocument: trustText(target) }
    return { parameters, paths: [`role/${RoleName}`] }
  })
  refusesServicePrincipals(target, ACTION, { RoleName: 'a', AssumeRolePolicyDocument: trustText(target) })
})

describe('409', () => {
  it('EntityAlreadyExists.Role: in any case', async () => {
    const RoleName = await newRole(target)
    const AssumeRolePolicyDocument = trustText(target)
    await refuses(
      target,
      [ACTION, { RoleName: RoleName.toUpperCase(), AssumeRolePolicyDocument }],
      'RoleExists',
    )
  })

  it('LimitExceeded.Role', { skip: onlyHere('roles are written into the store') }, async () => {
    const value = {
      description: '',
      trustPolicy: '',
      maxSessionSeconds: 0,
      policies: [],
      createdAt: 0,
      updatedAt: 0,
    }
    const names = Array.from({ length: 1_000 }, (_, i) => `full-${i}`)
    await configure(target, { puts: names.map((name) => ({ kind: ROLE, name, value: { ...value, name } })) })
    const full = { RoleName: newId('role'), AssumeRolePolicyDocument: trustText(target) }
    await refuses(target, [ACTION, full], 'TooManyRoles')
    await configure(target, { deletes: names.map((name) => ({ kind: ROLE, name })) })
    await done(target, ACTION, full)
  })
})

everyErrorIsProvoked(ACTION)
