import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createService } from '../../support/service.ts'
import { onlyHere, openTarget, type Target, targetOf } from '../../support/target.ts'
import { newId, numbered, REGION } from '../calls.ts'
import { closing } from '../identities.ts'
import { allow, deny, type Statement, userWith, when } from '../policies.ts'

const target = await openTarget()
closing(target)

const VERSION = { Version: '2014-05-26' }
const named = { RegionId: REGION, ResourceType: 'instance' }

async function tagged(to: Target, tags: Readonly<Record<string, string>> = { k: '1' }): Promise<string> {
  const id = newId()
  const sent = Object.entries(tags).map(([key, value], i) => [`Tag.${i + 1}`, key, value] as const)
  const pairs = sent.flatMap(([name, key, value]) => [
    [`${name}.Key`, key],
    [`${name}.Value`, value],
  ])
  const { status } = await to.call(
    'TagResources',
    { ...named, 'ResourceId.1': id, ...Object.fromEntries(pairs) },
    VERSION,
  )
  assert.equal(status, 200)
  return id
}

async function keysOf(to: Target, id: string): Promise<readonly string[]> {
  const { body } = await to.call('ListTagResources', { ...named, 'ResourceId.1': id }, VERSION)
  const { TagResource } = body['TagResources'] as { TagResource: readonly { readonly TagKey: string }[] }
  return TagResource.map(({ TagKey }) => TagKey)
}

/** Status, code and kind of denial of an ECS call. */
async function outcome(caller: Target, action: string, parameters: Readonly<Record<string, string>>) {
  const { status, body } = await caller.call(action, { ...named, ...parameters }, VERSION)
  const detail = body['AccessDeniedDetail'] as Record<string, string> | undefined
  return status === 200
    ? 'done'
    : [status, body['Code'], detail?.['AuthAction'], detail?.['NoPermissionType']]
}

const untag = (...ids: readonly string[]) => ({ ...numbered('ResourceId', ids), 'TagKey.1': 'k' })
const removeTags = (id: string) => ({ ResourceId: id, 'Tag.1.Key': 'k' })

describe('the right to an operation of a product', () => {
  it('is one to its own action on every resource; without it on one, nothing is done', async () => {
    const [mine, other] = [await tagged(target), await tagged(target)]
    const user = await userWith(target, allow('ecs:UntagResources', `acs:ecs:*:*:instance/${mine}`))
    const denied = [403, 'Forbidden.RAM', 'ecs:UntagResources', 'ImplicitDeny']
    assert.deepEqual(await outcome(user, 'UntagResources', untag(mine, other)), denied)
    assert.deepEqual([await keysOf(target, mine), await keysOf(target, other)], [['k'], ['k']])
    assert.equal(await outcome(user, 'UntagResources', untag(mine)), 'done')
    assert.deepEqual(await keysOf(target, mine), [])
  })

  it('does not come from the right to another action that does the same', async () => {
    const id = await tagged(target)
    const user = await userWith(target, allow(['ecs:UntagResources', 'tag:*']))
    assert.deepEqual(await outcome(user, 'RemoveTags', removeTags(id)), [
      ...[403, 'Forbidden.RAM', 'ecs:RemoveTags', 'ImplicitDeny'],
    ])
  })

  it('is taken by a denial of any action that does the same', async () => {
    const id = await tagged(target)
    const user = await userWith(target, allow('ecs:*'), deny('ecs:RemoveTags'))
    for (const [action, parameters] of [
      ['UntagResources', untag(id)],
      ['RemoveTags', removeTags(id)],
    ] as const) {
      const [status, code, , kind] = await outcome(user, action, parameters)
      assert.deepEqual([status, code, kind], [403, 'Forbidden.RAM', 'ExplicitDeny'])
    }
    assert.deepEqual(await keysOf(target, id), ['k'])
  })

  it('may depend on the tags of each resource, for lists too', async () => {
    const [test, live] = [
      await tagged(target, { k: '1', env: 'test' }),
      await tagged(target, { k: '1', env: 'live' }),
    ]
    const statement = allow('ecs:*', '*', when('StringEquals', 'acs:ResourceTag/env', 'test'))
    const user = await userWith(target, statement)
    for (const [action, parameters] of [
      ['UntagResources', untag(test, live)],
      ['ListTagResources', numbered('ResourceId', [test, live])],
    ] as const) {
      assert.equal((await outcome(user, action, parameters))[0], 403, action)
    }
    assert.equal(await outcome(user, 'ListTagResources', numbered('ResourceId', [test])), 'done')
    assert.equal(await outcome(user, 'UntagResources', untag(test)), 'done')
    assert.deepEqual((await keysOf(target, live)).toSorted(), ['env', 'k'])
  })

  it('to a list by tags may depend on the tags it filters by, each value of a key by itself', async () => {
    const value = newId('owner')
    await tagged(target, { owner: value })
    const owned = when('StringEquals', 'acs:RequestTag/owner', value)
    const user = await userWith(target, allow('ecs:*', '*', owned))
    const byTag = (owner: string) => ({ 'Tag.1.Key': 'owner', 'Tag.1.Value': owner })
    const filter = (...values: readonly string[]) => ({
      ...{ 'TagFilter.1.TagKey': 'owner', ...numbered('TagFilter.1.TagValues', values) },
    })
    for (const action of ['ListTagResources', 'DescribeTags'] as const) {
      assert.equal(await outcome(user, action, byTag(value)), 'done', action)
      for (const parameters of [byTag('other'), { 'Tag.1.Key': 'owner' }])
        assert.equal((await outcome(user, action, parameters))[0], 403, action)
    }
    assert.equal(await outcome(user, 'ListTagResources', filter(value)), 'done')
    assert.equal((await outcome(user, 'ListTagResources', filter(value, 'other')))[0], 403)
    assert.equal((await outcome(user, 'DescribeTags', {}))[0], 403)
    const onResource = allow('ecs:*', '*', when('StringEquals', 'acs:ResourceTag/owner', value))
    const other = await userWith(target, onResource)
    assert.equal((await outcome(other, 'ListTagResources', byTag(value)))[0], 403)
  })

  it('to a list by tags may depend on several keys at once: every value goes with every one of another key', async () => {
    const [a, b] = [newId('a'), newId('b')]
    await tagged(target, { [a]: '1', [b]: '2' })
    const also = {
      Condition: { StringEquals: { [`acs:RequestTag/${a}`]: '1', [`acs:RequestTag/${b}`]: '2' } },
    }
    const user = await userWith(target, allow('ecs:*'), deny('ecs:ListTagResources', also))
    const filters = (...ofA: readonly string[]) => ({
      ...{ 'TagFilter.1.TagKey': a, ...numbered('TagFilter.1.TagValues', ofA) },
      ...{ 'TagFilter.2.TagKey': b, ...numbered('TagFilter.2.TagValues', ['3', '2']) },
    })
    for (const values of [['1', '4'], ['4', '1'], ['1']])
      assert.equal((await outcome(user, 'ListTagResources', filters(...values)))[0], 403, values.join())
    assert.equal(await outcome(user, 'ListTagResources', filters('4', '5')), 'done')
    const many = Array.from({ length: 900 }, (_, i) => `${i + 4}`)
    const all = { ...filters(...many), ...numbered('TagFilter.2.TagValues', many) }
    assert.equal(
      await outcome(user, 'ListTagResources', all),
      'done',
      'no value is one that the policy names',
    )
    const each = when('StringLike', `acs:RequestTag/${a}`, '*')['Condition'] as object
    const pairs = { Condition: { ...each, StringNotEquals: { [`acs:RequestTag/${b}`]: '1' } } }
    const other = await userWith(target, allow('ecs:*', '*', pairs))
    assert.equal((await outcome(other, 'ListTagResources', all))[0], 403, 'more than can be decided')
  })

  it('may depend on the tags that a call names; All names those that a resource carries', async () => {
    const [free, bound] = [await tagged(target, { k: '1' }), await tagged(target, { k: '1', owner: 'x' })]
    const statement: Statement = deny('ecs:*', { Condition: { StringLike: { 'acs:RequestTag/owner': '*' } } })
    const user = await userWith(target, allow('ecs:*'), statement)
    const all = (id: string) => ({ 'ResourceId.1': id, All: 'true' })
    assert.equal((await outcome(user, 'UntagResources', all(bound)))[0], 403)
    assert.equal(
      (await outcome(user, 'UntagResources', { 'ResourceId.1': bound, 'TagKey.1': 'owner' }))[0],
      403,
    )
    assert.equal(await outcome(user, 'UntagResources', all(free)), 'done')
    assert.deepEqual((await keysOf(target, bound)).toSorted(), ['k', 'owner'])
  })

  it('is wanted for lists of single resources', async () => {
    const [mine, other] = [await tagged(target), await tagged(target)]
    const user = await userWith(target, allow('ecs:ListTagResources', `acs:ecs:${REGION}:*:instance/${mine}`))
    assert.equal(await outcome(user, 'ListTagResources', numbered('ResourceId', [mine])), 'done')
    assert.deepEqual(await outcome(user, 'ListTagResources', numbered('ResourceId', [mine, other])), [
      ...[403, 'Forbidden.RAM', 'ecs:ListTagResources', 'ImplicitDeny'],
    ])
  })

  it('is denied by VPC in words of its own', async () => {
    const user = await userWith(target, allow('ecs:*'))
    const call = { RegionId: REGION, ResourceType: 'VPC', 'ResourceId.1': newId('vpc'), 'TagKey.1': 'k' }
    const { status, body } = await user.call('UnTagResources', call, { Version: '2016-04-28' })
    assert.deepEqual([status, body['Code']], [403, 'Forbidden'])
  })

  it('uses no nonce up where it is missing', async () => {
    const id = await tagged(target)
    const user = await userWith(target, allow('ecs:ListTagResources'))
    const nonce = { ...VERSION, SignatureNonce: newId('nonce') }
    const call = { ...named, ...untag(id) }
    assert.equal((await user.call('UntagResources', call, nonce)).status, 403)
    assert.equal((await target.call('UntagResources', call, nonce)).status, 200)
    const again = await target.call('UntagResources', call, nonce)
    assert.equal(again.body['Code'], 'SignatureNonceUsed')
  })
})

describe('a resource that moves between decision and deed', {
  skip: onlyHere('it looks into the store'),
}, () => {
  /** What comes of a call on a resource that is tagged anew `times` times just before it is untagged. */
  async function contested(times: number) {
    let left = 0
    let root: Target | undefined
    let id = ''
    await using service = await createService({
      around: (store) => ({
        ...store,
        async removeTags(command) {
          if (left-- > 0) {
            const tag = { 'Tag.1.Key': 'n', 'Tag.1.Value': String(left) }
            await root?.call('TagResources', { ...named, 'ResourceId.1': id, ...tag }, VERSION)
          }
          return store.removeTags(command)
        },
        [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
      }),
    })
    root = targetOf(service)
    id = await tagged(root)
    const calm = await tagged(root)
    left = times
    const found = await outcome(root, 'UntagResources', {
      ...numbered('ResourceId', [id, calm]),
      All: 'true',
    })
    return { found, left: [await keysOf(root, id), await keysOf(root, calm)] }
  }

  it('is decided on again', async () => {
    assert.deepEqual(await contested(2), { found: 'done', left: [[], []] })
  })

  it('three times: OperationConflict, and nothing is done', async () => {
    const { found, left } = await contested(3)
    assert.deepEqual(found.slice(0, 2), [409, 'OperationConflict'])
    assert.deepEqual(left, [['k', 'n'], ['k']])
  })
})
