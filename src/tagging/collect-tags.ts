import { homeOf } from '../catalog/catalog.ts'
import type { FindResources, TagCondition } from '../store/estate.ts'
import type { TaggedResource } from './list-tags.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { toTagged } from './read-tags.ts'
import { type Searched, typeDenial } from './rights.ts'
import type { Refusal } from './write-whole.ts'

/** How many resources one call reads; whoever has more asks in another way. */
export const MAX_COLLECTED = 10_000
/** Others have their turn between these: some milliseconds. */
const AT_ONCE = 250

export type Collecting = Searched & {
  readonly call: TaggingCall
  /** Resources are wanted for which all of one of these hold. */
  readonly searches: readonly (readonly TagCondition[])[]
}

/** All resources of the types that carry the tags, and any tag at all; `too-many` where one call must not read them. */
export async function collectTags(
  { store }: Pick<TaggingPorts, 'store'>,
  { call, searches, ...searched }: Collecting,
): Promise<Refusal | 'too-many' | readonly TaggedResource[]> {
  const denial = typeDenial(call, searched)
  if (denial) return { reason: 'denied', denial }

  const { types, region } = searched
  const found = new Map<string, TaggedResource>()
  // The nonce is for the verb at the end: a call that is refused has not used it up.
  const { account, configVersion } = call.guard
  const guard = { account, configVersion }
  let left = MAX_COLLECTED
  for (const [home, at] of Map.groupBy(types, (type) => homeOf(type, region))) {
    for (const tags of searches) {
      const query = { guard, home, types: at.map(({ name }) => name), tags, limit: AT_ONCE }
      left -= await readAll(store, query, left, found)
      if (left < 0) return 'too-many'
    }
  }
  await store.confirm({ guard: call.guard, durable: false })
  return [...found.values()]
}

/** How many resources it has read: more than `most` where there are more. */
async function readAll(
  store: TaggingPorts['store'],
  query: FindResources,
  most: number,
  found: Map<string, TaggedResource>,
): Promise<number> {
  let read = 0
  let after: readonly string[] | undefined
  do {
    const page = await store.findResources({ ...query, ...(after && { after }) })
    for (const resource of page.resources) {
      if (resource.tags.length > 0) found.set(`${resource.type}\n${resource.id}`, toTagged(resource))
    }
    read += page.resources.length
    after = page.next
  } while (after && read <= most)
  return read
}
