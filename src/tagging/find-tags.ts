import { homeOf } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import type { StoredResource } from '../store/store.ts'
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
  /** The id that the page before ended with. */
  readonly after: string | undefined
  readonly limit: number
}

export type FoundTags = { readonly resources: readonly TaggedResource[]; readonly next?: string }

/** Resources of the type that one page of the store looks at. */
const LOOKED_AT = 1000

/**
 * One page of tagged resources of a type, in byte order of their ids. It may be short where more follows, since the work of one
 * call is bounded.
 */
export async function findTags(
  { store }: Pick<TaggingPorts, 'store'>,
  { call, type, region, filters, action, after = '', limit }: Finding,
): Promise<Refusal | FoundTags> {
  const { guard, permit } = call
  const home = homeOf(type, region)
  const resource = `acs:${type.ramCode}:${home}:${guard.account}:${type.ramPath}*`
  const wanted = { action: `${type.ramCode}:${action}`, resource }
  const decision = permit.decide(wanted)
  if (decision.outcome !== 'allow') return { reason: 'denied', denial: { wanted, decision } }

  const page = await store.listResources({
    ...{ guard, home, limit: LOOKED_AT },
    after: { type: type.name, id: after },
  })
  const ofType = page.resources.filter((found) => found.type === type.name)
  const matching = ofType.filter((found) => filters.every((filter) => holds(filter, found)))
  const resources = matching.slice(0, limit)
  const further = page.next?.type === type.name ? page.next.id : undefined
  const next = matching.length > limit ? resources.at(-1)?.id : further
  return { resources: resources.map(toTagged), ...(next !== undefined && { next }) }
}

function holds({ key, values }: TagFilter, { tags }: StoredResource): boolean {
  return tags.some((tag) => tag.key === key && (values.length === 0 || values.includes(tag.value)))
}
