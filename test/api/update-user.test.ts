import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import {
  allow,
  asksFor,
  assertDenied,
  asUser,
  attach,
  closing,
  done,
  entriesOf,
  joinNewGroup,
  newKey,
  newUser,
} from './identities.ts'

const UPDATE = 'UpdateUser'
const target = await openTarget()
closing(target)

async function shown(UserName: string): Promise<Record<string, string>> {
  const { User } = await done(target, 'GetUser', { UserName })
  return User as Record<string, string>
}

describe('200', () => {
  it('changes what is given and leaves the rest', async () => {
    const UserName = await newUser(target, { DisplayName: 'Alice', Comments: 'x', Email: 'a@example.com' })
    const before = await shown(UserName)
    if (target.service) target.service.now += 60_000
    const { User, ...rest } = await done(target, UPDATE, {
      ...{ UserName, NewDisplayName: 'Bob', NewMobilePhone: '86-18688888888', NewComments: '' },
    })
    assert.deepEqual(rest, {})
    const after = await shown(UserName)
    const { LastLoginDate, ...withoutLogin } = after
    assert.equal(LastLoginDate, '')
    assert.deepEqual(User, withoutLogin)
    const { UpdateDate = '', ...left } = withoutLogin
    const { UpdateDate: updatedBefore = '', LastLoginDate: _, ...leftBefore } = before
    assert.deepEqual(left, { ...leftBefore, DisplayName: 'Bob', MobilePhone: '86-18688888888' })
    assert.ok(target.service ? UpdateDate > updatedBefore : UpdateDate >= updatedBefore)
    await done(target, UPDATE, { UserName, NewEmail: 'b@example.com', NewComments: 'y' })
    const { Email, Comments } = await shown(UserName)
    assert.deepEqual([Email, Comments], ['b@example.com', 'y'])
  })

  it('a user that is renamed keeps its id, access keys, groups and time of creation', async () => {
    const UserName = await newUser(target)
    const { keyId, secret } = await newKey(target, UserName)
    const GroupName = await joinNewGroup(target, UserName)
    const before = await shown(UserName)
    const NewUserName = newId('renamed')
    await done(target, UPDATE, { UserName, NewUserName })
    await refuses(target, ['GetUser', { UserName }], 'UserNotFound')
    const { UserId, CreateDate } = await shown(NewUserName)
    assert.deepEqual({ UserId, CreateDate }, { UserId: before['UserId'], CreateDate: before['CreateDate'] })
    const keys = await done(target, 'ListAccessKeys', { UserName: NewUserName })
    assert.deepEqual(
      entriesOf(keys, 'AccessKeys', 'AccessKey').map(({ AccessKeyId }) => AccessKeyId),
      [keyId],
    )
    const groups = await done(target, 'ListGroupsForUser', { UserName: NewUserName })
    assert.equal(entriesOf(groups, 'Groups', 'Group')[0]?.['GroupName'], GroupName)
    const members = await done(target, 'ListUsersForGroup', { GroupName })
    assert.equal(entriesOf(members, 'Users', 'User')[0]?.['UserName'], NewUserName)
    const { body } = await target.as(keyId, secret).call('ListUsers', {})
    assert.equal(body['Code'], 'NoPermission')
  })

  it('and its policies, from the next call on under its new name', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const NewUserName = newId('renamed')
    const resource = `acs:ram:*:${target.account}:user/${NewUserName}`
    await allow(target, UserName, { Action: 'ram:ListAccessKeys', Resource: resource })
    const user = await asUser(target, UserName)
    assert.equal((await user.call('ListAccessKeys', {})).status, 403)
    await done(target, UPDATE, { UserName, NewUserName })
    assert.equal((await user.call('ListAccessKeys', {})).status, 200)
  })

  it('changes the case of its own name', async () => {
    const UserName = await newUser(target)
    const NewUserName = UserName.toUpperCase()
    await done(target, UPDATE, { UserName, NewUserName })
    assert.equal((await shown(UserName))['UserName'], NewUserName)
  })

  it('in XML', async () => {
    const parameters = { UserName: await newUser(target) }
    const signing = { action: UPDATE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<UpdateUserResponse><RequestId>[^<]+<\/RequestId><User><UserId>\d+<\/UserId>/)
    assert.match(body, /<UpdateDate>[^<]+<\/UpdateDate><\/User><\/UpdateUserResponse>$/)
  })
})

describe('400', () => {
  it('MissingUserName, InvalidParameter.UserName', async () => {
    await refuses(target, [UPDATE, { NewComments: 'x' }], 'MissingUserName')
    await refuses(target, [UPDATE, { UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [UPDATE, { UserName: 'a b' }], 'UserNameChars')
  })

  it('InvalidParameter: something new of the wrong length or form', async () => {
    const UserName = await newUser(target)
    const long = 'x'.repeat(129)
    await refuses(target, [UPDATE, { UserName, NewUserName: 'x'.repeat(65) }], 'NewUserNameLength')
    await refuses(target, [UPDATE, { UserName, NewUserName: 'a/b' }], 'NewUserNameChars')
    await refuses(target, [UPDATE, { UserName, NewDisplayName: long }], 'NewDisplayNameLength')
    await refuses(target, [UPDATE, { UserName, NewMobilePhone: '1' }], 'NewMobilePhoneFormat')
    await refuses(target, [UPDATE, { UserName, NewEmail: 'alice' }], 'NewEmailFormat')
    await refuses(target, [UPDATE, { UserName, NewComments: long }], 'NewCommentsLength')
  })
})

describe('403', () => {
  asksFor(target, UPDATE, async () => {
    const UserName = await newUser(target)
    return { parameters: { UserName, NewComments: 'x' }, paths: [`user/${UserName}`] }
  })

  it('NoPermission: a new case of the name is a new name', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const caller = await newUser(target)
    await allow(target, caller, {
      ...{ Action: 'ram:UpdateUser', Resource: `acs:ram:*:${target.account}:user/${UserName}` },
    })
    const NewUserName = UserName.toUpperCase()
    await assertDenied(await asUser(target, caller), ['UpdateUser', { UserName, NewUserName }])
  })
  asksFor(target, UPDATE, async () => {
    const UserName = await newUser(target)
    const NewUserName = newId('renamed')
    return { parameters: { UserName, NewUserName }, paths: [`user/${UserName}`, `user/${NewUserName}`] }
  })
  refusesServicePrincipals(target, UPDATE, { UserName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.User', async () => {
    await refuses(target, [UPDATE, { UserName: newId('nobody'), NewComments: 'x' }], 'UserNotFound')
  })
})

describe('409', () => {
  it('EntityAlreadyExists.User: the name of another user, in any case', async () => {
    const UserName = await newUser(target)
    const other = await newUser(target)
    for (const NewUserName of [other, other.toUpperCase()]) {
      await refuses(target, [UPDATE, { UserName, NewUserName }], 'UserExists')
    }
  })
})

it('leaves what has been attached to the user', { skip: onlyHere('it writes into the store') }, async () => {
  const UserName = await newUser(target)
  await attach(target, UserName, { type: 'System', name: 'ReadOnlyAccess', attachedAt: 0 })
  const user = await asUser(target, UserName)
  await done(target, UPDATE, { UserName, NewComments: 'x' })
  await done(user, 'ListUsers')
})

everyErrorIsProvoked(UPDATE)
