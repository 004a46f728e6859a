import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allPages, asksFor, closing, done, joinNewGroup, newGroup, newUser } from './identities.ts'

const LIST = 'ListUsersForGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows the users of the group, page by page in the byte order of their names, and nobody else', async () => {
    const GroupName = await newGroup(target)
    const nobody = { IsTruncated: false, Users: { User: [] } }
    assert.deepEqual(await done(target, LIST, { GroupName }), nobody)
    await newUser(target)
    const prefix = newId('order')
    const names = ['b', 'a', 'B1', 'a.', 'a-', 'a_', '10', '9'].map((name) => `${prefix}${name}`)
    for (const UserName of names) {
      await newUser(target, { UserName, DisplayName: `is ${UserName}` })
      await done(target, 'AddUserToGroup', { UserName, GroupName })
    }
    for (const MaxItems of ['1', '3', '8', '1000']) {
      const all = await allPages(target, [LIST, { GroupName, MaxItems }], ['Users', 'User'])
      assert.deepEqual(
        all.map(({ JoinDate, ...user }) => user),
        names.toSorted().map((UserName) => ({ UserName, DisplayName: `is ${UserName}` })),
      )
      for (const { JoinDate = '' } of all) assert.ok(Math.abs(Date.parse(JoinDate) - target.now()) < 60_000)
    }
  })

  it('goes on with a marker in any case of the name, and when the group is renamed', async () => {
    const first = await newUser(target)
    const second = await newUser(target)
    const GroupName = await joinNewGroup(target, first)
    await done(target, 'AddUserToGroup', { UserName: second, GroupName })
    const { Marker } = await done(target, LIST, { GroupName, MaxItems: '1' })
    const NewGroupName = newId('renamed')
    await done(target, 'UpdateGroup', { GroupName, NewGroupName })
    const call = { GroupName: NewGroupName.toUpperCase(), Marker: String(Marker) }
    const { Users, IsTruncated } = await done(target, LIST, call)
    const [{ UserName }, ...more] = (Users as { User: [{ UserName: string }] }).User
    assert.deepEqual([UserName, more, IsTruncated], [[first, second].sort()[1], [], false])
  })

  it('in XML', async () => {
    const parameters = { GroupName: await joinNewGroup(target, await newUser(target)) }
    const signing = { action: LIST, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<Users><User><UserName>[^<]+<\/UserName><DisplayName><\/DisplayName><JoinDate>/)
  })
})

describe('400', () => {
  it('MissingGroupName, InvalidParameter', async () => {
    const GroupName = await newGroup(target)
    await refuses(target, [LIST, {}], 'MissingGroupName')
    await refuses(target, [LIST, { GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [LIST, { GroupName: '*' }], 'GroupNameChars')
    const told = ['MaxItems', 'It is a number from 1 to 1000.']
    await refuses(target, [LIST, { GroupName, MaxItems: '0' }], 'InvalidParameter', ...told)
  })

  it('InvalidParameter.Marker: also that of another group', async () => {
    const UserName = await newUser(target)
    const GroupName = await joinNewGroup(target, UserName)
    await done(target, 'AddUserToGroup', { UserName: await newUser(target), GroupName })
    const { Marker } = await done(target, LIST, { GroupName, MaxItems: '1' })
    const other = await joinNewGroup(target, UserName)
    await refuses(target, [LIST, { GroupName: other, Marker: String(Marker) }], 'InvalidMarker')
    await refuses(target, [LIST, { GroupName, Marker: 'x' }], 'InvalidMarker')
  })
})

describe('403', () => {
  asksFor(target, LIST, async () => {
    const GroupName = await newGroup(target)
    return { parameters: { GroupName }, paths: [`group/${GroupName}`] }
  })
  refusesServicePrincipals(target, LIST, { GroupName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Group', async () => {
    await refuses(target, [LIST, { GroupName: newId('nothing') }], 'GroupNotFound')
  })
})

everyErrorIsProvoked(LIST)
