import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GROUP, type Group } from '../../src/core/identity.ts'
import { rpcRequest } from '../support/http.ts'
import { createService } from '../support/service.ts'
import { onlyHere, openTarget, targetOf } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, configure, done, newGroup } from './identities.ts'

const CREATE = 'CreateGroup'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('answers the group', async () => {
    const GroupName = newId('aZ0._-')
    const { Group: made, ...rest } = await done(target, CREATE, { GroupName, Comments: 'Developers' })
    assert.deepEqual(rest, {})
    const { GroupId, CreateDate, ...said } = made as Record<string, string>
    assert.match(GroupId ?? '', /^g-[0-9a-f]{20}$/)
    assert.ok(Math.abs(Date.parse(CreateDate ?? '') - target.now()) < 60_000)
    assert.deepEqual(said, { GroupName, Comments: 'Developers' })
    await done(target, 'DeleteGroup', { GroupName })
  })

  it('in XML', async () => {
    const parameters = { GroupName: newId('xml') }
    const signing = { action: CREATE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<CreateGroupResponse><RequestId>[^<]+<\/RequestId><Group><GroupId>g-[^<]+<\/GroupId><GroupName>xml-[^<]+<\/GroupName><Comments><\/Comments><CreateDate>[^<]+<\/CreateDate><\/Group><\/CreateGroupResponse>$/,
    )
    await done(target, 'DeleteGroup', parameters)
  })
})

describe('400', () => {
  it('MissingGroupName, InvalidParameter', async () => {
    await refuses(target, [CREATE, { Comments: 'x' }], 'MissingGroupName')
    await refuses(target, [CREATE, { GroupName: 'x'.repeat(65) }], 'GroupNameLength')
    for (const GroupName of ['a b', 'a/b', '*', 'é', 'a:b']) {
      await refuses(target, [CREATE, { GroupName }], 'GroupNameChars')
    }
    await refuses(target, [CREATE, { GroupName: 'a', Comments: 'x'.repeat(129) }], 'CommentsLength')
  })
})

describe('403', () => {
  asksFor(target, CREATE, async () => ({ parameters: { GroupName: newId('group') }, paths: ['group/*'] }))
  refusesServicePrincipals(target, CREATE, { GroupName: 'a' })
})

describe('409', () => {
  it('EntityAlreadyExists.Group: the name, in any case, until that group is deleted', async () => {
    const GroupName = await newGroup(target)
    for (const name of [GroupName, GroupName.toUpperCase()]) {
      await refuses(target, [CREATE, { GroupName: name }], 'GroupExists')
    }
    await done(target, 'DeleteGroup', { GroupName })
    await newGroup(target, { GroupName })
  })

  it('LimitExceeded.Group: the 301st', { skip: onlyHere('it writes groups into the store') }, async () => {
    await using service = await createService()
    const full = targetOf(service)
    const group = (name: string): Group => {
      return { name, comments: '', policies: [], createdAt: 0, updatedAt: 0 }
    }
    const names = Array.from({ length: 299 }, (_, i) => `group-${i}`)
    await configure(full, {
      puts: names.map((name) => ({ kind: GROUP, name: `g-${name}`, value: group(name) })),
    })
    await newGroup(full)
    await refuses(full, [CREATE, { GroupName: 'one-more' }], 'TooManyGroups')
    await done(full, 'DeleteGroup', { GroupName: 'group-17' })
    await newGroup(full, { GroupName: 'one-more' })
  })
})

everyErrorIsProvoked(CREATE)
