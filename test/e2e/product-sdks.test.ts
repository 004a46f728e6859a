import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import dcdn from '@alicloud/dcdn20180115'
import ecs from '@alicloud/ecs20140526'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import rds from '@alicloud/rds20140815'
import vpc from '@alicloud/vpc20160428'
import { processOf, sdkClient } from '../support/clients.ts'
import { type ProductClient, productClient } from '../support/product-client.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(() => server.stop())

const REGION = 'cn-hangzhou'
const named = { regionId: REGION }

function config(signatureAlgorithm?: string) {
  const { accessKeyId, accessKeySecret, endpoint } = server
  return new $OpenApiUtil.Config({
    ...{ accessKeyId, accessKeySecret, endpoint, protocol: 'HTTP' },
    ...(signatureAlgorithm && { signatureAlgorithm }),
  })
}

/** The tags of a resource as the Tag API lists them. */
async function tagsOf(type: string, id: string): Promise<Readonly<Record<string, string>>> {
  const [product, name] = type.split(':')
  const arn = `arn:acs:${product}:*:*:${name}/${id}`
  const { resources } = await sdkClient(processOf(server)).list(REGION, { arns: [arn] })
  return resources[0]?.tags ?? {}
}

const notFound = (code: string) => ({ name: 'ClientError', statusCode: 404, code })

for (const [title, algorithm] of [
  ['ACS3', undefined],
  ['version 1.0', 'v2'],
] as const) {
  describe(`the SDK of a product, signing with ${title}`, () => {
    it('@alicloud/ecs20140526 tags, lists and untags instances, by new operations and old', async () => {
      const client = new ecs.default(config(algorithm))
      const instance = { ...named, resourceType: 'instance', resourceId: [`i-1-${title}`, `i-2-${title}`] }
      const tag = ['a', 'b', 'c'].map((key) => ({ key, value: `${key}1` }))
      await client.tagResources(new ecs.TagResourcesRequest({ ...instance, tag }))
      const { body } = await client.listTagResources(new ecs.ListTagResourcesRequest(instance))
      const entries = body?.tagResources?.tagResource ?? []
      assert.deepEqual(
        entries.map(({ resourceId, tagKey, tagValue }) => [resourceId, tagKey, tagValue].join(' ')),
        instance.resourceId.flatMap((id) => [`${id} a a1`, `${id} b b1`, `${id} c c1`]),
      )
      await client.untagResources(new ecs.UntagResourcesRequest({ ...instance, tagKey: ['a'] }))
      const one = { ...named, resourceType: 'instance', resourceId: `i-1-${title}` }
      await client.removeTags(
        new ecs.RemoveTagsRequest({ ...one, tag: [{ key: 'b', value: 'other' }, { key: 'c' }] }),
      )
      await client.addTags(new ecs.AddTagsRequest({ ...one, tag: [{ key: 'd', value: '' }] }))
      assert.deepEqual(await tagsOf('ecs:instance', `i-1-${title}`), { b: 'b1', d: '' })
      await client.untagResources(new ecs.UntagResourcesRequest({ ...instance, all: true }))
      for (const id of instance.resourceId) assert.deepEqual(await tagsOf('ecs:instance', id), {})
      const unknown = new ecs.UntagResourcesRequest({ ...instance, resourceId: ['i-0'], tagKey: ['a'] })
      await assert.rejects(client.untagResources(unknown), notFound('InvalidResourceId.NotFound'))
    })

    it('@alicloud/rds20140815 tags and untags instances, by new operations and old', async () => {
      const client = new rds.default(config(algorithm))
      const id = `rm-${title}`
      const instance = { ...named, DBInstanceId: id }
      await client.addTagsToResource(
        new rds.AddTagsToResourceRequest({ ...instance, tags: '{"a":"1","b":"2"}' }),
      )
      const standard = { ...named, resourceType: 'INSTANCE', resourceId: [id] }
      await client.tagResources(new rds.TagResourcesRequest({ ...standard, tag: [{ key: 'c', value: '3' }] }))
      const { body } = await client.listTagResources(new rds.ListTagResourcesRequest(standard))
      assert.equal(body?.tagResources?.tagResource?.length, 3)
      const removal = new rds.RemoveTagsFromResourceRequest({ ...instance, tags: '{"a":"","b":"3"}' })
      await client.removeTagsFromResource(removal)
      await client.untagResources(new rds.UntagResourcesRequest({ ...standard, tagKey: ['c'] }))
      assert.deepEqual(await tagsOf('rds:instance', id), { b: '2' })
      const unknown = new rds.RemoveTagsFromResourceRequest({
        ...instance,
        DBInstanceId: 'rm-0',
        tags: '{"a":""}',
      })
      await assert.rejects(client.removeTagsFromResource(unknown), notFound('InvalidDBInstanceId.NotFound'))
    })

    it('@alicloud/vpc20160428 tags and untags networks, and physical connections by operations of their own', async () => {
      const client = new vpc.default(config(algorithm))
      const network = { ...named, resourceType: 'VPC', resourceId: [`vpc-${title}`] }
      const tag = [{ key: 'a', value: '1' }]
      await client.tagResources(new vpc.TagResourcesRequest({ ...network, tag }))
      assert.deepEqual(await tagsOf('vpc:vpc', `vpc-${title}`), { a: '1' })
      await client.unTagResources(new vpc.UnTagResourcesRequest({ ...network, tagKey: ['a'] }))
      assert.deepEqual(await tagsOf('vpc:vpc', `vpc-${title}`), {})
      const line = { ...named, resourceType: 'PHYSICALCONNECTION', resourceId: [`pc-${title}`] }
      await client.tagResourcesForExpressConnect(
        new vpc.TagResourcesForExpressConnectRequest({ ...line, tag }),
      )
      const listed = await client.listTagResourcesForExpressConnect(
        new vpc.ListTagResourcesForExpressConnectRequest(line),
      )
      assert.equal(listed.body?.tagResources?.tagResource?.[0]?.tagKey, 'a')
      const untag = new vpc.UntagResourcesForExpressConnectRequest({ ...line, tagKey: ['a'] })
      await client.untagResourcesForExpressConnect(untag)
      assert.deepEqual(await tagsOf('vpc:physicalconnection', `pc-${title}`), {})
    })

    for (const [product, version, type, listed] of [
      ['slb', '2014-05-15', 'instance', ['', 'ListTagResources']],
      ['vod', '2017-03-21', 'DOMAIN', ['Vod', 'ListVodTagResources']],
      ['live', '2016-11-01', 'DOMAIN', ['Live', 'ListLiveTagResources']],
    ] as const) {
      it(`callApi of the core tags, lists and untags for ${product}`, async () => {
        const { endpoint, accessKeyId: keyId, accessKeySecret: secret } = server
        const options = { keyId, secret, ...(algorithm && { signatureAlgorithm: algorithm }) }
        const client: ProductClient = productClient(endpoint, options)
        const [infix, list] = listed
        const id = `${product}-${title}`
        const parameters = { RegionId: REGION, ResourceType: type, 'ResourceId.1': id }
        const call = (action: string, more: Record<string, string>) =>
          client({ action, version }, { ...parameters, ...more })
        await call(`Tag${infix}Resources`, { 'Tag.1.Key': 'a', 'Tag.1.Value': '1' })
        const found = (await call(list, {})) as { TagResources: { TagResource: { TagKey: string }[] } }
        assert.deepEqual(
          found.TagResources.TagResource.map(({ TagKey }) => TagKey),
          ['a'],
        )
        assert.ok('RequestId' in (await call(`UnTag${infix}Resources`, { 'TagKey.1': 'a' })))
        assert.deepEqual(await tagsOf(`${product}:${type.toLowerCase()}`, id), {})
      })
    }
  })
}

describe('the SDK of a product lists what its resources carry', () => {
  const tags = [
    { key: 'list', value: 'a' },
    { key: 'other', value: '' },
  ]

  it('@alicloud/ecs20140526: tags with how many resources carry them, and resources by their tags', async () => {
    const client = new ecs.default(config())
    const disk = { ...named, resourceType: 'disk', resourceId: ['d-list'], tag: tags }
    await client.tagResources(new ecs.TagResourcesRequest(disk))
    const asked = { ...named, resourceType: 'disk', pageSize: 10 }
    const { body } = await client.describeTags(new ecs.DescribeTagsRequest(asked))
    assert.deepEqual(
      body?.tags?.tag?.map((tag) => [tag.tagKey, tag.tagValue, tag.resourceTypeCount?.disk]),
      [
        ['list', 'a', 1],
        ['other', '', 1],
      ],
    )
    assert.deepEqual([body?.pageNumber, body?.pageSize, body?.totalCount], [1, 10, 2])
    const byTags = new ecs.DescribeResourceByTagsRequest({ ...named, tag: tags.slice(0, 1) })
    const found = (await client.describeResourceByTags(byTags)).body?.resources?.resource
    assert.deepEqual(
      found?.map((one) => [one.resourceId, one.resourceType, one.regionId]),
      [['d-list', 'disk', REGION]],
    )
  })

  it('@alicloud/rds20140815: tags with their instances, instances with their tags', async () => {
    const client = new rds.default(config())
    const instance = { ...named, resourceType: 'INSTANCE', resourceId: ['rm-list'], tag: tags }
    await client.tagResources(new rds.TagResourcesRequest(instance))
    const asked = new rds.DescribeTagsRequest({ ...named, tags: '{"list":"a"}' })
    const [info] = (await client.describeTags(asked)).body?.items?.tagInfos ?? []
    assert.deepEqual(
      [info?.tagKey, info?.tagValue, info?.DBInstanceIds?.DBInstanceIds],
      ['list', 'a', ['rm-list']],
    )
    const one = new rds.DescribeDBInstanceByTagsRequest({ ...named, DBInstanceId: 'rm-list' })
    const { body } = await client.describeDBInstanceByTags(one)
    assert.deepEqual(
      body?.items?.DBInstanceTag?.flatMap(({ DBInstanceId, tags: own }) => [
        DBInstanceId,
        ...(own?.tag ?? []).map((tag) => `${tag.tagKey}=${tag.tagValue}`),
      ]),
      ['rm-list', 'list=a', 'other='],
    )
    assert.deepEqual([body?.pageNumber, body?.pageRecordCount, body?.totalRecordCount], [1, 1, 1])
  })

  it('@alicloud/vpc20160428: tags and keys, page by page', async () => {
    const client = new vpc.default(config())
    const gateway = { ...named, resourceType: 'NATGATEWAY', resourceId: ['ngw-list'], tag: tags }
    await client.tagResources(new vpc.TagResourcesRequest(gateway))
    const asked = { ...named, resourceType: 'NATGATEWAY', maxResult: 1 }
    const found: unknown[] = []
    let nextToken: string | undefined
    do {
      const { body } = await client.describeTags(new vpc.DescribeTagsRequest({ ...asked, nextToken }))
      found.push(...(body?.tagResources?.tagResource ?? []).map((tag) => `${tag.tagKey}=${tag.tagValue}`))
      nextToken = body?.nextToken
    } while (nextToken)
    assert.deepEqual(found, ['list=a', 'other='])
    const keys = await client.describeTagKeys(new vpc.DescribeTagKeysRequest({ ...asked, keyword: 'oth' }))
    assert.deepEqual(
      keys.body?.tagKeys?.tagKey?.map((key) => [key.tagKey, key.type]),
      [['other', 'Custom']],
    )
    const line = { ...named, resourceType: 'TRAFFICQOS', resourceId: ['qos-list'] }
    await client.tagResourcesForExpressConnect(
      new vpc.TagResourcesForExpressConnectRequest({ ...line, tag: tags }),
    )
    const ofLine = new vpc.DescribeTagKeysForExpressConnectRequest(line)
    const { body } = await client.describeTagKeysForExpressConnect(ofLine)
    assert.deepEqual(body?.tagKeys?.tagKey?.length, 2)
  })

  it('callApi of the core: tags of SLB, keys of VOD and Live', async () => {
    const { endpoint, accessKeyId: keyId, accessKeySecret: secret } = server
    const client = productClient(endpoint, { keyId, secret })
    const tag = { 'Tag.1.Key': 'list', 'Tag.1.Value': 'a' }
    const resource = (ResourceType: string, id: string) => ({
      RegionId: REGION,
      ResourceType,
      'ResourceId.1': id,
    })
    await client(
      { action: 'TagResources', version: '2014-05-15' },
      { ...resource('instance', 'lb-list'), ...tag },
    )
    const { TagSets } = (await client(
      { action: 'DescribeTags', version: '2014-05-15' },
      { RegionId: REGION },
    )) as {
      TagSets: unknown
    }
    assert.deepEqual(TagSets, { TagSet: [{ TagKey: 'list', TagValue: 'a', InstanceCount: 1 }] })
    for (const [version, name] of [
      ['2017-03-21', 'Vod'],
      ['2016-11-01', 'Live'],
    ] as const) {
      const domain = resource('DOMAIN', 'list.example.com')
      await client({ action: `Tag${name}Resources`, version }, { ...domain, ...tag })
      const listed = await client({ action: `Describe${name}TagResources`, version }, domain)
      const { TagResources } = listed as { TagResources: unknown }
      const own = [{ Key: 'list', Value: 'a' }]
      assert.deepEqual(TagResources, [{ ResourceId: 'list.example.com', Tag: own }])
      const { Tags } = (await client({ action: `Describe${name}UserTags`, version }, {})) as { Tags: unknown }
      assert.deepEqual(Tags, [{ Key: 'list', Value: ['a'] }])
    }
  })
})

describe('@alicloud/dcdn20180115, on the core before', () => {
  it('tags, lists and untags domains', async () => {
    const client = new dcdn.default(config())
    const domain = { resourceType: 'DOMAIN', resourceId: ['sdk.example.com'] }
    const tag = [{ key: 'a', value: '1' }]
    await client.tagDcdnResources(new dcdn.TagDcdnResourcesRequest({ ...domain, tag }))
    const { body } = await client.describeDcdnTagResources(new dcdn.DescribeDcdnTagResourcesRequest(domain))
    assert.deepEqual(
      body?.tagResources?.map(({ resourceId, tag: tags }) => [resourceId, tags?.[0]?.key, tags?.[0]?.value]),
      [['sdk.example.com', 'a', '1']],
    )
    const userTags = await client.describeDcdnUserTags()
    assert.deepEqual(
      userTags.body?.tags?.map(({ key, value }) => [key, value]),
      [['a', ['1']]],
    )
    await client.untagDcdnResources(new dcdn.UntagDcdnResourcesRequest({ ...domain, tagKey: ['a'] }))
    assert.deepEqual(await tagsOf('dcdn:domain', 'sdk.example.com'), {})
    const unknown = new dcdn.UntagDcdnResourcesRequest({ ...domain, resourceId: ['x'], tagKey: ['a'] })
    await assert.rejects(client.untagDcdnResources(unknown), { code: 'InvalidResourceId.NotFound' })
  })
})
