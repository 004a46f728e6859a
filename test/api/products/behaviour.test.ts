import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { createService, type Parameters } from '../../support/service.ts'
import { onlyHere, openTarget, targetOf } from '../../support/target.ts'
import { arnOf, newId, numbered, REGION, tagged, tagsOf } from '../calls.ts'
import { newServicePrincipal } from '../delegated.ts'

const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

/** A call of a product; undefined where it succeeds, else its code. */
async function call(version: string, action: string, parameters: Parameters, to = target): Promise<unknown> {
  const { status, body } = await to.call(action, parameters, { Version: version })
  assert.ok(status < 500, JSON.stringify(body))
  return status === 200 ? undefined : body['Code']
}

const ecs = (action: string, parameters: Parameters, to = target) =>
  call('2014-05-26', action, { RegionId: REGION, ResourceType: 'instance', ...parameters }, to)

async function instance(tags: Readonly<Record<string, string>>): Promise<{ id: string; arn: string }> {
  const id = newId()
  return { id, arn: await tagged(target, tags, arnOf('ecs:instance', id)) }
}

describe('a call of a product', () => {
  it('is carried out on all of its resources or on none', async () => {
    const [one, two] = [await instance({ k: '1' }), await instance({ k: '2' })]
    const ids = numbered('ResourceId', [one.id, 'i-unknown', two.id])
    assert.equal(await ecs('UntagResources', { ...ids, 'TagKey.1': 'k' }), 'InvalidResourceId.NotFound')
    assert.deepEqual([await tagsOf(target, one.arn), await tagsOf(target, two.arn)], [{ k: '1' }, { k: '2' }])
    const both = numbered('ResourceId', [one.id, two.id, one.id])
    assert.equal(await ecs('UntagResources', { ...both, 'TagKey.1': 'k' }), undefined)
    assert.deepEqual([await tagsOf(target, one.arn), await tagsOf(target, two.arn)], [undefined, undefined])
  })

  it('tags none of its resources where one would carry too many', async () => {
    const { id: full } = await instance({ k0: '' })
    const pairs = Object.fromEntries(Array.from({ length: 19 }, (_, i) => [`Tag.${i + 1}.Key`, `f${i}`]))
    assert.equal(await ecs('TagResources', { 'ResourceId.1': full, ...pairs }), undefined)
    const fresh = newId()
    const ids = numbered('ResourceId', [fresh, full])
    assert.equal(
      await ecs('TagResources', { ...ids, 'Tag.1.Key': 'a', 'Tag.2.Key': 'b' }),
      'OperationDenied.QuotaExceed',
    )
    assert.equal(await tagsOf(target, arnOf('ecs:instance', fresh)), undefined)
  })

  it('takes a key with a value off where the value is this one', async () => {
    const { id, arn } = await instance({ a: '1', b: '1', c: '' })
    const tags = {
      'Tag.1.Key': 'a',
      'Tag.1.Value': '2',
      'Tag.2.Key': 'b',
      'Tag.2.Value': '1',
      'Tag.3.Key': 'c',
    }
    assert.equal(await ecs('RemoveTags', { ResourceId: id, ...tags }), undefined)
    assert.deepEqual(await tagsOf(target, arn), { a: '1' })
    assert.equal(await ecs('RemoveTags', { ResourceId: id, 'Tag.1.key': 'a', 'Tag.1.value': '1' }), undefined)
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('takes all tags off where it says All and names none; of Global Accelerator also where it names some', async () => {
    const { id, arn } = await instance({ a: '1', b: '2' })
    assert.equal(await ecs('UntagResources', { 'ResourceId.1': id, 'TagKey.1': 'a', All: 'true' }), undefined)
    assert.deepEqual(await tagsOf(target, arn), { b: '2' })
    assert.equal(await ecs('UntagResources', { 'ResourceId.1': id, All: 'TRUE' }), undefined)
    assert.equal(await tagsOf(target, arn), undefined)

    const named = { RegionId: REGION, ResourceType: 'accelerator', 'ResourceId.1': newId('ga') }
    await call('2019-11-20', 'TagResources', { ...named, 'Tag.1.Key': 'a', 'Tag.2.Key': 'b' })
    assert.equal(
      await call('2019-11-20', 'UntagResources', { ...named, 'TagKey.1': 'a', All: 'true' }),
      undefined,
    )
    assert.equal(await tagsOf(target, arnOf('ga:accelerator', named['ResourceId.1'])), undefined)
  })

  it('touches no key that the account protects, be it named or meant by All', async () => {
    const { id, arn } = await instance({ a: '1', owner: 'x' })
    await target.call('SetProtectedTagKeys', { 'TagKey.1': 'owner' })
    const named = { 'ResourceId.1': id }
    assert.equal(await ecs('UntagResources', { ...named, 'TagKey.1': 'owner' }), 'NoPermission.Tag')
    assert.equal(await ecs('UntagResources', { ...named, All: 'true' }), 'NoPermission.Tag')
    assert.equal(await ecs('TagResources', { ...named, 'Tag.1.Key': 'owner' }), 'NoPermission.Tag')
    assert.deepEqual(await tagsOf(target, arn), { a: '1', owner: 'x' })
    await target.call('SetProtectedTagKeys', {})
    assert.equal(await ecs('UntagResources', { ...named, All: 'true' }), undefined)
  })

  it('with DryRun says what would come of it and does nothing', async () => {
    const nlb = (action: string, parameters: Parameters) =>
      call('2022-04-30', action, { ResourceType: 'loadbalancer', DryRun: 'true', ...parameters })
    const id = newId('nlb')
    const arn = await tagged(target, { k: '1' }, arnOf('nlb:loadbalancer', id))
    assert.equal(await nlb('UntagResources', { 'ResourceId.1': id, 'TagKey.1': 'k' }), 'DryRunOperation')
    assert.equal(await nlb('TagResources', { 'ResourceId.1': newId(), 'Tag.1.Key': 'l' }), 'DryRunOperation')
    const unknown = { 'ResourceId.1': newId(), 'TagKey.1': 'k' }
    assert.equal(await nlb('UntagResources', unknown), 'InvalidResourceId.NotFound')
    assert.deepEqual(await tagsOf(target, arn), { k: '1' })
    const wet = { 'ResourceId.1': id, 'TagKey.1': 'k', DryRun: 'false' }
    assert.equal(await nlb('UntagResources', wet), undefined)
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('of NAS succeeds on a file system that is not there', async () => {
    const parameters = { FileSystemId: newId('nas'), 'Tag.1.Key': 'k' }
    assert.equal(await call('2017-06-26', 'RemoveTags', parameters), undefined)
    const arn = arnOf('nas:filesystem', parameters.FileSystemId)
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('of Cloud Monitor needs the values of the tags that are to go', async () => {
    const id = newId('group')
    const arn = await tagged(target, { k: '1' }, arnOf('cms:monitorgroup', id))
    const group = { 'GroupIds.1': id, 'Tag.1.Key': 'k' }
    assert.equal(await call('2019-01-01', 'RemoveTags', group), 'MissingParameter')
    assert.equal(await call('2019-01-01', 'RemoveTags', { ...group, 'Tag.1.Value': '1' }), undefined)
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('of KMS names its resource by one of three parameters', async () => {
    const kms = (parameters: Parameters) =>
      call('2016-01-20', 'TagResource', { Tags: '[{"TagKey":"k"}]', ...parameters })
    for (const [name, type] of [
      ['KeyId', 'key'],
      ['SecretName', 'secret'],
      ['CertificateId', 'certificate'],
    ] as const) {
      const id = newId(type)
      assert.equal(await kms({ [name]: id }), undefined)
      assert.deepEqual(await tagsOf(target, arnOf(`kms:${type}`, id)), { k: '' })
    }
    assert.equal(await kms({ KeyId: 'a', SecretName: 'b' }), 'InvalidParameter')
    assert.equal(await kms({}), 'MissingParameter')
  })

  it('lists single resources, with all the tags that it names', async () => {
    const [one, two] = [await instance({ a: '1', b: '2' }), await instance({ a: '2' })]
    const listed = async (filters: Parameters) => {
      const ids = numbered('ResourceId', [two.id, 'i-unknown', one.id])
      const parameters = { RegionId: REGION, ResourceType: 'Instance', ...ids, ...filters }
      const { body } = await target.call('ListTagResources', parameters, { Version: '2014-05-26' })
      const { TagResource } = body['TagResources'] as { TagResource: readonly Record<string, string>[] }
      return TagResource.map(({ ResourceId, TagKey, TagValue }) => `${ResourceId} ${TagKey}=${TagValue}`)
    }
    assert.deepEqual(await listed({}), [`${two.id} a=2`, `${one.id} a=1`, `${one.id} b=2`])
    assert.deepEqual(await listed({ 'Tag.1.Key': 'a', 'Tag.1.Value': '2' }), [`${two.id} a=2`])
    assert.deepEqual(await listed({ 'Tag.1.Key': 'a', 'Tag.2.Key': 'b' }), [`${one.id} a=1`, `${one.id} b=2`])
    assert.deepEqual(await listed({ 'Tag.1.Key': 'z' }), [])
  })
})

describe('a list of the resources that carry tags', { skip: onlyHere('it counts all of a region') }, () => {
  const version = '2014-05-26'

  it('goes page by page over those of its type and region, in the order of their ids', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const ids = Array.from({ length: 120 }, (_, i) => `i-${String(i).padStart(3, '0')}`)
    for (let i = 0; i < ids.length; i += 50) {
      const some = numbered('ResourceId', ids.slice(i, i + 50))
      await ecs('TagResources', { ...some, 'Tag.1.Key': 'k', 'Tag.1.Value': i === 50 ? 'b' : 'a' }, own)
    }
    const others = { 'ResourceId.1': 'other', 'Tag.1.Key': 'k', 'Tag.1.Value': 'a' }
    await ecs('TagResources', { ...others, ResourceType: 'disk' }, own)
    await ecs('TagResources', { ...others, RegionId: 'cn-beijing' }, own)

    const pages = async (filters: Parameters) => {
      const found: string[][] = []
      for (let token = ''; found.length === 0 || token !== ''; ) {
        const parameters = { RegionId: REGION, ResourceType: 'instance', NextToken: token, ...filters }
        const { status, body } = await own.call('ListTagResources', parameters, { Version: version })
        assert.equal(status, 200, JSON.stringify(body))
        const { TagResource } = body['TagResources'] as { TagResource: readonly Record<string, string>[] }
        found.push(TagResource.map(({ ResourceId = '' }) => ResourceId))
        token = String(body['NextToken'])
      }
      return found
    }
    const all = await pages({ 'Tag.1.Key': 'k' })
    assert.deepEqual(all.flat().toSorted(), ids)
    assert.equal(all.length, 3)
    assert.deepEqual(await pages({ 'Tag.1.Key': 'k', 'Tag.1.Value': 'b' }), [ids.slice(50, 100)])
    const either = {
      'TagFilter.1.TagKey': 'k',
      'TagFilter.1.TagValues.1': 'b',
      'TagFilter.1.TagValues.2': 'c',
    }
    assert.deepEqual(await pages(either), [ids.slice(50, 100)])
    assert.deepEqual(await pages({ 'Tag.1.Key': 'k', 'Tag.2.Key': 'none' }), [[]])
  })

  it('takes a token for its own query only', async () => {
    await using service = await createService()
    const own = targetOf(service)
    const ids = Array.from({ length: 51 }, (_, i) => `i-${i}`)
    await ecs('TagResources', { ...numbered('ResourceId', ids.slice(0, 50)), 'Tag.1.Key': 'k' }, own)
    await ecs('TagResources', { 'ResourceId.1': 'i-50', 'Tag.1.Key': 'k' }, own)
    const list = { RegionId: REGION, ResourceType: 'instance', 'Tag.1.Key': 'k' }
    const { body } = await own.call('ListTagResources', list, { Version: version })
    const token = { NextToken: String(body['NextToken']) }
    assert.equal(await ecs('ListTagResources', { ...list, ...token }, own), undefined)
    assert.equal(
      await ecs('ListTagResources', { ...list, ...token, 'Tag.1.Key': 'l' }, own),
      'Invalid.NextToken',
    )
    const elsewhere = { ...list, ...token, RegionId: 'cn-beijing' }
    assert.equal(await ecs('ListTagResources', elsewhere, own), 'Invalid.NextToken')
  })
})

describe('a call of App Streaming', () => {
  const version = '2021-09-01'
  const named = (...ids: readonly string[]) => ({
    ResourceType: 'AppInstanceGroupId',
    ...numbered('ResourceIds', ids),
  })
  const failed = (body: Readonly<Record<string, unknown>>) =>
    (body['FailedResources'] as readonly Readonly<Record<string, unknown>>[]).map((one) => [
      ...[one['ResourceId'], one['ResourceType'], one['Code'], one['Tags']],
    ])
  const groupOf = (id: string) => tagsOf(target, arnOf('appstream-center:AppInstanceGroupId', id))

  it('does what it can, and names the resources that it leaves as they were', async () => {
    const [full, free] = [newId('aig'), newId('aig')]
    const tags = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`Tags.${i + 1}.Key`, `k${i}`]))
    const more = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`Tags.${i + 1}.Key`, `l${i}`]))
    for (const some of [tags, more]) {
      const { body } = await target.call(
        'TagCloudResources',
        { ...named(full), ...some },
        { Version: version },
      )
      assert.deepEqual(failed(body), [])
    }
    const one = { 'Tags.1.Key': 'one', 'Tags.1.Value': '1' }
    const tagging = await target.call(
      'TagCloudResources',
      { ...named(full, free), ...one },
      { Version: version },
    )
    const sent = [{ Key: 'one', Value: '1', Scope: 'Custom' }]
    assert.deepEqual(failed(tagging.body), [
      [full, 'AppInstanceGroupId', 'QuotaExceed.TagsPerResource', sent],
    ])
    assert.deepEqual(await groupOf(free), { one: '1' })

    const keys = { ...named('aig-unknown', free), 'TagKeys.1': 'one' }
    const { body } = await target.call('UntagCloudResources', keys, { Version: version })
    const gone = [{ Key: 'one', Value: '', Scope: 'Custom' }]
    assert.deepEqual(failed(body), [
      ['aig-unknown', 'AppInstanceGroupId', 'InvalidResourceId.NotFound', gone],
    ])
    assert.equal(await groupOf(free), undefined)
  })
})

describe('what a call of a product leaves behind', { skip: onlyHere('it looks into the store') }, () => {
  it('is a record of the change under the name of its operation', async () => {
    const { id } = await instance({ k: '1' })
    const parameters = { RegionId: REGION, ResourceType: 'instance', 'ResourceId.1': id, All: 'true' }
    const { body } = await target.call('UntagResources', parameters, { Version: '2014-05-26' })
    const change = await target.service?.store.readChange(target.account, String(body['RequestId']))
    assert.equal(change?.operation, 'ecs:UntagResources')
    assert.deepEqual(
      change.resources.map(({ outcome, before, after }) => [outcome, before.map(({ key }) => key), after]),
      [['done', ['k'], []]],
    )
  })

  it('is nothing of an unknown resource where resources are kept strictly', async () => {
    await using service = await createService({ resources: 'strict' })
    const before = service.dump()
    const tag = { 'ResourceId.1': newId(), 'Tag.1.Key': 'k' }
    assert.equal(await ecs('TagResources', tag, targetOf(service)), 'InvalidResourceId.NotFound')
    assert.deepEqual(service.dump(), before)
  })
})

describe('a service principal', () => {
  it('has no operations of products', async () => {
    const { id, keyId, secret } = await newServicePrincipal(target)
    const tag = { 'ResourceId.1': newId(), 'Tag.1.Key': 'k' }
    assert.equal(await ecs('TagResources', tag, target.as(keyId, secret)), 'Forbidden.RAM')
    await target.call('DeleteServicePrincipal', { PrincipalId: id })
  })
})
