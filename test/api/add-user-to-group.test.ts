import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import {
  asksFor,
  assertDenied,
  asUser,
  attach,
  closing,
  done,
  entriesOf,
  joinNewGroup,
  newGroup,
  newUser,
} from './identities.ts'

const ADD = 'AddUserToGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('puts the user into the group, both found in any case', async () => {
    const UserName = await newUser(target)
    const GroupName = await newGroup(target)
    const call = { UserName: UserName.toUpperCase(), GroupName: GroupName.toUpperCase() }
    assert.deepEqual(await done(target, ADD, call), {})
    const members = await done(target, 'ListUsersForGroup', { GroupName })
    assert.deepEqual(
      entriesOf(members, 'Users', 'User').map((user) => user['UserName']),
      [UserName],
    )
  })

  it('the policies of the group hold for the very next call of the user', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const GroupName = await newGroup(target)
    await attach(target, GroupName, { type: 'System', name: 'AliyunRAMReadOnlyAccess', attachedAt: 0 })
    const user = await asUser(target, UserName)
    await assertDenied(user, ['GetUser', { UserName }])
    await done(target, ADD, { UserName, GroupName })
    await done(user, 'GetUser', { UserName })
    await assertDenied(user, ['DeleteUser', { UserName }])
    await done(target, 'RemoveUserFromGroup', { UserName, GroupName })
    await assertDenied(user, ['GetUser', { UserName }])
  })

  it('in XML', async () => {
    const parameters = { UserName: await newUser(target), GroupName: await newGroup(target) }
    const signing = { action: ADD, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<AddUserToGroupResponse><RequestId>[^<]+<\/RequestId><\/AddUserToGroupResponse>$/)
  })
})

describe('400', () => {
  it('MissingUserName, MissingGroupName, InvalidParameter', async () => {
    const call = { UserName: 'a', GroupName: 'b' }
    await refuses(target, [ADD, { GroupName: 'b' }], 'MissingUserName')
    await refuses(target, [ADD, { UserName: 'a' }], 'MissingGroupName')
    await refuses(target, [ADD, { ...call, UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [ADD, { ...call, UserName: '*' }], 'UserNameChars')
    await refuses(target, [ADD, { ...call, GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [ADD, { ...call, GroupName: '*' }], 'GroupNameChars')
  })
})

describe('403', () => {
  asksFor(target, ADD, async () => {
    const [UserName, GroupName] = [await newUser(target), await newGroup(target)]
    return { parameters: { UserName, GroupName }, paths: [`user/${UserName}`, `group/${GroupName}`] }
  })
  refusesServicePrincipals(target, ADD, { UserName: 'a', GroupName: 'b' })
})

describe('404', () => {
  it('EntityNotExist.User, EntityNotExist.Group', async () => {
    const [UserName, GroupName] = [await newUser(target), await newGroup(target)]
    await refuses(target, [ADD, { UserName: newId('nobody'), GroupName }], 'UserNotFound')
    await refuses(target, [ADD, { UserName, GroupName: newId('nothing') }], 'GroupNotFound')
  })
})

describe('409', () => {
  it('EntityAlreadyExists.User.Group', async () => {
    const UserName = await newUser(target)
    const GroupName = await joinNewGroup(target, UserName)
    await refuses(target, [ADD, { UserName, GroupName }], 'UserIsInGroup')
  })

  it('LimitExceeded.User.Group: the eleventh, until the user leaves one', async () => {
    const UserName = await newUser(target)
    const groups = []
    for (let i = 0; i < 10; i++) groups.push(await joinNewGroup(target, UserName))
    const GroupName = await newGroup(target)
    await refuses(target, [ADD, { UserName, GroupName }], 'TooManyGroupsOfUser')
    await done(target, 'RemoveUserFromGroup', { UserName, GroupName: groups[3] ?? '' })
    await done(target, ADD, { UserName, GroupName })
  })
})

everyErrorIsProvoked(ADD)
