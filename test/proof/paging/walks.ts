import assert from 'node:assert/strict'
import {
  ListResourcesByTagRequest,
  ListResourcesByTagRequestTagFilter,
  ListSupportResourceTypesRequest,
  ListTagKeysRequest,
  ListTagKeysRequestTagFilter,
  ListTagResourcesRequest,
  ListTagValuesRequest,
} from '@alicloud/tag20180828'
import type { Sdk } from '../../support/clients.ts'
import { BEGINNING, entryOf, KEY, type ListName, type RegionId } from './estate.ts'

export type Page = { readonly entries: readonly string[]; readonly nextToken: string }

/** One page of a list, after that of the token. */
export type Read = (pageSize: number, nextToken: string | undefined) => Promise<Page>

export const PAGE_SIZES = [1, 7, 50, 1000] as const

const RESOURCE_TYPE = 'ALIYUN::ECS::INSTANCE'
const WHOLE_TYPE = 'arn:acs:ecs:*:*:instance/*'

/** How a list is read; its pages may have any size. */
export function reader(sdk: Sdk, regionId: RegionId, list: ListName): Read {
  const resources = (more: object) => async (pageSize: number, nextToken: string | undefined) => {
    const request = new ListTagResourcesRequest({ regionId, pageSize, nextToken, ...more })
    const { body } = await sdk.listTagResources(request)
    const entries = body?.tagResources?.map(({ resourceARN }) => entryOfArn(resourceARN))
    return pageOf(entries, body?.nextToken)
  }
  const keys = (more: object) => async (pageSize: number, nextToken: string | undefined) => {
    const { body } = await sdk.listTagKeys(new ListTagKeysRequest({ regionId, pageSize, nextToken, ...more }))
    const entries = body?.keys?.key?.map(({ key }) => key)
    return pageOf(entries, body?.nextToken)
  }
  const values = (more: object) => async (pageSize: number, nextToken: string | undefined) => {
    const request = new ListTagValuesRequest({ regionId, pageSize, nextToken, ...more })
    const { body } = await sdk.listTagValues(request)
    return pageOf(body?.values?.value, body?.nextToken)
  }
  const byTag = (fuzzyType: string) => async (maxResult: number, nextToken: string | undefined) => {
    const tagFilter = new ListResourcesByTagRequestTagFilter({ key: KEY })
    const own = { regionId, resourceType: RESOURCE_TYPE, tagFilter, fuzzyType, includeAllTags: true }
    const { body } = await sdk.listResourcesByTag(
      new ListResourcesByTagRequest({ ...own, maxResult, nextToken }),
    )
    const entries = body?.resources?.map(({ resourceId, tags }) => {
      const carried = tags?.find(({ key }) => key === KEY)
      return carried ? `${carried.value}\0${resourceId}` : resourceId
    })
    return pageOf(entries, body?.nextToken)
  }
  const readers: Readonly<Partial<Record<ListName, Read>>> = {
    resources: resources({}),
    'of type': resources({ resourceARN: [WHOLE_TYPE] }),
    'with tag': resources({ resourceARN: [WHOLE_TYPE], tags: JSON.stringify({ [KEY]: '' }) }),
    'with key': byTag('EQUAL'),
    'without key': byTag('NOT'),
    keys: keys({}),
    'keys of type': keys({ resourceType: RESOURCE_TYPE }),
    'keys by beginning': keys({
      ...{ fuzzyType: 'PREFIX', tagFilter: new ListTagKeysRequestTagFilter({ key: BEGINNING }) },
    }),
    'values of type': values({ key: KEY, resourceType: RESOURCE_TYPE }),
  }
  return readers[list] ?? values({ key: list })
}

/** The types that can be tagged: a list that nobody writes to. */
export function typeReader(sdk: Sdk): Read {
  return async (maxResult, nextToken) => {
    const request = new ListSupportResourceTypesRequest({ maxResult, nextToken })
    const { body } = await sdk.listSupportResourceTypes(request)
    const names = body?.supportResourceTypes?.map((type) => `${type.productCode}:${type.resourceType}`)
    return pageOf(names, body?.nextToken)
  }
}

/**
 * All entries of a list, page after page; `between` is given the last entry of each page that has a next one. Ends at
 * an entry that does not follow the one before it, hence also at one that comes twice.
 */
export async function walk(
  read: Read,
  pageSize: number,
  between: (last: string) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const entries: string[] = []
  let nextToken: string | undefined
  do {
    const page = await read(pageSize, nextToken)
    for (const entry of page.entries) {
      const former = entries.at(-1)
      assert.ok(former === undefined || comesBefore(former, entry), `${show(entry)} follows ${show(former)}`)
      entries.push(entry)
    }
    assert.ok(page.entries.length <= pageSize, `A page of ${pageSize} has ${page.entries.length} entries`)
    nextToken = page.nextToken || undefined
    const last = page.entries.at(-1)
    if (nextToken === undefined) return entries
    assert.ok(last !== undefined, 'An empty page has a next one')
    await between(last)
  } while (nextToken)
  return entries
}

function pageOf(entries: readonly (string | undefined)[] | undefined, nextToken: string | undefined): Page {
  assert.ok(entries && nextToken !== undefined, 'The answer has no list or no token')
  return {
    nextToken,
    entries: entries.map((entry) => {
      assert.equal(typeof entry, 'string')
      return entry as string
    }),
  }
}

function entryOfArn(arn = ''): string {
  const [, product, type = '', id = ''] = /^arn:acs:([^:]+):[^:]+:[0-9]+:([^/]+)\/(.*)$/.exec(arn) ?? []
  return entryOf(`${product}:${type}`, id)
}

/** By bytes of UTF-8; where an entry has parts, a shorter first part comes first. */
function comesBefore(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
}

export function show(entry: string | undefined): string {
  const codes = [...(entry ?? '')].map((letter) => letter.codePointAt(0)?.toString(16))
  return `${JSON.stringify(entry)} (${codes.join(' ')})`
}
