import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resourceTypes } from '../../src/catalog/catalog.ts'
import type { RemoveTags, Store } from '../../src/store/store.ts'
import { type Answer, createService } from '../support/service.ts'
import { onlyHere, openTarget, type Target, targetOf } from '../support/target.ts'
import { arnOf, arns, keys, newId, REGION, tagged, tagsOf } from './calls.ts'
import { asUser, closing, done, newRole, newUser } from './identities.ts'
import { allow, deny, userWith, when } from './policies.ts'
import { assumed } from './sessions.ts'

const target = await openTarget()
closing(target)

type Entry = {
  readonly ResourceARN: string
  readonly Result: { readonly Code: string; readonly Message: string }
}

/** The codes of the entries of a call that goes through, by the ARNs. */
async function failures(caller: Target, action: string, parameters: Record<string, string>) {
  const { FailedResources } = await done(caller, action, { RegionId: REGION, ...parameters })
  const { FailedResource } = FailedResources as { readonly FailedResource: readonly Entry[] }
  return Object.fromEntries(FailedResource.map(({ ResourceARN, Result }) => [ResourceARN, Result.Code]))
}

async function refusal(caller: Target, action: string, parameters: Record<string, string>) {
  const { status, body } = await caller.call(action, { RegionId: REGION, ...parameters })
  return [
    status,
    body['Code'],
    (body['AccessDeniedDetail'] as Record<string, string> | undefined)?.['NoPermissionType'],
  ]
}

const tagAs = (caller: Target, parameters: Record<string, string>): Promise<Answer> =>
  caller.call('TagResources', parameters)

const untag = (arn: string, ...names: readonly string[]) => ({
  ...arns(arn),
  ...keys(...(names.length > 0 ? names : ['k'])),
})
const unified = allow('tag:UntagResources')

describe('the unified action', () => {
  it('is wanted for the whole call: without it nothing is looked at', async () => {
    const arn = await tagged(target, { k: '1' })
    const user = await userWith(target, allow('ecs:*'))
    assert.deepEqual(await refusal(user, 'UntagResources', untag(arn)), [
      403,
      'NoPermission.Operator',
      'ImplicitDeny',
    ])
    assert.deepEqual(await tagsOf(target, arn), { k: '1' })
  })

  it('is not allowed by a statement on the resource of a product', async () => {
    const arn = await tagged(target, { k: '1' })
    const user = await userWith(target, allow('*', `acs:ecs:*:*:instance/*`))
    assert.deepEqual(await refusal(user, 'UntagResources', untag(arn)), [
      403,
      'NoPermission.Operator',
      'ImplicitDeny',
    ])
  })

  it('may be limited to a region', async () => {
    const arn = await tagged(target, { k: '1' })
    const user = await userWith(target, allow('tag:*', `acs:tag:${REGION}:*:*`), allow('ecs:*'))
    assert.deepEqual(await failures(user, 'UntagResources', untag(arn)), {})
    const elsewhere = { RegionId: 'cn-beijing', ...untag(arnOf('ecs:instance', newId(), 'cn-beijing')) }
    assert.deepEqual((await refusal(user, 'UntagResources', elsewhere))[1], 'NoPermission.Operator')
  })

  for (const action of ['ListTagResources', 'ListTagKeys', 'ListTagValues', 'GetProtectedTagKeys']) {
    it(`of ${action} is wanted, too`, async () => {
      const nobody = await userWith(target, unified)
      const reader = await userWith(target, allow(['tag:List*', 'tagplane:Get*']))
      const parameters = { Key: 'k' }
      assert.equal((await refusal(nobody, action, parameters))[1], 'NoPermission.Operator')
      await done(reader, action, { RegionId: REGION, ...parameters })
    })
  }
})

describe("the product's own action", () => {
  it('is wanted for each resource; what it denies is one entry, and the others are untagged', async () => {
    const [mine, other] = [await tagged(target, { k: '1' }), await tagged(target, { k: '1' })]
    const id = mine.split('/')[1]
    const user = await userWith(target, unified, allow('ecs:UntagResources', `acs:ecs:*:*:instance/${id}`))
    const call = { ...arns(other, mine), ...keys('k') }
    assert.deepEqual(await failures(user, 'UntagResources', call), { [other]: 'Forbidden.RAM' })
    assert.deepEqual([await tagsOf(target, mine), await tagsOf(target, other)], [undefined, { k: '1' }])
  })

  it('comes before existence: who may not touch a resource does not learn whether it is there', async () => {
    const user = await userWith(target, unified)
    const arn = arnOf('ecs:instance', newId())
    assert.deepEqual(await failures(user, 'UntagResources', untag(arn)), { [arn]: 'Forbidden.RAM' })
  })

  it('is answered in the words of the product', async () => {
    const user = await userWith(target, unified)
    const names = { 'oss:bucket': 'AccessDenied', 'vpc:vpc': 'Forbidden', 'ecs:instance': 'Forbidden.RAM' }
    for (const [type, code] of Object.entries(names)) {
      const arn = await tagged(target, { k: '1' }, arnOf(type, newId()))
      assert.deepEqual(await failures(user, 'UntagResources', untag(arn)), { [arn]: code })
    }
  })

  const alternatives: readonly (readonly [type: string, actions: readonly string[]])[] = [
    ['ecs:instance', ['ecs:UntagResources', 'ecs:RemoveTags']],
    ['slb:instance', ['slb:UntagResources', 'slb:RemoveTags']],
    ['rds:dbinstance', ['rds:UntagResources', 'rds:RemoveTagsFromResource']],
    ['oss:bucket', ['oss:DeleteBucketTagging']],
    ['dcdn:domain', ['dcdn:UntagDcdnResources']],
    ['live:domain', ['live:UnTagLiveResources']],
  ]
  for (const [type, actions] of alternatives) {
    it(`of ${type}: ${actions.join(' or ')}, any one allows and any one denies`, async () => {
      for (const action of actions) {
        const arn = await tagged(target, { k: '1' }, arnOf(type, newId()))
        const barred = await userWith(target, allow('*'), deny(action))
        assert.equal(Object.keys(await failures(barred, 'UntagResources', untag(arn))).length, 1, action)
        const user = await userWith(target, unified, allow(action))
        assert.deepEqual(await failures(user, 'UntagResources', untag(arn)), {}, action)
        assert.equal(await tagsOf(target, arn), undefined)
      }
    })
  }

  it('of tagging is another one', async () => {
    const arn = arnOf('ecs:instance', newId())
    const Tags = '{"k":"1"}'
    const user = await userWith(
      target,
      allow(['tag:TagResources', 'tag:UntagResources']),
      allow('ecs:AddTags'),
    )
    assert.deepEqual(await failures(user, 'TagResources', { ...arns(arn), Tags }), {})
    assert.deepEqual(await failures(user, 'UntagResources', untag(arn)), { [arn]: 'Forbidden.RAM' })
  })

  it('of every type of every product is in AliyunTagAdministratorAccess, and none in the one for reading', async () => {
    const users = await Promise.all(
      ['AliyunTagAdministratorAccess', 'AliyunTagReadOnlyAccess'].map(async (PolicyName) => {
        const UserName = await newUser(target)
        await done(target, 'AttachPolicyToUser', { PolicyName, PolicyType: 'System', UserName })
        return asUser(target, UserName)
      }),
    )
    const [administrator, reader] = users
    assert.ok(administrator && reader)
    const types = resourceTypes().filter(({ tagApi }) => tagApi === 'listed')
    const denied: string[] = []
    for (const { name } of types) {
      const arn = arnOf(name, newId(), '*')
      const call = { ...arns(arn), Tags: '{"k":"1"}' }
      const { status, body } = await tagAs(administrator, { RegionId: REGION, ...call })
      // A central service of another region only is not addressed through this one.
      if (status !== 200 && body['Code'] === 'InvalidResourceARN.Region') continue
      assert.equal(status, 200, `${name} ${JSON.stringify(body)}`)
      const found = await failures(administrator, 'UntagResources', untag(arn))
      if (Object.keys(found).length > 0) denied.push(name)
    }
    assert.deepEqual(denied, [])
    assert.ok(types.length > 200, String(types.length))
    const arn = await tagged(target, { k: '1' })
    assert.equal((await refusal(reader, 'UntagResources', untag(arn)))[1], 'NoPermission.Operator')
    await done(reader, 'ListTagResources', { RegionId: REGION })
  })
})

describe('the tags that a call names', () => {
  it('NoPermissionKey.Operator: a Deny on one of them', async () => {
    const arn = await tagged(target, { cost: '1', k: '1' })
    const user = await userWith(target, allow('*'), deny('*', when('StringLike', 'acs:RequestTag/cost', '*')))
    assert.deepEqual(await refusal(user, 'UntagResources', untag(arn, 'k', 'cost')), [
      ...[403, 'NoPermissionKey.Operator', 'ExplicitDeny'],
    ])
    assert.deepEqual(await failures(user, 'UntagResources', untag(arn, 'k')), {})
    const tags = { ...arns(arn), Tags: '{"cost":"2"}' }
    assert.equal((await refusal(user, 'TagResources', tags))[1], 'NoPermissionKey.Operator')
    assert.deepEqual(await tagsOf(target, arn), { cost: '1' })
  })

  it('have their values where the call tags, and empty ones where it untags', async () => {
    const arn = await tagged(target, { k: '1' })
    const only = (value: string) => when('StringEquals', 'acs:RequestTag/env', value)
    const user = await userWith(target, allow('*', '*', only('test')))
    const tag = (value: string) => ({ ...arns(arn), Tags: JSON.stringify({ env: value }) })
    assert.equal((await refusal(user, 'TagResources', tag('prod')))[1], 'NoPermission.Operator')
    assert.deepEqual(await failures(user, 'TagResources', tag('test')), {})
    assert.equal((await refusal(user, 'UntagResources', untag(arn, 'env')))[1], 'NoPermission.Operator')
    const remover = await userWith(target, allow('*', '*', only('')))
    assert.deepEqual(await failures(remover, 'UntagResources', untag(arn, 'env')), {})
  })
})

describe('the tags of the resource', () => {
  const onTest = when('StringEquals', 'acs:ResourceTag/env', 'test')

  it('are those before the change, for each resource', async () => {
    const [test, prod, bare] = [
      await tagged(target, { env: 'test' }),
      await tagged(target, { env: 'prod' }),
      await tagged(target, { k: '1' }),
    ]
    const user = await userWith(target, unified, allow('ecs:*', '*', onTest))
    const call = { ...arns(test, prod, bare), ...keys('env', 'k') }
    assert.deepEqual(await failures(user, 'UntagResources', call), {
      [prod]: 'Forbidden.RAM',
      [bare]: 'Forbidden.RAM',
    })
    assert.equal(await tagsOf(target, test), undefined)
    assert.deepEqual(await failures(user, 'UntagResources', { ...arns(test), ...keys('k') }), {
      [test]: 'Forbidden.RAM',
    })
  })

  it('are none for a resource that a call registers', async () => {
    const arn = arnOf('ecs:instance', newId())
    const user = await userWith(target, allow('tag:*'), allow('ecs:*', '*', onTest))
    assert.deepEqual(await failures(user, 'TagResources', { ...arns(arn), Tags: '{"env":"test"}' }), {
      [arn]: 'Forbidden.RAM',
    })
  })

  const deeds = { UntagResources: keys('k'), TagResources: { Tags: '{"k":"2"}' } } as const

  /** A service on whose resources somebody else acts between the decision on them and the deed, so many times. */
  async function contested(times: number, action: keyof typeof deeds = 'UntagResources') {
    let left = 0
    let arn = ''
    let root: Target | undefined
    const meddle = async ({ resources }: Pick<RemoveTags, 'resources'>) => {
      if (left === 0 || resources.every(({ expectedVersion }) => expectedVersion === undefined)) return
      left--
      assert.ok(root)
      await done(root, 'TagResources', {
        RegionId: REGION,
        ...arns(arn),
        Tags: JSON.stringify({ env: left === 0 ? 'test' : `x${left}` }),
      })
    }
    const around = (store: Store): Store => ({
      ...store,
      removeTags: async (command) => {
        await meddle(command)
        return store.removeTags(command)
      },
      setTags: async (command) => {
        await meddle(command)
        return store.setTags(command)
      },
      [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
    })
    const service = await createService({ around })
    root = targetOf(service)
    arn = await tagged(root, { env: 'test', k: '1' })
    const calm = await tagged(root, { env: 'test', k: '1' })
    const user = await userWith(
      root,
      allow('tag:*', '*'),
      allow('ecs:*', '*', when('StringLike', 'acs:ResourceTag/env', '*')),
    )
    left = times
    const found = await failures(user, action, { ...arns(arn, calm), ...deeds[action] })
    return { service, root, arn, calm, found }
  }

  it('are decided on again where the resource has moved meanwhile', {
    skip: onlyHere('it looks into the store'),
  }, async () => {
    const { service, root, arn, calm, found } = await contested(2)
    assert.deepEqual(found, {})
    assert.deepEqual([await tagsOf(root, arn), await tagsOf(root, calm)], [{ env: 'test' }, { env: 'test' }])
    await service[Symbol.asyncDispose]()
  })

  for (const [action, after] of [
    ['UntagResources', undefined],
    ['TagResources', '2'],
  ] as const) {
    it(`OperationConflict: it moved three times; the others are done all the same (${action})`, {
      skip: onlyHere('it looks into the store'),
    }, async () => {
      const { service, root, arn, calm, found } = await contested(3, action)
      assert.deepEqual(found, { [arn]: 'OperationConflict' })
      assert.deepEqual([(await tagsOf(root, arn))?.['k'], (await tagsOf(root, calm))?.['k']], ['1', after])
      await service[Symbol.asyncDispose]()
    })
  }
})

describe('a list by tags', () => {
  it('may depend on the tags that it filters by', async () => {
    const conditioned = allow('tag:List*', '*', when('StringEquals', 'acs:RequestTag/env', 'test'))
    const user = await userWith(target, conditioned)
    const byTag = (env: string) => ({
      ...{ ResourceType: 'ALIYUN::ECS::INSTANCE', 'TagFilter.Key': 'env', 'TagFilter.Value': env },
    })
    const outcomes = await Promise.all([
      user.call('ListTagResources', { RegionId: REGION, Tags: '{"env":"test","k":"1"}' }),
      user.call('ListTagResources', { RegionId: REGION, Tags: '{"env":"live"}' }),
      user.call('ListTagResources', { RegionId: REGION }),
      user.call('ListResourcesByTag', { RegionId: REGION, ...byTag('test') }),
      user.call('ListResourcesByTag', { RegionId: REGION, ...byTag('live') }),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      [200, 403, 403, 200, 403],
    )
  })
})

describe('where a call comes from', () => {
  it('is asked by policies: source address and transport', {
    skip: onlyHere('it knows its address'),
  }, async () => {
    const arn = await tagged(target, { k: '1' })
    const local = await userWith(target, allow('*', '*', when('IpAddress', 'acs:SourceIp', '127.0.0.0/8')))
    const remote = await userWith(
      target,
      allow('*', '*', when('IpAddress', 'acs:SourceIp', '203.0.113.0/24')),
    )
    const secure = await userWith(target, allow('*', '*', when('Bool', 'acs:SecureTransport', 'true')))
    for (const user of [remote, secure]) {
      assert.equal((await refusal(user, 'UntagResources', untag(arn)))[1], 'NoPermission.Operator')
    }
    assert.deepEqual(await failures(local, 'UntagResources', untag(arn)), {})
  })
})

describe('what is taken away', () => {
  it('bites on the next call: a policy, a membership, a key', async () => {
    const arn = await tagged(target, { k: '1', l: '1' })
    const UserName = await newUser(target)
    const GroupName = (await done(target, 'CreateGroup', { GroupName: newId('group') }))['Group'] as Record<
      string,
      string
    >
    const group = { GroupName: GroupName['GroupName'] ?? '' }
    await done(target, 'AttachPolicyToGroup', {
      ...group,
      PolicyName: 'AliyunTagAdministratorAccess',
      PolicyType: 'System',
    })
    await done(target, 'AddUserToGroup', { UserName, ...group })
    const user = await asUser(target, UserName)
    assert.deepEqual(await failures(user, 'UntagResources', untag(arn)), {})
    await done(target, 'RemoveUserFromGroup', { UserName, ...group })
    assert.equal((await refusal(user, 'UntagResources', untag(arn, 'l')))[1], 'NoPermission.Operator')
    const key = { UserName, UserAccessKeyId: user.signer.keyId }
    await done(target, 'UpdateAccessKey', { ...key, Status: 'Inactive' })
    assert.equal((await refusal(user, 'UntagResources', untag(arn, 'l')))[1], 'InvalidAccessKeyId.Inactive')
    await done(target, 'DeleteAccessKey', key)
    assert.equal((await refusal(user, 'UntagResources', untag(arn, 'l')))[1], 'InvalidAccessKeyId.NotFound')
    await done(target, 'DetachPolicyFromGroup', {
      ...group,
      PolicyName: 'AliyunTagAdministratorAccess',
      PolicyType: 'System',
    })
  })
})

describe('the record of a change', () => {
  it('names the user, or the session', { skip: onlyHere('it looks into the store') }, async () => {
    const { service } = target
    assert.ok(service)
    const RoleName = await newRole(target)
    await done(target, 'AttachPolicyToRole', {
      RoleName,
      PolicyName: 'AliyunTagAdministratorAccess',
      PolicyType: 'System',
    })
    const session = await assumed(target, RoleName)
    const call = { RegionId: REGION, ...untag(await tagged(target, { k: '1' })) }
    const { body } = await session.call('UntagResources', call)
    const change = await service.store.readChange(target.account, String(body['RequestId']))
    assert.deepEqual(change?.principals, [
      `acs:ram::${target.account}:assumed-role/${RoleName.toLowerCase()}/nightly`,
    ])
  })
})
