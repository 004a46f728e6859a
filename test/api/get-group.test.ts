import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newGroup } from './identities.ts'

const GET = 'GetGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows the group as it was made, found in any case of its name', async () => {
    const GroupName = await newGroup(target, { GroupName: newId('Mixed'), Comments: 'Developers' })
    const { Group, ...rest } = await done(target, GET, { GroupName: GroupName.toUpperCase() })
    assert.deepEqual(rest, {})
    const { GroupId, CreateDate, UpdateDate, ...said } = Group as Record<string, string>
    assert.match(GroupId ?? '', /^g-[0-9a-f]{20}$/)
    assert.match(CreateDate ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.equal(UpdateDate, CreateDate)
    assert.deepEqual(said, { GroupName, Comments: 'Developers' })
  })

  it('in XML', async () => {
    const parameters = { GroupName: await newGroup(target) }
    const signing = { action: GET, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<GetGroupResponse><RequestId>[^<]+<\/RequestId><Group><GroupId>g-[^<]+<\/GroupId>/)
    assert.match(body, /<UpdateDate>[^<]+<\/UpdateDate><\/Group><\/GetGroupResponse>$/)
  })
})

describe('400', () => {
  it('MissingGroupName, InvalidParameter.GroupName', async () => {
    await refuses(target, [GET, {}], 'MissingGroupName')
    await refuses(target, [GET, { GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [GET, { GroupName: 'a b' }], 'GroupNameChars')
  })
})

describe('403', () => {
  asksFor(target, GET, async () => {
    const GroupName = await newGroup(target)
    return { parameters: { GroupName }, paths: [`group/${GroupName}`] }
  })
  refusesServicePrincipals(target, GET, { GroupName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Group: never there, or no more', async () => {
    const gone = await newGroup(target)
    await done(target, 'DeleteGroup', { GroupName: gone })
    for (const GroupName of [gone, newId('nothing'), '__proto__']) {
      await refuses(target, [GET, { GroupName }], 'GroupNotFound')
    }
  })
})

everyErrorIsProvoked(GET)
