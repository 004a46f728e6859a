import { categoryOf } from '../core/tag.ts'
import type { TagCondition } from '../store/estate.ts'
import type { StoredResource } from '../store/store.ts'
import type { TaggedResource } from './list-tags.ts'
import { type NamedResource, resourceName } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { filterDenial, subjectOf } from './rights.ts'
import { distinctResources, readNamed } from './write-allowed.ts'
import type { Refusal } from './write-whole.ts'

export type Reading = {
  readonly call: TaggingCall
  readonly resources: readonly NamedResource[]
  /** Without its RAM code; it must be allowed on every resource. */
  readonly action: string
  /** The tags that the call names, too. */
  readonly filters?: readonly TagCondition[]
}

/** The resources that are there with their tags, in the order of the call; nothing where one may not be read. */
export async function readTags(
  { store }: Pick<TaggingPorts, 'store'>,
  reading: Reading,
): Promise<Refusal | readonly TaggedResource[]> {
  const { guard, permit } = reading.call
  const resources = [...distinctResources(reading.resources).values()]
  const looks = resources.some(({ type }) => permit.readsResource(actionOn(type, reading)))
  if (!looks) {
    const refusal = refusalOf(reading, resources, new Map())
    if (refusal) return refusal
    const found = await store.readResources(
      guard,
      resources.map(({ target }) => target),
    )
    return found.flatMap((resource) => (resource ? [toTagged(resource)] : []))
  }
  // What was decided on is what is answered; the nonce is used up once that is known.
  const seen = await readNamed(store, guard, resources)
  const refusal = refusalOf(reading, resources, seen)
  if (refusal) return refusal
  await store.confirm({ guard, durable: false })
  return [...seen.values()].flatMap((resource) => (resource ? [toTagged(resource)] : []))
}

function actionOn({ ramCode }: NamedResource['type'], { action }: Reading): string {
  return `${ramCode}:${action}`
}

function refusalOf(
  reading: Reading,
  resources: readonly NamedResource[],
  seen: ReadonlyMap<string, StoredResource | undefined>,
): Refusal | undefined {
  const { permit, guard } = reading.call
  const all = resources.map((resource) => {
    const subject = subjectOf(resource, guard.account, seen.get(resourceName(resource.target)))
    return { action: actionOn(resource.type, reading), ...subject }
  })
  const denial = filterDenial(permit, all, reading.filters ?? [])
  return denial && { reason: 'denied', denial }
}

export function toTagged({ type, home, id, tags }: StoredResource): TaggedResource {
  return { type, home, id, tags: tags.map(({ key, value }) => ({ key, value, category: categoryOf(key) })) }
}
