import { listedUnder } from '../../catalog/catalog.ts'
import type { ResourceType } from '../../catalog/resource-type.ts'
import type { ListTagTexts, Store, TextMatch } from '../../store/store.ts'
import type { Call, Fail, Pages } from '../operation.ts'
import { typeNamed } from './parameters.ts'
import { listPresetTexts } from './preset-texts.ts'

/** What the lists of keys and of values are asked in common. */
type TextInput = {
  readonly RegionId: string
  readonly ResourceType: string | undefined
  readonly QueryType: 'ResourceTag' | 'MetaTag'
  readonly PageSize: number
  readonly NextToken: string | undefined
}

type Services = {
  readonly call: Call
  readonly store: Store
  readonly pages: Pages
  readonly fail: Fail<'InvalidNextToken'>
}

type Listing = Pick<ListTagTexts, 'key' | 'category' | 'matching'> & {
  /** Of the operation. */
  readonly action: string
  readonly input: TextInput
}

export type TextList = {
  readonly entries: readonly { readonly text: string; readonly description: string }[]
  readonly nextToken: string
}

/** One page of keys or values: of what resources carry, or of the account's preset tags. */
export async function listTexts(services: Services, listing: Listing): Promise<TextList> {
  const { call, pages, fail } = services
  const { action, input, key, category, matching } = listing
  const { RegionId, QueryType, ResourceType, NextToken } = input
  const type = typeOf(ResourceType)
  const filters = [RegionId, QueryType, type?.name, key, category, matching]
  const query = { operation: `tag:${action}`, account: call.caller.account, filters }
  const after = NextToken ? (pages.open(query, NextToken) ?? fail('InvalidNextToken')) : undefined
  const { entries, next } =
    QueryType === 'MetaTag'
      ? await presetPage(services, listing, after)
      : await carriedPage(services, listing, after)
  return { entries, nextToken: next ? pages.seal(query, next) : '' }
}

type Page = Pick<TextList, 'entries'> & { readonly next?: readonly string[] }

async function presetPage(
  services: Services,
  { input, key, category, matching }: Listing,
  [after]: readonly string[] = [],
): Promise<Page> {
  const { entries, next } = await listPresetTexts(services, {
    ...(key !== undefined && { key }),
    ...(category && { category }),
    ...(matching && { matching }),
    ...(after !== undefined && { after }),
    limit: input.PageSize,
  })
  return { entries, ...(next !== undefined && { next: [next] }) }
}

async function carriedPage(
  { call, store }: Services,
  { input, key, category, matching }: Listing,
  after: readonly string[] | undefined,
): Promise<Page> {
  const { RegionId: region, ResourceType, PageSize: limit } = input
  const type = typeOf(ResourceType)
  const { texts, next } = await store.listTagTexts({
    ...{ guard: call.guard, home: type ? listedUnder(type, region) : region, limit, now: call.change.at },
    ...(key !== undefined && { key }),
    ...(category && { category }),
    ...(matching && { matching }),
    ...(type && { type: type.name }),
    ...(after && { after }),
  })
  return { entries: texts.map((text) => ({ text, description: '' })), ...(next && { next }) }
}

function typeOf(text: string | undefined): ResourceType | undefined {
  return text === undefined ? undefined : typeNamed(text)
}

/** What a TagFilter narrows a list to; nothing where it is left out. */
export function matchingOf(
  text: string | undefined,
  fuzzyType: 'EQUAL' | 'PREFIX',
): { readonly matching?: TextMatch } {
  if (text === undefined) return {}
  return { matching: fuzzyType === 'PREFIX' ? { prefix: text } : { equal: text } }
}

type Filters = Pick<TextInput, 'ResourceType' | 'QueryType'>

/** Preset tags are on no resource, so no type narrows them. */
export function checkTextFilters({ ResourceType, QueryType }: Filters, fail: Fail<'InvalidParameter'>): void {
  if (ResourceType !== undefined && QueryType === 'MetaTag') {
    fail('InvalidParameter', 'ResourceType', 'It does not go with the QueryType MetaTag.')
  }
}
