import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  DescribeRegionsRequest,
  ListResourcesByTagRequest,
  ListResourcesByTagRequestTagFilter,
  ListSupportResourceTypesRequest,
  ListTagKeysRequest,
  ListTagKeysRequestTagFilter,
  ListTagResourcesRequest,
  ListTagValuesRequest,
  ListTagValuesRequestTagFilter,
} from '@alicloud/tag20180828'
import {
  type ClientProcess,
  formClient,
  officialSdk,
  popCoreClient,
  processOf,
  type Sdk,
  sdkClient,
  type WireClient,
} from '../support/clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const KEYS = ['app', 'app:tier', 'owner', '環境', '\u{20000}']
const VALUES = ['', 'blue', 'blue/2', '藍', '\u{20000}x']

const sdks: Readonly<Record<string, (process: ClientProcess) => Sdk>> = {
  '@alicloud/tag20180828': (process) => officialSdk(process),
  "@alicloud/tag20180828 with signatureAlgorithm 'v2'": (process) =>
    officialSdk(process, { signatureAlgorithm: 'v2' }),
  "@alicloud/tag20180828 with signatureAlgorithm 'ACS3-HMAC-SM3'": (process) =>
    officialSdk(process, { signatureAlgorithm: 'ACS3-HMAC-SM3' }),
}
const untyped: Readonly<Record<string, (process: ClientProcess) => WireClient>> = {
  '@alicloud/pop-core, GET': (process) => popCoreClient(process, 'GET'),
  '@alicloud/pop-core, POST': (process) => popCoreClient(process, 'POST'),
  'callApi of @alicloud/openapi-core with a form': (process) => formClient(process),
  "callApi with a form and signatureAlgorithm 'v2'": (process) =>
    formClient(process, { signatureAlgorithm: 'v2' }),
}

/** A class of the SDK's models: each property with its name on the wire, and with its type. */
type ModelClass = {
  new (): object
  readonly names: () => Readonly<Record<string, string>>
  readonly types: () => Readonly<Record<string, ModelType>>
}
type ModelType =
  | string
  | ModelClass
  | { readonly type: 'array'; readonly itemType: ModelType }
  | { readonly type: 'map' }

/** What an answer lacks, or has of another type, of all that its model in the SDK has; empty lists show nothing. */
function faults(value: unknown, type: ModelType, place: string): readonly string[] {
  if (typeof type === 'string') return typeof value === type ? [] : [`${place} is no ${type}`]
  if (typeof type === 'function') {
    if (!(value instanceof type)) return [`${place} is no ${type.name}`]
    const members = value as Readonly<Record<string, unknown>>
    return Object.entries(type.types()).flatMap(([name, inner]) =>
      faults(members[name], inner, `${place}.${name}`),
    )
  }
  if (type.type === 'map') return typeof value === 'object' ? [] : [`${place} is no map`]
  if (!Array.isArray(value)) return [`${place} is no list`]
  return value.flatMap((item, i) => faults(item, type.itemType, `${place}[${i}]`))
}

function assertWhole(body: object | undefined): void {
  assert.ok(body)
  const model = body.constructor as ModelClass
  assert.ok(Object.keys(model.names()).length > 1)
  assert.deepEqual(faults(body, model, model.name), [])
}

/** All entries, page after page; the last page has an empty token. */
async function everyPage<T>(
  page: (
    nextToken: string | undefined,
  ) => Promise<{ entries: T[] | undefined; nextToken: string | undefined }>,
): Promise<readonly (readonly T[])[]> {
  const pages: (readonly T[])[] = []
  let nextToken: string | undefined
  do {
    const { entries, ...rest } = await page(nextToken)
    assert.ok(entries && rest.nextToken !== undefined && rest.nextToken !== nextToken)
    pages.push(entries)
    nextToken = rest.nextToken
  } while (nextToken !== '')
  return pages
}

let server: RunningServer
before(async () => {
  server = await startServer()
  const client = sdkClient(processOf(server))
  for (const [i, value] of VALUES.entries()) {
    const tags = Object.fromEntries(KEYS.map((key) => [key, key === 'app' ? value : 'same']))
    assert.deepEqual(await client.tag(REGION, [`arn:acs:ecs:*:*:instance/i-${i}`], tags), [])
  }
})
after(() => server.stop())

for (const [name, makeSdk] of Object.entries(sdks)) {
  describe(`${name}, typed`, () => {
    let sdk: Sdk
    before(() => {
      sdk = makeSdk(processOf(server))
    })

    it('lists keys, page after page', async () => {
      const pages = await everyPage(async (nextToken) => {
        const request = new ListTagKeysRequest({ regionId: REGION, pageSize: 2, nextToken })
        const { body } = await sdk.listTagKeys(request)
        assertWhole(body)
        return { entries: body?.keys?.key, nextToken: body?.nextToken }
      })
      assert.deepEqual(
        pages.map((page) => page.length),
        [2, 2, 1],
      )
      assert.deepEqual(
        pages.flat().map(({ key, category, description }) => ({ key, category, description })),
        KEYS.map((key) => ({ key, category: 'custom', description: '' })),
      )
    })

    it('lists the values of a key, page after page', async () => {
      const pages = await everyPage(async (nextToken) => {
        const request = new ListTagValuesRequest({ regionId: REGION, key: 'app', pageSize: 3, nextToken })
        const { body } = await sdk.listTagValues(request)
        assertWhole(body)
        return { entries: body?.values?.value, nextToken: body?.nextToken }
      })
      assert.deepEqual(pages, [VALUES.slice(0, 3), VALUES.slice(3)])
    })

    it('narrows keys and values to a type and to what begins with a text', async () => {
      const own = { regionId: REGION, resourceType: 'ALIYUN::ECS::INSTANCE', fuzzyType: 'PREFIX' }
      const key = new ListTagKeysRequestTagFilter({ key: 'app' })
      const keys = await sdk.listTagKeys(new ListTagKeysRequest({ ...own, tagFilter: key }))
      assert.deepEqual(
        keys.body?.keys?.key?.map((one) => one.key),
        ['app', 'app:tier'],
      )
      const value = new ListTagValuesRequestTagFilter({ value: 'blue' })
      const request = new ListTagValuesRequest({ ...own, key: 'app', tagFilter: value })
      const values = await sdk.listTagValues(request)
      assert.deepEqual(values.body?.values?.value, ['blue', 'blue/2'])
    })

    it('lists resources by tags, of a whole type and among the named, also behind an empty page', async () => {
      const unknown = 'arn:acs:vpc:*:*:vpc/vpc-unknown'
      const pages = await everyPage(async (nextToken) => {
        const resourceARN = [unknown, 'arn:acs:ecs:*:*:instance/*']
        const tags = JSON.stringify({ owner: 'same', 環境: 'same' })
        const request = new ListTagResourcesRequest({
          regionId: REGION,
          resourceARN,
          tags,
          pageSize: 2,
          nextToken,
        })
        const { body } = await sdk.listTagResources(request)
        return { entries: body?.tagResources, nextToken: body?.nextToken }
      })
      assert.deepEqual(
        pages.map((page) => page.map(({ resourceARN = '' }) => resourceARN.split('/')[1])),
        [[], ['i-0', 'i-1'], ['i-2', 'i-3'], ['i-4']],
      )
    })

    it('lists the resources of a type that carry a tag, and those that do not', async () => {
      const ids = async (filter: object, more: object) => {
        const tagFilter = new ListResourcesByTagRequestTagFilter(filter)
        const own = { regionId: REGION, resourceType: 'ALIYUN::ECS::INSTANCE', tagFilter, maxResult: 3 }
        const pages = await everyPage(async (nextToken) => {
          const { body } = await sdk.listResourcesByTag(
            new ListResourcesByTagRequest({ ...own, includeAllTags: true, ...more, nextToken }),
          )
          assertWhole(body)
          return { entries: body?.resources, nextToken: body?.nextToken }
        })
        return pages.flat().map(({ resourceId }) => resourceId)
      }
      assert.deepEqual(await ids({ key: 'app', value: 'blue' }, {}), ['i-1'])
      const others = await ids({ key: 'app', value: 'blue' }, { fuzzyType: 'NOT' })
      assert.deepEqual(others, ['i-0', 'i-2', 'i-3', 'i-4'])
    })

    it('lists the types that can be tagged, page after page, with what they support', async () => {
      const pages = await everyPage(async (nextToken) => {
        const request = new ListSupportResourceTypesRequest({ maxResult: 100, showItems: true, nextToken })
        const { body } = await sdk.listSupportResourceTypes(request)
        assertWhole(body)
        return { entries: body?.supportResourceTypes, nextToken: body?.nextToken }
      })
      const types = pages.flat()
      assert.ok(pages.length > 1 && pages.slice(0, -1).every((page) => page.length === 100))
      const names = types.map(({ productCode, resourceType }) => `${productCode}:${resourceType}`)
      assert.deepEqual(names, [...new Set(names)].sort())
      const instance = types.find((type) => type.arnTemplate === `acs:ecs:*:*:instance/\${ResourceId}`)
      const supported = instance?.supportItems?.map(({ supportCode, support }) => [supportCode, support])
      assert.deepEqual(supported, [
        ['TAG_CONSOLE_SUPPORT', true],
        ['TAG_API_SUPPORT', true],
      ])
    })

    it('describes the regions, each with an endpoint that leads back here', async () => {
      const { body } = await sdk.describeRegions(new DescribeRegionsRequest({ acceptLanguage: 'en-US' }))
      assertWhole(body)
      const hangzhou = body?.regions?.region?.find(({ regionId }) => regionId === REGION)
      assert.equal(hangzhou?.localName, 'China (Hangzhou)')
      assert.deepEqual(
        new Set(body?.regions?.region?.map(({ regionEndpoint }) => regionEndpoint)),
        new Set([server.endpoint]),
      )
    })

    it('throws its own kind of error', async () => {
      const { thrown } = sdkClient(processOf(server))
      const noKey = sdk.listTagValues(new ListTagValuesRequest({ regionId: REGION }))
      await assert.rejects(noKey, thrown(404, 'MissingParameter.TagKey'))
      const { body } = await sdk.listTagKeys(new ListTagKeysRequest({ regionId: REGION, pageSize: 1 }))
      const nextToken = body?.nextToken
      const ofAnother = sdk.listTagValues(
        new ListTagValuesRequest({ regionId: REGION, key: 'app', nextToken }),
      )
      await assert.rejects(ofAnother, thrown(403, 'Invalid.NextToken'))
    })
  })
}

for (const [name, makeClient] of Object.entries(untyped)) {
  it(`${name} gets the same answers by their names on the wire`, async () => {
    const sdk = officialSdk(processOf(server))
    const { ask } = makeClient(processOf(server))
    const page = { regionId: REGION, pageSize: 2 }
    const wirePage = { RegionId: REGION, PageSize: 2 }
    const byTag = {
      ...{ regionId: REGION, resourceType: 'ALIYUN::ECS::INSTANCE', includeAllTags: true, maxResult: 2 },
      tagFilter: new ListResourcesByTagRequestTagFilter({ key: 'owner' }),
    }
    const typed = {
      ListTagKeys: (await sdk.listTagKeys(new ListTagKeysRequest(page))).body,
      ListTagValues: (await sdk.listTagValues(new ListTagValuesRequest({ ...page, key: 'app' }))).body,
      ListSupportResourceTypes: (
        await sdk.listSupportResourceTypes(
          new ListSupportResourceTypesRequest({ maxResult: 3, showItems: true }),
        )
      ).body,
      DescribeRegions: (await sdk.describeRegions(new DescribeRegionsRequest({ acceptLanguage: 'ja' }))).body,
      ListResourcesByTag: (await sdk.listResourcesByTag(new ListResourcesByTagRequest(byTag))).body,
    }
    const parameters = {
      ListTagKeys: wirePage,
      ListTagValues: { ...wirePage, Key: 'app' },
      ListSupportResourceTypes: { MaxResult: 3, ShowItems: true },
      DescribeRegions: { AcceptLanguage: 'ja' },
      ListResourcesByTag: {
        ...{ RegionId: REGION, ResourceType: 'ALIYUN::ECS::INSTANCE', 'TagFilter.Key': 'owner' },
        ...{ IncludeAllTags: true, MaxResult: 2 },
      },
    }
    for (const [action, body] of Object.entries(typed)) {
      const answer = await ask(action, parameters[action as keyof typeof parameters])
      assert.match(String(answer['RequestId']), /^[0-9A-F-]{36}$/)
      // @alicloud/pop-core makes objects without a prototype.
      const plain = JSON.parse(JSON.stringify(answer))
      assert.deepEqual({ ...plain, RequestId: '' }, { ...body?.toMap(), RequestId: '' })
    }
  })
}
