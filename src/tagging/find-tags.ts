import { homeOf } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import type { TagCondition } from '../store/estate.ts'
import type { TaggedResource } from './list-tags.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { toTagged } from './read-tags.ts'
import { typeDenial } from './rights.ts'
import type { Refusal } from './write-whole.ts'

export type Finding = {
  readonly call: TaggingCall
  readonly type: ResourceType
  readonly region: string
  /** All must hold. */
  readonly filters: readonly TagCondition[]
  /** Without its RAM code; it must be allowed on the type. */
  readonly action: string
  /** The `next` of the page before. */
  readonly after: readonly string[] | undefined
  readonly limit: number
}

export type FoundTags = {
  readonly resources: readonly TaggedResource[]
  readonly next: readonly string[] | undefined
}

/** One page of the resources of a type that carry the tags, as the store orders them; it may be short where more follows. */
export async function findTags(
  { store }: Pick<TaggingPorts, 'store'>,
  { call, type, region, filters, action, after, limit }: Finding,
): Promise<Refusal | FoundTags> {
  const { guard } = call
  const denial = typeDenial(call, { types: [type], region, action, filters })
  if (denial) return { reason: 'denied', denial }

  const page = await store.findResources({
    ...{ guard, home: homeOf(type, region), types: [type.name], tags: filters, limit },
    ...(after && { after }),
  })
  return { resources: page.resources.map(toTagged), next: page.next }
}
