import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, joinNewGroup, newGroup, newUser } from './identities.ts'

const REMOVE = 'RemoveUserFromGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('takes the user out of that group and of no other, and no other user', async () => {
    const UserName = await newUser(target)
    const other = await newUser(target)
    const left = await joinNewGroup(target, UserName)
    const kept = await joinNewGroup(target, UserName)
    await done(target, 'AddUserToGroup', { UserName: other, GroupName: left })
    assert.deepEqual(await done(target, REMOVE, { UserName, GroupName: left }), {})
    const groups = await done(target, 'ListGroupsForUser', { UserName })
    assert.deepEqual(
      entriesOf(groups, 'Groups', 'Group').map(({ GroupName }) => GroupName),
      [kept],
    )
    const members = await done(target, 'ListUsersForGroup', { GroupName: left })
    assert.deepEqual(
      entriesOf(members, 'Users', 'User').map((user) => user['UserName']),
      [other],
    )
  })

  it('in XML', async () => {
    const UserName = await newUser(target)
    const parameters = { UserName, GroupName: await joinNewGroup(target, UserName) }
    const signing = { action: REMOVE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    const empty = /<RemoveUserFromGroupResponse><RequestId>[^<]+<\/RequestId><\/RemoveUserFromGroupResponse>$/
    assert.match(body, empty)
  })
})

describe('400', () => {
  it('MissingUserName, MissingGroupName, InvalidParameter', async () => {
    const call = { UserName: 'a', GroupName: 'b' }
    await refuses(target, [REMOVE, { GroupName: 'b' }], 'MissingUserName')
    await refuses(target, [REMOVE, { UserName: 'a' }], 'MissingGroupName')
    await refuses(target, [REMOVE, { ...call, UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [REMOVE, { ...call, UserName: '*' }], 'UserNameChars')
    await refuses(target, [REMOVE, { ...call, GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [REMOVE, { ...call, GroupName: '*' }], 'GroupNameChars')
  })
})

describe('403', () => {
  asksFor(target, REMOVE, async () => {
    const UserName = await newUser(target)
    const GroupName = await joinNewGroup(target, UserName)
    return { parameters: { UserName, GroupName }, paths: [`user/${UserName}`, `group/${GroupName}`] }
  })
  refusesServicePrincipals(target, REMOVE, { UserName: 'a', GroupName: 'b' })
})

describe('404', () => {
  it('EntityNotExist.User, EntityNotExist.Group, EntityNotExist.User.Group', async () => {
    const [UserName, GroupName] = [await newUser(target), await newGroup(target)]
    await refuses(target, [REMOVE, { UserName: newId('nobody'), GroupName }], 'UserNotFound')
    await refuses(target, [REMOVE, { UserName, GroupName: newId('nothing') }], 'GroupNotFound')
    await refuses(target, [REMOVE, { UserName, GroupName }], 'UserIsNotInGroup')
  })
})

everyErrorIsProvoked(REMOVE)
