import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { onlyHere, openTarget } from '../support/target.ts'
import { newAccount } from './accounts.ts'
import { arns, everyErrorIsProvoked, newId, numbered, REGION, refuses, tagged, tagsOf } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import {
  arnsOf,
  defaultGroup,
  failuresOf,
  inGroup,
  listResources,
  newResourceGroup,
  registered,
  resourceOf,
  userWith,
} from './estate.ts'
import { asUser, closing, done, newUser } from './identities.ts'

const target = await openTarget()
closing(target)
const unknown = 'rg-unknown'
const groupArn = (id: string) => `arn:acs:rm:${REGION}:${target.account}:resourcegroup/${id}`

describe('CreateResourceGroup', () => {
  it('200: makes a group that is shown, listed, and a resource which can be tagged', async () => {
    const Name = newId('group')
    const { ResourceGroup } = await done(target, 'CreateResourceGroup', { Name, DisplayName: '資源 x' })
    const { ResourceGroupId, CreateDate, ...group } = ResourceGroup as Record<string, string>
    const id = ResourceGroupId ?? ''
    assert.match(id, /^rg-[a-z0-9]{15}$/)
    assert.match(CreateDate ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.deepEqual(group, { Name, DisplayName: '資源 x', ResourceGroupArn: groupArn(id), IsDefault: false })
    assert.deepEqual(await done(target, 'GetResourceGroup', { ResourceGroupId: id }), { ResourceGroup })
    assert.equal((await resourceOf(target, groupArn(id)))['RegisteredBy'], 'Product')
    await tagged(target, { team: 'x' }, groupArn(id))
    assert.deepEqual(await tagsOf(target, groupArn(id)), { team: 'x' })
  })

  it('200, 409: of calls at the same time that want one name one makes the group, and the others leave nothing', async () => {
    const Name = newId('group')
    const create = () => target.call('CreateResourceGroup', { Name, DisplayName: 'x' })
    const answers = await Promise.all([create(), create(), create()])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
    const groups = await listResources(target, { ProductCode: 'rm', ResourceType: 'resourcegroup' })
    assert.equal(groups.filter((one) => one['Name'] === Name).length, 1)
  })

  it('400, 403, 409', async () => {
    const right = { Name: newId('group'), DisplayName: 'x' }
    const action = 'CreateResourceGroup'
    await refuses(target, [action, { DisplayName: 'x' }], 'MissingName')
    await refuses(target, [action, { Name: 'x-1' }], 'MissingDisplayName')
    for (const Name of ['x', '1x', 'a b', '組', `a${'b'.repeat(50)}`]) {
      const hint = 'It is a letter, then 1 to 49 letters, digits and hyphens.'
      await refuses(target, [action, { ...right, Name }], 'InvalidParameter', 'Name', hint)
    }
    for (const DisplayName of ['x'.repeat(51), 'a\tb']) {
      const hint = 'It is 1 to 50 characters without control characters.'
      await refuses(target, [action, { ...right, DisplayName }], 'InvalidParameter', 'DisplayName', hint)
    }
    await done(target, action, right)
    await refuses(target, [action, { ...right, Name: right.Name.toUpperCase() }], 'ResourceGroupExists')
    await refuses(target, [action, { ...right, Name: 'Default' }], 'ResourceGroupExists')
    await refuses(await asUser(target, await newUser(target)), [action, right], 'NoPermissionOperator')
  })

  refusesServicePrincipals(target, 'CreateResourceGroup', { Name: 'x-1', DisplayName: 'x' })
  everyErrorIsProvoked('CreateResourceGroup', { TooManyResourceGroups: 'takes 1,000 calls' })
})

describe('GetResourceGroup, ListResourceGroups, UpdateResourceGroup', () => {
  it('200: the default group is there, of every account another one', {
    skip: onlyHere('accounts'),
  }, async () => {
    const id = await defaultGroup(target)
    const { ResourceGroup } = await done(target, 'GetResourceGroup', { ResourceGroupId: id })
    const { Name, IsDefault, ...group } = ResourceGroup as Record<string, unknown>
    assert.deepEqual([Name, IsDefault], ['default', true])
    assert.ok(!('CreateDate' in group))
    const { root } = await newAccount(target)
    assert.notEqual(await defaultGroup(root), id)
    await refuses(root, ['GetResourceGroup', { ResourceGroupId: id }], 'ResourceGroupNotFound', id)
  })

  it('200: the list goes page by page', async () => {
    const made = [await newResourceGroup(target), await newResourceGroup(target)]
    const listed: string[] = []
    for (let NextToken = ''; ; ) {
      const answer = await done(target, 'ListResourceGroups', { MaxResults: '1', NextToken })
      const page = answer['ResourceGroups'] as Record<string, string>[]
      listed.push(...page.map(({ ResourceGroupId = '' }) => ResourceGroupId))
      NextToken = String(answer['NextToken'])
      if (NextToken === '') break
    }
    assert.deepEqual(new Set(listed).size, listed.length)
    for (const id of [...made, await defaultGroup(target)]) assert.ok(listed.includes(id))
  })

  it('200: what people are shown changes, also of the default group', async () => {
    for (const ResourceGroupId of [await newResourceGroup(target), await defaultGroup(target)]) {
      const before = await done(target, 'GetResourceGroup', { ResourceGroupId })
      const answer = await done(target, 'UpdateResourceGroup', { ResourceGroupId, DisplayName: '新名稱' })
      const expected = { ...(before['ResourceGroup'] as object), DisplayName: '新名稱' }
      assert.deepEqual(answer, { ResourceGroup: expected })
      assert.deepEqual(await done(target, 'GetResourceGroup', { ResourceGroupId }), answer)
    }
  })

  it('400, 403, 404', async () => {
    const nobody = await asUser(target, await newUser(target))
    const ResourceGroupId = await newResourceGroup(target)
    for (const action of ['GetResourceGroup', 'UpdateResourceGroup']) {
      const named = { ResourceGroupId, DisplayName: 'x' }
      await refuses(target, [action, { DisplayName: 'x' }], 'MissingResourceGroupId')
      const other = { ...named, ResourceGroupId: unknown }
      await refuses(target, [action, other], 'ResourceGroupNotFound', unknown)
      await refuses(nobody, [action, named], 'NoPermissionOperator')
      const user = await userWith(target, {
        Action: `tagplane:${action}`,
        Resource: `acs:tagplane:*:*:resourcegroup/${ResourceGroupId}`,
      })
      await done(user, action, named)
    }
    await refuses(target, ['UpdateResourceGroup', { ResourceGroupId }], 'MissingDisplayName')
    const long = { ResourceGroupId, DisplayName: 'x'.repeat(51) }
    const hint = 'It is 1 to 50 characters without control characters.'
    await refuses(target, ['UpdateResourceGroup', long], 'InvalidParameter', 'DisplayName', hint)
    const bounds = 'It is a number from 1 to 1000.'
    await refuses(
      target,
      ['ListResourceGroups', { MaxResults: '0' }],
      'InvalidParameter',
      'MaxResults',
      bounds,
    )
    await refuses(target, ['ListResourceGroups', { NextToken: 'x' }], 'InvalidNextToken')
    await refuses(nobody, ['ListResourceGroups', {}], 'NoPermissionOperator')
  })

  everyErrorIsProvoked('GetResourceGroup')
  everyErrorIsProvoked('ListResourceGroups')
  everyErrorIsProvoked('UpdateResourceGroup')
})

describe('DeleteResourceGroup', () => {
  it('200: an empty group goes, with its tags; one with a resource stays', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    await tagged(target, { team: 'x' }, groupArn(ResourceGroupId))
    const arn = await registered(target, { ResourceGroupId })
    await refuses(target, ['DeleteResourceGroup', { ResourceGroupId }], 'ResourceGroupNotEmpty')
    await done(target, 'DeregisterResources', arns(arn))
    await done(target, 'DeleteResourceGroup', { ResourceGroupId })
    await refuses(target, ['GetResourceGroup', { ResourceGroupId }], 'ResourceGroupNotFound', ResourceGroupId)
    assert.equal(await tagsOf(target, groupArn(ResourceGroupId)), undefined)
    await refuses(target, ['GetResource', { ResourceARN: groupArn(ResourceGroupId) }], 'ResourceUnknown')
  })

  it('400, 403, 404, 409', async () => {
    const nobody = await asUser(target, await newUser(target))
    const ResourceGroupId = await newResourceGroup(target)
    const action = 'DeleteResourceGroup'
    await refuses(target, [action, {}], 'MissingResourceGroupId')
    await refuses(target, [action, { ResourceGroupId: unknown }], 'ResourceGroupNotFound', unknown)
    const usual = await defaultGroup(target)
    await refuses(target, [action, { ResourceGroupId: usual }], 'ResourceGroupIsDefault')
    await refuses(nobody, [action, { ResourceGroupId }], 'NoPermissionOperator')
  })

  everyErrorIsProvoked('DeleteResourceGroup')
})

describe('MoveResources', () => {
  it('200: moves what is known; what is not is named, and the others are moved all the same', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    const all = [await registered(target), await tagged(target, { a: '1' }), `${await registered(target)}-x`]
    const answer = await done(target, 'MoveResources', { ResourceGroupId, ...arns(...all) })
    assert.deepEqual(failuresOf(answer), { [all[2] ?? '']: 'InvalidResourceId.NotFound' })
    const found = arnsOf(await listResources(target, { ResourceGroupId }))
    assert.equal(found.length, 2)
    const usual = await defaultGroup(target)
    await done(target, 'MoveResources', { ResourceGroupId: usual, ...arns(all[0] ?? '') })
    assert.equal((await resourceOf(target, all[0] ?? ''))['ResourceGroupId'], usual)
    assert.equal((await listResources(target, { ResourceGroupId })).length, 1)
  })

  it('200: who may act in one group can move nothing in from another, and nothing out', async () => {
    const [mine, other] = [await newResourceGroup(target), await newResourceGroup(target)]
    const [inMine, inOther] = [
      await registered(target, { ResourceGroupId: mine }),
      await registered(target, { ResourceGroupId: other }),
    ]
    const user = await userWith(
      target,
      { Action: 'tagplane:MoveResources', ...inGroup(mine) },
      { Action: 'tagplane:MoveResources', Resource: `acs:tagplane:*:*:resourcegroup/${other}` },
    )
    const into = { ResourceGroupId: mine, ...arns(inMine, inOther) }
    assert.deepEqual(failuresOf(await done(user, 'MoveResources', into)), {
      [inOther]: 'NoPermission.Resource',
    })
    const out = { ResourceGroupId: other, ...arns(inMine) }
    assert.deepEqual(failuresOf(await done(user, 'MoveResources', out)), {
      [inMine]: 'NoPermission.Resource',
    })
    assert.equal((await resourceOf(target, inMine))['ResourceGroupId'], mine)
  })

  it('400, 403, 404', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    const arn = await registered(target)
    const move = (more: Record<string, string>, to = ResourceGroupId) =>
      ['MoveResources', { ResourceGroupId: to, ...more }] as const
    await refuses(target, move(arns(arn), ''), 'MissingResourceGroupId')
    await refuses(target, move({}), 'MissingResourceARN')
    await refuses(target, move(arns(arn), unknown), 'ResourceGroupNotFound', unknown)
    await refuses(target, move(arns('x')), 'ArnFormat', 'x')
    await refuses(target, move(arns('arn:acs:nope:*:*:x/y')), 'ArnServiceCode', 'nope')
    await refuses(target, move(arns('arn:acs:ecs:*:*:nope/y')), 'ArnResourceType', 'nope')
    await refuses(target, move(arns(`arn:acs:ecs:${REGION}:1:instance/y`)), 'ArnAccount', '1')
    await refuses(
      target,
      move(arns('arn:acs:ecs:mars:*:instance/y', 'arn:acs:ecs:*:*:instance/y')),
      'ArnRegion',
      'mars, *',
    )
    const many = Array.from({ length: 1_001 }, (_, i) => (i === 1_000 ? arn : `${arn}-${i}`))
    const form = numbered('ResourceARN', many.slice(0, 1_000))
    await refuses(
      target,
      move({ ...form, 'ResourceARN.0': arn }),
      'InvalidParameter',
      'ResourceARN.0',
      'Numbers of list elements go from 1 to 1000.',
    )
    await refuses(await asUser(target, await newUser(target)), move(arns(arn)), 'NoPermissionOperator')
  })

  everyErrorIsProvoked('MoveResources', {
    TooManyRegisteredResources: 'list elements are numbered up to 1,000',
    ResourceDenied: 'by the test of groups',
    ResourceNotFound: 'by the first test',
    OperationConflict: 'another call has to change the resource three times between decision and deed',
  })
})

describe('acs:rm:rgId', () => {
  it('limits tagging and untagging to the resources of a group, by the version that was decided on', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    const inside = await registered(target, { ResourceGroupId, Tags: { env: 'test' } })
    const outside = await registered(target, { Tags: { env: 'test' } })
    const user = await userWith(
      target,
      { Action: ['tag:TagResources', 'tag:UntagResources'] },
      { Action: 'ecs:*', ...inGroup(ResourceGroupId) },
    )
    const call = { RegionId: REGION, ...arns(inside, outside) }
    const denied = { [outside]: 'Forbidden.RAM' }
    assert.deepEqual(failuresOf(await done(user, 'TagResources', { ...call, Tags: '{"a":"1"}' })), denied)
    assert.deepEqual(failuresOf(await done(user, 'UntagResources', { ...call, 'TagKey.1': 'env' })), denied)
    assert.deepEqual(
      [await tagsOf(target, inside), await tagsOf(target, outside)],
      [{ a: '1' }, { env: 'test' }],
    )
    const usual = { Action: 'ecs:*', ...inGroup(await defaultGroup(target)) }
    const other = await userWith(target, { Action: 'tag:UntagResources' }, usual)
    const answer = await done(other, 'UntagResources', { ...call, 'TagKey.1': 'env' })
    assert.deepEqual(failuresOf(answer), { [inside]: 'Forbidden.RAM' })
  })
})
