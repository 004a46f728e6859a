import type { ResourceType } from '../catalog/resource-type.ts'
import { fail } from '../core/error.ts'
import { isTagKey, type TagCategory } from '../core/tag.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { TagCondition } from '../store/estate.ts'
import type { Family } from './family.ts'
import type { Entry, Unit } from './list-form.ts'
import { type PageAsked, pageAsked } from './paging.ts'
import { type Decoded, pairsOf, type Subject, subjectOf } from './subject.ts'

/** What a list is asked for. */
export type Asked = Subject & {
  /** The one that the call names, or all that it may mean. */
  readonly types: readonly [ResourceType, ...ResourceType[]]
  readonly per: Unit
  readonly filters: readonly TagCondition[]
  readonly page: PageAsked
  readonly key: string | undefined
  readonly containing: string
  readonly category: TagCategory | undefined
}

export type ListHandling = Omit<Parameters<AnyOperation['handle']>[0], 'checked'>

export type ListPage = {
  readonly entries: readonly Entry[]
  /** How many entries all pages have. */
  readonly total?: number
  /** Where the page ends, if more may follow. */
  readonly next?: readonly string[] | undefined
}

export function askedBy(family: Family, input: Decoded): Asked {
  const { listing, type, types, words } = family
  const subject = subjectOf(family, input)
  const filters = filtersOf(family, input)
  if (listsResources(family) && subject.ids.length + filters.length === 0) fail(words.nothingNamed)
  const isNamed = type !== undefined && input[type.name] !== undefined
  const others = isNamed || listsResources(family) ? [] : new Set(types.values())
  const text = (name: string | undefined) =>
    name === undefined ? undefined : (input[name] as string | undefined)
  const category = text(listing.category)
  const distinct = listing.distinctKeys !== undefined && input[listing.distinctKeys] === true
  return {
    ...subject,
    types: [subject.type, ...[...others].filter((other) => other !== subject.type)],
    per: distinct ? 'key' : listing.form.per,
    filters: listing.idsDecide && subject.ids.length > 0 ? [] : filters,
    page: pageAsked(listing.paging, listing.names, input),
    key: text(listing.key?.name),
    containing: text(listing.containing) ?? '',
    category: category === 'Custom' || category === 'System' ? category : undefined,
  }
}

/** Lists of resources are in the order of the store, and their pages end where its pages do. */
export function listsResources({ listing: { form, paging } }: Family): boolean {
  return paging.by === 'token' && (form.per === 'resource' || form.per === 'binding')
}

function filtersOf(family: Family, input: Decoded): readonly TagCondition[] {
  const { tagFilters } = family.listing
  const pairs = pairsOf(family, input).map(({ key, value }) => ({ key, ...(value && { values: [value] }) }))
  const further = tagFilters ? (input[tagFilters] as readonly TagCondition[]) : []
  const filters = [...pairs, ...further]
  if (filters.some(({ key }) => !isTagKey(key))) fail(family.words.badKey)
  return filters
}
