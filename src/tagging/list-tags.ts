import { compareBytes } from '../core/order.ts'
import { categoryOf, type Tag, type TagCategory } from '../core/tag.ts'
import type { Guard, ResourceTarget, StoredResource } from '../store/store.ts'
import type { TaggingPorts } from './ports.ts'

export type TaggedResource = {
  /** Canonical `product:type`. */
  readonly type: string
  /** The region under which the resource is listed. */
  readonly home: string
  readonly id: string
  readonly tags: readonly (Tag & { readonly category: TagCategory })[]
}

/** All resources of a type that are listed under a region. */
export type WholeType = { readonly name: string; readonly home: string }

export type ListQuery = {
  readonly region: string
  readonly category: TagCategory | 'All'
  /** With distinct keys: only resources that carry all of them. */
  readonly tags: readonly Tag[]
  /** Those that are named and those of whole types; where there are none of either, all of the region. */
  readonly resources: readonly ResourceTarget[]
  readonly types: readonly WholeType[]
  readonly pageSize: number
  /** Where the page before ended: its `next`. */
  readonly after?: readonly string[]
}

/** `next` is there when more may follow, also behind a page that is short or empty. */
export type TaggedPage = {
  readonly resources: readonly TaggedResource[]
  readonly next?: readonly string[]
}

/** What one page comes from; a list goes through its parts one after the other. */
type Part =
  | { readonly named: readonly ResourceTarget[] }
  | { readonly home: string; readonly types?: readonly string[] }

type PartPage = { readonly resources: readonly StoredResource[]; readonly next?: readonly string[] }

/** In byte order of type and id: of the named ones, then of the whole types, home by home. */
export async function listTags({ store }: TaggingPorts, guard: Guard, query: ListQuery): Promise<TaggedPage> {
  const parts = partsOf(query)
  const [index = '0', ...place] = query.after ?? []
  const part = parts[Number(index)] ?? { named: [] }
  const after = place.length > 0 ? place : undefined
  const page =
    'named' in part
      ? await namedPage(store, guard, query, part.named, after)
      : await wholePage(store, guard, query, part, after)
  const resources = page.resources.map((resource) => tagged(resource, query.category))
  if (page.next) return { resources, next: [index, ...page.next] }
  const following = Number(index) + 1
  return { resources, ...(following < parts.length && { next: [String(following)] }) }
}

function partsOf({ region, resources, types }: ListQuery): readonly Part[] {
  if (resources.length === 0 && types.length === 0) return [{ home: region }]
  const whole = new Set(types.map(({ name }) => name))
  const named = resources.filter(({ type }) => !whole.has(type))
  const homes = [...new Set(types.map(({ home }) => home))].sort(compareBytes)
  return [
    ...(named.length > 0 ? [{ named }] : []),
    ...homes.map((home) => {
      const here = types.filter((type) => type.home === home)
      return { home, types: [...new Set(here.map(({ name }) => name))] }
    }),
  ]
}

type Store = TaggingPorts['store']

async function wholePage(
  store: Store,
  guard: Guard,
  { category, tags, pageSize: limit }: ListQuery,
  { home, types }: Exclude<Part, { named: unknown }>,
  after: readonly string[] | undefined,
): Promise<PartPage> {
  if (types || tags.length > 0) {
    return store.findResources({
      ...{ guard, home, limit, tagged: category === 'All' ? 'any' : category },
      tags: tags.map(({ key, value }) => ({ key, values: [value] })),
      ...(types && { types }),
      ...(after && { after }),
    })
  }
  const [type = '', id = ''] = after ?? []
  const page = await store.listResources({
    ...{ guard, home, limit },
    ...(category !== 'All' && { category }),
    ...(after && { after: { type, id } }),
  })
  return { resources: page.resources, ...(page.next && { next: [page.next.type, page.next.id] }) }
}

async function namedPage(
  store: Store,
  guard: Guard,
  query: ListQuery,
  targets: readonly ResourceTarget[],
  [type = '', id = '']: readonly string[] = [],
): Promise<PartPage> {
  const found = await store.readResources(guard, targets)
  const distinct = new Map<string, StoredResource>()
  for (const resource of found) {
    if (resource && isWanted(resource, query)) {
      distinct.set(`${resource.region}\n${resource.type}\n${resource.id}`, resource)
    }
  }
  const following = [...distinct.values()]
    .sort(byTypeAndId)
    .filter((resource) => byTypeAndId(resource, { type, id }) > 0)
  const resources = following.slice(0, query.pageSize)
  const last = resources.at(-1)
  return {
    resources,
    ...(last && following.length > resources.length && { next: [last.type, last.id] }),
  }
}

function isWanted(resource: StoredResource, { category, tags }: ListQuery): boolean {
  if (tagged(resource, category).tags.length === 0) return false
  return tags.every(({ key, value }) => resource.tags.some((own) => own.key === key && own.value === value))
}

function tagged(resource: StoredResource, category: ListQuery['category']): TaggedResource {
  const tags = resource.tags
    .map(({ key, value }) => ({ key, value, category: categoryOf(key) }))
    .filter((tag) => category === 'All' || tag.category === category)
  return { type: resource.type, home: resource.home, id: resource.id, tags }
}

type Position = { readonly type: string; readonly id: string }

function byTypeAndId(a: Position, b: Position): number {
  return compareBytes(a.type, b.type) || compareBytes(a.id, b.id)
}
