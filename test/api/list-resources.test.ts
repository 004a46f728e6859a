import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { arnOf, arns, everyErrorIsProvoked, keys, newId, REGION, refuses, tagged } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import {
  arnsOf,
  inGroup,
  listResources,
  newResourceGroup,
  registered,
  resources,
  userWith,
} from './estate.ts'
import { asUser, closing, done, newUser } from './identities.ts'

const target = await openTarget()
closing(target)
const LIST = 'ListResources'

/** Of the resources, those that the list shows, as positions. */
async function shown(all: readonly string[], filters: Record<string, string>): Promise<readonly number[]> {
  const listed = new Set(arnsOf(await listResources(target, filters)))
  return all.flatMap((arn, i) => (listed.has(arn) ? [i] : []))
}

describe('ListResources', () => {
  it('200: each filter, and all of them together', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    const TagKey = newId('key')
    const all = [
      await registered(target, { ResourceGroupId }),
      await registered(target, { Tags: { [TagKey]: 'a' } }),
      await registered(target, { ResourceGroupId, Tags: { [TagKey]: 'b' } }, 'ecs:disk'),
      await registered(target, {}, 'vpc:vpc'),
    ]
    const beijing = arnOf('ecs:instance', newId(), 'cn-beijing', target.account)
    await done(target, 'RegisterResources', resources({ ResourceARN: beijing }))
    all.push(beijing)
    assert.deepEqual(await shown(all, {}), [0, 1, 2, 3, 4])
    assert.deepEqual(await shown(all, { ProductCode: 'ECS' }), [0, 1, 2, 4])
    assert.deepEqual(await shown(all, { ProductCode: 'ecs', ResourceType: 'Instance' }), [0, 1, 4])
    assert.deepEqual(await shown(all, { RegionId: 'cn-beijing' }), [4])
    assert.deepEqual(await shown(all, { ResourceGroupId }), [0, 2])
    assert.deepEqual(await shown(all, { TagKey }), [1, 2])
    assert.deepEqual(await shown(all, { TagKey, TagValue: 'b' }), [2])
    assert.deepEqual(await shown(all, { Untagged: 'true' }), [0, 3, 4])
    const together = { ProductCode: 'ecs', RegionId: REGION, ResourceGroupId, TagKey, TagValue: 'b' }
    assert.deepEqual(await shown(all, together), [2])
    assert.deepEqual(await shown(all, { ...together, ResourceType: 'instance' }), [])
    await done(target, 'UntagResources', { RegionId: REGION, ...arns(all[1] ?? ''), ...keys(TagKey) })
    assert.deepEqual(await shown(all, { Untagged: 'true' }), [0, 1, 3, 4])
  })

  it('200: those registered since a time, however they came to be known', async () => {
    const before = await registered(target)
    if (target.service) target.service.now += 60_000
    const RegisteredSince = new Date(target.now()).toISOString()
    const all = [before, await registered(target)]
    all.push((await tagged(target, { a: '1' })).replace('*', target.account))
    if (target.service) assert.deepEqual(await shown(all, { RegisteredSince }), [1, 2])
    const late = new Date(target.now() + 3_600_000).toISOString().slice(0, 19)
    assert.deepEqual(await shown(all, { RegisteredSince: `${late}Z` }), [])
  })

  it('200: pages of any size are the same list, and a token is good for its query only', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    for (let i = 0; i < 5; i++) await registered(target, { ResourceGroupId })
    const whole = await listResources(target, { ResourceGroupId })
    assert.equal(whole.length, 5)
    for (const MaxResults of ['1', '2', '1000']) {
      assert.deepEqual(await listResources(target, { ResourceGroupId, MaxResults }), whole)
    }
    const { NextToken = '' } = await done(target, LIST, { ResourceGroupId, MaxResults: '1' })
    await refuses(target, [LIST, { NextToken: String(NextToken) }], 'InvalidNextToken')
  })

  it('200, 403: who is allowed one group lists that one, and nothing beyond', async () => {
    const [mine, other] = [await newResourceGroup(target), await newResourceGroup(target)]
    const arn = await registered(target, { ResourceGroupId: mine })
    const user = await userWith(target, { Action: 'tagplane:ListResources', ...inGroup(mine) })
    assert.deepEqual(arnsOf(await listResources(user, { ResourceGroupId: mine })), [arn])
    await refuses(user, [LIST, {}], 'NoPermissionOperator')
    await refuses(user, [LIST, { ResourceGroupId: other }], 'NoPermissionOperator')
  })

  it('400, 403, 404', async () => {
    const refuse = (parameters: Record<string, string>, name: string, hint: string) =>
      refuses(target, [LIST, parameters], 'InvalidParameter', name, hint)
    await refuse({ ResourceType: 'instance' }, 'ResourceType', 'It goes with ProductCode.')
    await refuse({ ProductCode: 'nope' }, 'ProductCode', 'No product has this code.')
    const type = { ProductCode: 'ecs', ResourceType: 'nope' }
    await refuse(type, 'ResourceType', 'The product has no resources of this type.')
    await refuse({ TagValue: 'x' }, 'TagValue', 'It goes with TagKey.')
    await refuse({ TagKey: 'x', Untagged: 'true' }, 'Untagged', 'It does not go with TagKey.')
    await refuse({ Untagged: 'x' }, 'Untagged', 'It is true or false.')
    await refuse({ MaxResults: '1001' }, 'MaxResults', 'It is a number from 1 to 1000.')
    for (const RegisteredSince of ['x', '2026-11-24', '2026-13-24T12:00:00Z', '2026-11-24T12:00:00+08:00']) {
      const hint = 'It is a time in UTC, such as 2026-11-24T12:00:00Z.'
      await refuse({ RegisteredSince }, 'RegisteredSince', hint)
    }
    await refuses(target, [LIST, { RegionId: 'mars' }], 'RegionNotFound')
    await refuses(target, [LIST, { ResourceGroupId: 'rg-x' }], 'ResourceGroupNotFound', 'rg-x')
    await refuses(target, [LIST, { NextToken: 'x' }], 'InvalidNextToken')
    await refuses(await asUser(target, await newUser(target)), [LIST, {}], 'NoPermissionOperator')
    await done(await userWith(target, { Action: 'tagplane:ListResources' }), LIST, {})
  })

  refusesServicePrincipals(target, LIST)
  everyErrorIsProvoked(LIST)
})
