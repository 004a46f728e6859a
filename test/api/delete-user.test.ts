import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, attach, closing, done, joinNewGroup, newKey, newUser } from './identities.ts'

const DELETE = 'DeleteUser'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('takes the user away; another one of that name is another user', async () => {
    const UserName = await newUser(target)
    const idOf = async () => {
      const { User } = await done(target, 'GetUser', { UserName })
      return (User as Record<string, string>)['UserId']
    }
    const before = await idOf()
    assert.deepEqual(await done(target, DELETE, { UserName: UserName.toUpperCase() }), {})
    await refuses(target, ['GetUser', { UserName }], 'UserNotFound')
    await newUser(target, { UserName })
    assert.notEqual(await idOf(), before)
  })

  it('in XML', async () => {
    const parameters = { UserName: await newUser(target) }
    const signing = { action: DELETE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<DeleteUserResponse><RequestId>[^<]+<\/RequestId><\/DeleteUserResponse>$/)
  })
})

describe('400', () => {
  it('MissingUserName, InvalidParameter.UserName', async () => {
    await refuses(target, [DELETE, {}], 'MissingUserName')
    await refuses(target, [DELETE, { UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [DELETE, { UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, DELETE, async () => {
    const UserName = await newUser(target)
    return { parameters: { UserName }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, DELETE, { UserName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.User', async () => {
    for (const UserName of [newId('nobody'), 'constructor']) {
      await refuses(target, [DELETE, { UserName }], 'UserNotFound')
    }
  })
})

describe('409', () => {
  it('DeleteConflict.User: groups, then access keys, until they are gone', async () => {
    const UserName = await newUser(target)
    const { keyId } = await newKey(target, UserName)
    const GroupName = await joinNewGroup(target, UserName)
    await refuses(target, [DELETE, { UserName }], 'UserIsInGroups')
    await done(target, 'RemoveUserFromGroup', { UserName, GroupName })
    await refuses(target, [DELETE, { UserName }], 'UserHasAccessKeys')
    await done(target, 'UpdateAccessKey', { UserName, UserAccessKeyId: keyId, Status: 'Inactive' })
    await refuses(target, [DELETE, { UserName }], 'UserHasAccessKeys')
    await done(target, 'DeleteAccessKey', { UserName, UserAccessKeyId: keyId })
    await done(target, DELETE, { UserName })
  })

  it('DeleteConflict.User.Policy', { skip: onlyHere('policies are written into the store') }, async () => {
    const UserName = await newUser(target)
    await attach(target, UserName, { type: 'System', name: 'ReadOnlyAccess', attachedAt: 0 })
    await refuses(target, [DELETE, { UserName }], 'UserHasPolicies')
  })
})

everyErrorIsProvoked(DELETE)
