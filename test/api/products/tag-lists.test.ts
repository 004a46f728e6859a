import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { ACCOUNT, createService, type Parameters } from '../../support/service.ts'
import { onlyHere, type Target, targetOf } from '../../support/target.ts'
import { arnOf, numbered, REGION, tagged } from '../calls.ts'
import { allow, userWith } from '../policies.ts'

/** Lists of the tags, keys and values that the resources of a product carry; they show all that there is. */
const skip = onlyHere('an estate of its own')
const service = await createService()
const target = targetOf(service)
after(() => service[Symbol.asyncDispose]())

type Body = Readonly<Record<string, unknown>>

async function ask(version: string, action: string, parameters: Parameters, of: Target = target) {
  const sent = { RegionId: REGION, ...parameters }
  const { status, body } = await of.call(action, sent, { Version: version })
  return { status, body, code: status === 200 ? 'done' : String(body['Code']) }
}

async function answer(version: string, action: string, parameters: Parameters = {}): Promise<Body> {
  const { status, body } = await ask(version, action, parameters)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

const put = (type: string, id: string, tags: Readonly<Record<string, string>>, region = REGION) =>
  tagged(target, tags, arnOf(type, id, region), region)

await put('ecs:instance', 'i-1', { env: 'live', team: 'blue' })
await put('ecs:instance', 'i-2', { env: 'live' })
await put('ecs:disk', 'd-1', { env: 'live', team: 'red' })
await put('ecs:disk', 'd-2', { env: 'test' })
await put('ecs:instance', 'i-3', { env: 'elsewhere' }, 'cn-beijing')
await put('ecs:command', 'c-1', { env: 'other' })
await put('slb:instance', 'lb-1', { env: 'live', team: 'blue' })
await put('slb:instance', 'lb-2', { env: 'test' })
await put('rds:instance', 'rm-1', { env: 'live', team: 'blue' })
await put('rds:instance', 'rm-2', { env: 'live' })
for (const [n, key] of ['a', 'b', 'c', '環境', 'd'].entries()) {
  await put('vpc:vpc', `vpc-${n}`, { [key]: `${n}`, all: `${n % 2}` })
  await put('ess:scalinggroup', `sg-${n}`, { [`group-${key}`]: '', pool: `${n % 3}` })
}
await put('vpc:eip', 'eip-1', { eips: '1', all: '0' })
await put('dcdn:domain', 'a.example.com', { site: '1', cost: 'x' })
await put('dcdn:domain', 'b.example.com', { site: '2' })

describe('DescribeTags of ECS', { skip }, () => {
  type Entry = { TagKey: string; TagValue: string; ResourceTypeCount: Readonly<Record<string, number>> }
  async function list(parameters: Parameters = {}) {
    const body = await answer('2014-05-26', 'DescribeTags', parameters)
    const { Tag } = body['Tags'] as { Tag: readonly Entry[] }
    const said = ({ TagKey, TagValue, ResourceTypeCount: { Instance, Disk } }: Entry) =>
      `${TagKey}=${TagValue} ${Instance} ${Disk}`
    const { PageNumber, PageSize, TotalCount } = body as Readonly<Record<string, unknown>>
    return { tags: Tag.map(said), page: [PageNumber, PageSize, TotalCount] }
  }

  it('lists each tag of the region once, with how many resources of each type carry it', async () => {
    const tags = ['env=live 2 1', 'env=test 0 1', 'team=blue 1 0', 'team=red 0 1']
    assert.deepEqual(await list(), { tags, page: [1, 50, 4] })
  })

  it('lists those of a type, of a resource, and those that are named', async () => {
    assert.deepEqual((await list({ ResourceType: 'Disk' })).tags, [
      'env=live 0 1',
      'env=test 0 1',
      'team=red 0 1',
    ])
    assert.deepEqual((await list({ ResourceId: 'i-1' })).tags, ['env=live 1 0', 'team=blue 1 0'])
    assert.deepEqual((await list({ ResourceId: 'i-1', ResourceType: 'disk' })).tags, [])
    assert.deepEqual((await list({ ResourceId: 'i-3' })).tags, [])
    const some = { 'Tag.1.Key': 'team', 'Tag.2.Key': 'env', 'Tag.2.Value': 'test' }
    assert.deepEqual((await list(some)).tags, ['env=test 0 1', 'team=blue 1 0', 'team=red 0 1'])
  })

  it('is cut into pages by number', async () => {
    const pages = [1, 2, 3].map((n) => list({ PageNumber: String(n), PageSize: '3' }))
    assert.deepEqual(
      (await Promise.all(pages)).map(({ tags, page }) => [tags.length, ...page]),
      [
        [3, 1, 3, 4],
        [1, 2, 3, 4],
        [0, 3, 3, 4],
      ],
    )
    assert.equal((await ask('2014-05-26', 'DescribeTags', { PageSize: '101' })).code, 'InvalidParameter')
  })
})

it('DescribeResourceByTags of ECS lists the resources that carry all of the tags', { skip }, async () => {
  async function list(parameters: Parameters) {
    const body = await answer('2014-05-26', 'DescribeResourceByTags', parameters)
    const { Resource } = body['Resources'] as { Resource: readonly Readonly<Record<string, string>>[] }
    return [
      body['TotalCount'],
      ...Resource.map((one) => [one['ResourceType'], one['ResourceId'], one['RegionId']].join()),
    ]
  }
  const live = { 'Tag.1.Key': 'env', 'Tag.1.Value': 'live' }
  assert.deepEqual(await list(live), [
    3,
    `disk,d-1,${REGION}`,
    `instance,i-1,${REGION}`,
    `instance,i-2,${REGION}`,
  ])
  assert.deepEqual(await list({ ...live, 'Tag.2.Key': 'team', ResourceType: 'instance' }), [
    1,
    `instance,i-1,${REGION}`,
  ])
  assert.deepEqual(await list({ PageSize: '1', PageNumber: '4' }), [4, `instance,i-2,${REGION}`])
})

it('DescribeTags of SLB counts instances, and lists keys where they are to be distinct', {
  skip,
}, async () => {
  async function list(parameters: Parameters = {}) {
    const body = await answer('2014-05-15', 'DescribeTags', parameters)
    const { TagSet } = body['TagSets'] as { TagSet: readonly Readonly<Record<string, unknown>>[] }
    return TagSet.map((one) => [one['TagKey'], one['TagValue'], one['InstanceCount']].join())
  }
  assert.deepEqual(await list(), ['env,live,1', 'env,test,1', 'team,blue,1'])
  assert.deepEqual(await list({ DistinctKey: 'true' }), ['env,,2', 'team,,1'])
  assert.deepEqual(await list({ LoadBalancerId: 'lb-2' }), ['env,test,1'])
  assert.deepEqual(await list({ Tags: '[{"TagKey":"env","TagValue":"live"}]' }), ['env,live,1'])
})

it('DescribeTags and DescribeDBInstanceByTags of RDS list tags with instances, instances with tags', {
  skip,
}, async () => {
  async function tags(parameters: Parameters = {}) {
    const body = await answer('2014-08-15', 'DescribeTags', parameters)
    const { TagInfos } = body['Items'] as {
      TagInfos: readonly { TagKey: string; TagValue: string; DBInstanceIds: { DBInstanceIds: string[] } }[]
    }
    return TagInfos.map(
      ({ TagKey, TagValue, DBInstanceIds: { DBInstanceIds: ids } }) => `${TagKey}=${TagValue} ${ids}`,
    )
  }
  assert.deepEqual(await tags(), ['env=live rm-1,rm-2', 'team=blue rm-1'])
  assert.deepEqual(await tags({ DBInstanceId: 'rm-2', Tags: '{"team":""}' }), ['env=live rm-2'])
  assert.deepEqual(await tags({ Tags: '{"team":""}' }), ['team=blue rm-1'])

  const body = await answer('2014-08-15', 'DescribeDBInstanceByTags')
  const pair = (TagKey: string, TagValue: string) => ({ TagKey, TagValue })
  const second = { DBInstanceId: 'rm-2', Tags: { Tag: [pair('env', 'live')] } }
  const found = [{ DBInstanceId: 'rm-1', Tags: { Tag: [pair('env', 'live'), pair('team', 'blue')] } }, second]
  const { RequestId: _, ...whole } = body as Readonly<Record<string, unknown>>
  const page = { PageNumber: 1, PageRecordCount: 2, TotalRecordCount: 2 }
  assert.deepEqual(whole, { ...page, Items: { DBInstanceTag: found } })
  const one = await answer('2014-08-15', 'DescribeDBInstanceByTags', { DBInstanceId: 'rm-2' })
  assert.deepEqual((one['Items'] as { DBInstanceTag: unknown })['DBInstanceTag'], [second])
})

/** All pages of a list that tokens cut, and how many entries each has. */
async function pages<T>(
  entriesOf: (body: Body) => readonly T[],
  version: string,
  action: string,
  sent: Parameters,
) {
  const found: (readonly T[])[] = []
  let NextToken = ''
  do {
    const body = await answer(version, action, { ...sent, ...(NextToken !== '' && { NextToken }) })
    found.push(entriesOf(body))
    NextToken = body['NextToken'] as string
  } while (NextToken !== '')
  return { entries: found.flat(), sizes: found.map(({ length }) => length) }
}

describe('lists of VPC', { skip }, () => {
  const keysIn = (body: Body) =>
    (body['TagKeys'] as { TagKey: readonly { TagKey: string; Type: string }[] })['TagKey'].map(
      ({ TagKey, Type }) => `${TagKey} ${Type}`,
    )
  const keys = (sent: Parameters) => pages(keysIn, '2016-04-28', 'DescribeTagKeys', sent)

  it('of tags are cut by tokens', async () => {
    const tagsIn = (body: Body) =>
      (body['TagResources'] as { TagResource: readonly Readonly<Record<string, string>>[] })[
        'TagResource'
      ].map((tag) => `${tag['TagKey']}=${tag['TagValue']}`)
    const { entries, sizes } = await pages(tagsIn, '2016-04-28', 'DescribeTags', { MaxResult: '3' })
    assert.deepEqual(entries, ['a=0', 'all=0', 'all=1', 'b=1', 'c=2', 'd=4', 'eips=1', '環境=3'])
    assert.deepEqual(sizes, [3, 3, 2])
    const named = { ...numbered('ResourceId', ['vpc-0', 'eip-1', 'vpc-9']), 'Tag.1.Key': 'all' }
    assert.deepEqual((await pages(tagsIn, '2016-04-28', 'DescribeTags', named)).entries, ['all=0'])
  })

  it('of keys are those of a type, of resources, or of all, and may contain a word', async () => {
    const all = ['a', 'all', 'b', 'c', 'd', 'eips', '環境'].map((key) => `${key} Custom`)
    assert.deepEqual((await keys({})).entries, all)
    assert.deepEqual((await keys({ ResourceType: 'EIP' })).entries, ['all Custom', 'eips Custom'])
    const some = await keys({ ResourceType: 'VPC', MaxResult: '2' })
    assert.deepEqual(
      some.entries,
      all.filter((key) => !key.startsWith('eips')),
    )
    assert.deepEqual((await keys({ Keyword: '境' })).entries, ['環境 Custom'])
    assert.deepEqual((await keys({ 'ResourceId.1': 'vpc-1' })).entries, ['all Custom', 'b Custom'])
  })

  it('go on with the tokens of the same list only', async () => {
    const { NextToken } = (await answer('2016-04-28', 'DescribeTagKeys', { MaxResult: '1' })) as {
      NextToken: string
    }
    for (const changed of [{ Keyword: 'a' }, { ResourceType: 'VPC' }, { RegionId: 'cn-beijing' }]) {
      const { code } = await ask('2016-04-28', 'DescribeTagKeys', { NextToken, ...changed })
      assert.equal(code, 'Invalid.NextToken')
    }
  })
})

it('ListTagKeys and ListTagValues of a type tell nothing of others', { skip }, async () => {
  const sent = { ResourceType: 'scalinggroup', PageSize: '2' }
  const keys = await pages((body) => body['Keys'] as readonly string[], '2022-02-22', 'ListTagKeys', sent)
  const groups = ['a', 'b', 'c', 'd', '環境'].map((key) => `group-${key}`)
  assert.deepEqual(keys.entries, [...groups, 'pool'])
  const values = (Key: string) =>
    pages((body) => body['Values'] as readonly string[], '2022-02-22', 'ListTagValues', { ...sent, Key })
  assert.deepEqual((await values('pool')).entries, ['0', '1', '2'])
  assert.deepEqual((await values('env')).entries, [])
})

it('ListTagKeys of ALB is of a category, and ListTagValues of one resource', { skip }, async () => {
  await put('alb:loadbalancer', 'alb-1', { color: 'red' })
  await put('alb:acl', 'acl-1', { color: 'blue' })
  const keys = async (Category: string) => {
    const sent = { ResourceType: 'loadbalancer', Category }
    const body = await answer('2020-06-16', 'ListTagKeys', sent)
    return [body['TotalCount'], body['MaxResults'], body['TagKeys']] as unknown[]
  }
  assert.deepEqual(await keys('all'), [1, 20, [{ TagKey: 'color', Category: 'Custom' }]])
  assert.deepEqual(await keys('system'), [0, 20, []])
  const values = async (sent: Parameters) =>
    (await answer('2020-06-16', 'ListTagValues', { TagKey: 'color', ...sent }))['TagValues'] as unknown
  assert.deepEqual(await values({}), ['blue', 'red'])
  assert.deepEqual(await values({ ResourceId: 'alb-1' }), ['red'])
  assert.deepEqual(await values({ ResourceType: 'acl' }), ['blue'])
})

it('DescribeDcdnUserTags lists keys with their values', { skip }, async () => {
  const { Tags } = await answer('2018-01-15', 'DescribeDcdnUserTags')
  assert.deepEqual(Tags as unknown, [
    { Key: 'cost', Value: ['x'] },
    { Key: 'site', Value: ['1', '2'] },
  ])
})

describe('the right to a list of tags', { skip }, () => {
  const list = async (user: Target, sent: Parameters) =>
    (await ask('2014-05-26', 'DescribeTags', sent, user)).code

  it('is one to every type that it is of', async () => {
    const user = await userWith(target, allow('ecs:DescribeTags', 'acs:ecs:*:*:instance/*'))
    assert.equal(await list(user, { ResourceType: 'instance' }), 'done')
    assert.equal(await list(user, {}), 'Forbidden.RAM')
    assert.equal(await list(user, { ResourceType: 'disk' }), 'Forbidden.RAM')
  })

  it('is one to the resource that the call names, and its absence tells nothing of what there is', async () => {
    const user = await userWith(target, allow('ecs:DescribeTags', 'acs:ecs:*:*:instance/i-1'))
    assert.equal(await list(user, { ResourceId: 'i-1' }), 'done')
    for (const ResourceId of ['i-2', 'i-unknown', 'd-1']) {
      assert.equal(await list(user, { ResourceId }), 'Forbidden.RAM', ResourceId)
    }
  })
})

describe('a type with more than 10,000 resources', { skip }, () => {
  it('is refused where all of them would be read, not where the call says which', async () => {
    const config = await service.store.readConfig(ACCOUNT, -1)
    const guard = { account: ACCOUNT, configVersion: config?.version ?? 0 }
    const change = {
      ...{ id: 'many', at: service.now, principals: [], source: '127.0.0.1', operation: 'test' },
    }
    const at = { region: REGION, home: REGION, type: 'rds:instance' }
    for (let n = 0; n <= 10; n++) {
      const resources = Array.from({ length: n < 10 ? 1000 : 1 }, (_, i) => ({
        ...{ ...at, id: `many-${n}-${i}`, facts: {} },
        tags: [{ key: `k${n}`, value: '', origin: 'own' as const }],
      }))
      await service.store.putResources({
        ...{ guard, change: { ...change, id: `many-${n}` }, resources, register: 'call', quota: 20 },
      })
    }
    const list = (sent: Parameters) => ask('2014-08-15', 'DescribeTags', sent)
    const { code, body } = await list({})
    const reason = 'More than 10,000 resources would be read; ask the Tag API.'
    assert.deepEqual(
      [code, body['Message']],
      ['InvalidParameter', `The specified parameter "ResourceType" is not valid. ${reason}`],
    )
    assert.equal((await list({ Tags: '{"k1":""}' })).code, 'done')
    assert.equal((await list({ DBInstanceId: 'rm-2' })).code, 'done')
  })
})
