import assert from 'node:assert/strict'
import {
  ListSupportResourceTypesRequest,
  ListTagKeysRequest,
  ListTagResourcesRequest,
  ListTagValuesRequest,
} from '@alicloud/tag20180828'
import type { Sdk } from '../../support/clients.ts'
import { entryOf, type ListName, type RegionId } from './estate.ts'

export type Page = { readonly entries: readonly string[]; readonly nextToken: string }

/** One page of a list, after that of the token. */
export type Read = (pageSize: number, nextToken: string | undefined) => Promise<Page>

export const PAGE_SIZES = [1, 7, 50, 1000] as const

export function reader(sdk: Sdk, regionId: RegionId, list: ListName): Read {
  if (list === 'resources') {
    return async (pageSize, nextToken) => {
      const request = new ListTagResourcesRequest({ regionId, pageSize, nextToken })
      const { body } = await sdk.listTagResources(request)
      return pageOf(
        body?.tagResources?.map(({ resourceARN }) => entryOfArn(resourceARN)),
        body?.nextToken,
      )
    }
  }
  if (list === 'keys') {
    return async (pageSize, nextToken) => {
      const { body } = await sdk.listTagKeys(new ListTagKeysRequest({ regionId, pageSize, nextToken }))
      return pageOf(
        body?.keys?.key?.map(({ key }) => key),
        body?.nextToken,
      )
    }
  }
  return async (pageSize, nextToken) => {
    const request = new ListTagValuesRequest({ regionId, key: list, pageSize, nextToken })
    const { body } = await sdk.listTagValues(request)
    return pageOf(body?.values?.value, body?.nextToken)
  }
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
