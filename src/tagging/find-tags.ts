import { homeOf } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import type { TagCondition } from '../store/estate.ts'
import type { TaggedResource } from './list-tags.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { toTagged } from './read-tags.ts'
import type { Refusal } from './write-whole.ts'

/** The resource carries the key, with one of the values where there are any. */
export type TagFilter = { readonly key: string; readonly values: readonly string[] }

export type Finding = {
  readonly call: TaggingCall
  readonly type: ResourceType
  readonly region: string
  /** All must hold. */
  readonly filters: readonly TagFilter[]
  /** Without its RAM code; it must be allowed on the type. */
  readonly action: string
  /** Where the page before ended: its `next`. */
  readonly after: readonly string[] | undefined
  readonly limit: number
}

export type FoundTags = { readonly resources: readonly TaggedResource[]; readonly next?: readonly string[] }

/**
 * One page of the resources of a type that carry these tags. It may be short where more follows, since the work of one
 * call is bounded.
 */
export async function findTags(
  { store }: Pick<TaggingPorts, 'store'>,
  { call, type, region, filters, action, after, limit }: Finding,
): Promise<Refusal | FoundTags> {
  const { guard, permit } = call
  const home = homeOf(type, region)
  const resource = `acs:${type.ramCode}:${home}:${guard.account}:${type.ramPath}*`
  const wanted = { action: `${type.ramCode}:${action}`, resource }
  const decision = permit.decide(wanted)
  if (decision.outcome !== 'allow') return { reason: 'denied', denial: { wanted, decision } }

  const page = await store.findResources({
    ...{ guard, home, types: [type.name], tags: filters.map(condition), limit },
    ...(after && { after }),
  })
  return { resources: page.resources.map(toTagged), ...(page.next && { next: page.next }) }
}

function condition({ key, values }: TagFilter): TagCondition {
  return values.length === 0 ? { key } : { key, values }
}
