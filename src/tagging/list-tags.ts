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

export type ListQuery = {
  readonly region: string
  readonly category: TagCategory | 'All'
  readonly pageSize: number
  /** Where the page before ended: type and id. */
  readonly after?: { readonly type: string; readonly id: string }
  /** Without it, every tagged resource of the region. */
  readonly resources?: readonly ResourceTarget[]
}

export type TaggedPage = {
  readonly resources: readonly TaggedResource[]
  readonly next?: { readonly type: string; readonly id: string }
}

/** In byte order of type and id. */
export async function listTags({ store }: TaggingPorts, guard: Guard, query: ListQuery): Promise<TaggedPage> {
  const page = query.resources
    ? await namedPage(store, guard, query, query.resources)
    : await store.listResources({
        guard,
        home: query.region,
        limit: query.pageSize,
        ...(query.category !== 'All' && { category: query.category }),
        ...(query.after && { after: query.after }),
      })
  const resources = page.resources.map((resource) => tagged(resource, query.category))
  return { resources, ...(page.next && { next: page.next }) }
}

async function namedPage(
  store: TaggingPorts['store'],
  guard: Guard,
  query: ListQuery,
  targets: readonly ResourceTarget[],
): Promise<{ resources: readonly StoredResource[]; next?: { type: string; id: string } }> {
  const found = await store.readResources(guard, targets)
  const distinct = new Map<string, StoredResource>()
  for (const resource of found) {
    if (resource && tagged(resource, query.category).tags.length > 0) {
      distinct.set(`${resource.region}\n${resource.type}\n${resource.id}`, resource)
    }
  }
  const { after } = query
  const following = [...distinct.values()]
    .sort(byTypeAndId)
    .filter((resource) => !after || byTypeAndId(resource, after) > 0)
  const resources = following.slice(0, query.pageSize)
  const last = resources.at(-1)
  return {
    resources,
    ...(last && following.length > resources.length && { next: { type: last.type, id: last.id } }),
  }
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
