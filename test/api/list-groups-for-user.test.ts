import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, entriesOf, joinNewGroup, newGroup, newUser } from './identities.ts'

const LIST = 'ListGroupsForUser'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows the groups of the user in the byte order of their names, and when it came in', async () => {
    const UserName = await newUser(target)
    assert.deepEqual(await done(target, LIST, { UserName }), { Groups: { Group: [] } })
    const prefix = newId('order')
    const names = ['b', 'a', 'B1', 'a.', 'a-', 'a_', '10', '9'].map((name) => `${prefix}${name}`)
    const made = new Map<string, unknown>()
    for (const GroupName of names) {
      await newGroup(target, { GroupName, Comments: `of ${GroupName}` })
      const { Group } = await done(target, 'GetGroup', { GroupName })
      made.set(GroupName, (Group as Record<string, string>)['GroupId'])
    }
    if (target.service) target.service.now += 3_600_000
    const joined = target.now()
    for (const GroupName of names) await done(target, 'AddUserToGroup', { UserName, GroupName })
    const groups = entriesOf(await done(target, LIST, { UserName }), 'Groups', 'Group')
    assert.deepEqual(
      groups.map(({ JoinDate, ...group }) => group),
      names.toSorted().map((GroupName) => {
        return { GroupId: made.get(GroupName), GroupName, Comments: `of ${GroupName}` }
      }),
    )
    for (const { JoinDate = '' } of groups) assert.ok(Math.abs(Date.parse(JoinDate) - joined) < 60_000)
  })

  it('in XML', async () => {
    const parameters = { UserName: await newUser(target) }
    const signing = { action: LIST, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const without = await target.send(rpcRequest(target.signer, signing))
    assert.match(without.body, /<\/RequestId><Groups><\/Groups><\/ListGroupsForUserResponse>$/)
    await joinNewGroup(target, parameters.UserName)
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<Groups><Group><GroupId>g-[^<]+<\/GroupId><GroupName>[^<]+<\/GroupName><Comments>/)
    assert.match(body, /<JoinDate>[^<]+<\/JoinDate><\/Group><\/Groups><\/ListGroupsForUserResponse>$/)
  })
})

describe('400', () => {
  it('MissingUserName, InvalidParameter.UserName', async () => {
    await refuses(target, [LIST, {}], 'MissingUserName')
    await refuses(target, [LIST, { UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [LIST, { UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, LIST, async () => {
    const UserName = await newUser(target)
    return { parameters: { UserName }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, LIST, { UserName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.User', async () => {
    await refuses(target, [LIST, { UserName: newId('nobody') }], 'UserNotFound')
  })
})

everyErrorIsProvoked(LIST)
