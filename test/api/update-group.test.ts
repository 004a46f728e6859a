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
  joinNewGroup,
  newGroup,
  newUser,
} from './identities.ts'

const UPDATE = 'UpdateGroup'
const target = await openTarget()
closing(target)

async function shown(GroupName: string): Promise<Record<string, string>> {
  const { Group } = await done(target, 'GetGroup', { GroupName })
  return Group as Record<string, string>
}

describe('200', () => {
  it('changes what is given and leaves the rest', async () => {
    const GroupName = await newGroup(target, { Comments: 'x' })
    const { UpdateDate: updatedBefore = '', ...before } = await shown(GroupName)
    if (target.service) target.service.now += 60_000
    const { Group, ...rest } = await done(target, UPDATE, { GroupName, NewComments: 'y' })
    assert.deepEqual(rest, {})
    assert.deepEqual(Group, await shown(GroupName))
    const { UpdateDate = '', ...left } = Group as Record<string, string>
    assert.deepEqual(left, { ...before, Comments: 'y' })
    assert.ok(target.service ? UpdateDate > updatedBefore : UpdateDate >= updatedBefore)
    await done(target, UPDATE, { GroupName, NewGroupName: GroupName.toUpperCase(), NewComments: '' })
    const { GroupName: renamed, Comments } = await shown(GroupName)
    assert.deepEqual([renamed, Comments], [GroupName.toUpperCase(), 'y'])
  })

  it('a group that is renamed keeps its id, users and policies', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const GroupName = await joinNewGroup(target, UserName)
    await attach(target, GroupName, { type: 'System', name: 'ReadOnlyAccess', attachedAt: 0 })
    const { GroupId } = await shown(GroupName)
    const NewGroupName = newId('renamed')
    await done(target, UPDATE, { GroupName, NewGroupName })
    await refuses(target, ['GetGroup', { GroupName }], 'GroupNotFound')
    assert.equal((await shown(NewGroupName))['GroupId'], GroupId)
    const user = await asUser(target, UserName)
    const { Groups } = await done(user, 'ListGroupsForUser', { UserName })
    assert.equal((Groups as { Group: Record<string, string>[] }).Group[0]?.['GroupName'], NewGroupName)
  })

  it('in XML', async () => {
    const parameters = { GroupName: await newGroup(target) }
    const signing = { action: UPDATE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<UpdateGroupResponse><RequestId>[^<]+<\/RequestId><Group><GroupId>g-[^<]+<\/GroupId>/)
  })
})

describe('400', () => {
  it('MissingGroupName, InvalidParameter', async () => {
    await refuses(target, [UPDATE, { NewComments: 'x' }], 'MissingGroupName')
    await refuses(target, [UPDATE, { GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    await refuses(target, [UPDATE, { GroupName: 'a b' }], 'GroupNameChars')
    const GroupName = await newGroup(target)
    await refuses(target, [UPDATE, { GroupName, NewGroupName: 'x'.repeat(65) }], 'NewGroupNameLength')
    await refuses(target, [UPDATE, { GroupName, NewGroupName: 'a/b' }], 'NewGroupNameChars')
    await refuses(target, [UPDATE, { GroupName, NewComments: 'x'.repeat(129) }], 'NewCommentsLength')
  })
})

describe('403', () => {
  asksFor(target, UPDATE, async () => {
    const GroupName = await newGroup(target)
    return { parameters: { GroupName, NewComments: 'x' }, paths: [`group/${GroupName}`] }
  })

  it('NoPermission: a new case of the name is a new name', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const GroupName = await newGroup(target)
    const caller = await newUser(target)
    await allow(target, caller, {
      ...{ Action: 'ram:UpdateGroup', Resource: `acs:ram:*:${target.account}:group/${GroupName}` },
    })
    const NewGroupName = GroupName.toUpperCase()
    await assertDenied(await asUser(target, caller), ['UpdateGroup', { GroupName, NewGroupName }])
  })
  asksFor(target, UPDATE, async () => {
    const GroupName = await newGroup(target)
    const NewGroupName = newId('renamed')
    return { parameters: { GroupName, NewGroupName }, paths: [`group/${GroupName}`, `group/${NewGroupName}`] }
  })
  refusesServicePrincipals(target, UPDATE, { GroupName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.Group', async () => {
    await refuses(target, [UPDATE, { GroupName: newId('nothing'), NewComments: 'x' }], 'GroupNotFound')
  })
})

describe('409', () => {
  it('EntityAlreadyExists.Group: the name of another group, in any case', async () => {
    const GroupName = await newGroup(target)
    const other = await newGroup(target)
    for (const NewGroupName of [other, other.toUpperCase()]) {
      await refuses(target, [UPDATE, { GroupName, NewGroupName }], 'GroupExists')
    }
  })
})

everyErrorIsProvoked(UPDATE)
