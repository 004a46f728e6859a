import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, attach, closing, done, joinNewGroup, newGroup, newUser } from './identities.ts'

const DELETE = 'DeleteGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('takes the group away', async () => {
    const GroupName = await newGroup(target)
    assert.deepEqual(await done(target, DELETE, { GroupName: GroupName.toUpperCase() }), {})
    await refuses(target, ['GetGroup', { GroupName }], 'GroupNotFound')
  })

  it('in XML', async () => {
    const parameters = { GroupName: await newGroup(target) }
    const signing = { action: DELETE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<DeleteGroupResponse><RequestId>[^<]+<\/RequestId><\/DeleteGroupResponse>$/)
  })
})

describe('400', () => {
  it('MissingGroupName, InvalidParameter.GroupName', async () => {
    await refuses(target, [DELETE, {}], 'MissingGroupName')
    await refuses(target, [DELETE, { GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [DELETE, { GroupName: '*' }], 'GroupNameChars')
  })
})

describe('403', () => {
  asksFor(target, DELETE, async () => {
    const GroupName = await newGroup(target)
    return { parameters: { GroupName }, paths: [`group/${GroupName}`] }
  })
  refusesServicePrincipals(target, DELETE, { GroupName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Group', async () => {
    await refuses(target, [DELETE, { GroupName: newId('nothing') }], 'GroupNotFound')
  })
})

describe('409', () => {
  it('DeleteConflict.Group.User: until nobody is in it', async () => {
    const UserName = await newUser(target)
    const GroupName = await joinNewGroup(target, UserName)
    await refuses(target, [DELETE, { GroupName }], 'GroupHasUsers')
    await done(target, 'RemoveUserFromGroup', { UserName, GroupName })
    await done(target, DELETE, { GroupName })
  })

  it('DeleteConflict.Group.Policy', { skip: onlyHere('policies are written into the store') }, async () => {
    const GroupName = await newGroup(target)
    await attach(target, GroupName, { type: 'System', name: 'ReadOnlyAccess', attachedAt: 0 })
    await refuses(target, [DELETE, { GroupName }], 'GroupHasPolicies')
  })
})

everyErrorIsProvoked(DELETE)
