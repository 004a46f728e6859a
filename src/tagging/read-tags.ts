import { categoryOf } from '../core/tag.ts'
import type { StoredResource } from '../store/store.ts'
import type { TaggedResource } from './list-tags.ts'
import { type NamedResource, resourceName } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { subjectOf } from './rights.ts'
import { distinctResources, readNamed } from './write-allowed.ts'
import type { Refusal } from './write-whole.ts'

export type Reading = {
  readonly call: TaggingCall
  readonly resources: readonly NamedResource[]
  /** Without its RAM code; it must be allowed on every resource. */
  readonly action: string
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
    const refusal = firstDenial(reading, resources, new Map())
    if (refusal) return refusal
    const found = await store.readResources(
      guard,
      resources.map(({ target }) => target),
    )
    return found.flatMap((resource) => (resource ? [toTagged(resource)] : []))
  }
  // What was decided on is what is answered; the nonce is used up once that is known.
  const seen = await readNamed(store, guard, resources)
  const refusal = firstDenial(reading, resources, seen)
  if (refusal) return refusal
  await store.confirm({ guard, durable: false })
  return [...seen.values()].flatMap((resource) => (resource ? [toTagged(resource)] : []))
}

function actionOn({ ramCode }: NamedResource['type'], { action }: Reading): string {
  return `${ramCode}:${action}`
}

function firstDenial(
  reading: Reading,
  resources: readonly NamedResource[],
  seen: ReadonlyMap<string, StoredResource | undefined>,
): Refusal | undefined {
  const { permit, guard } = reading.call
  for (const resource of resources) {
    const subject = subjectOf(resource, guard.account, seen.get(resourceName(resource.target)))
    const wanted = { action: actionOn(resource.type, reading), ...subject }
    const decision = permit.decide(wanted)
    if (decision.outcome !== 'allow') return { reason: 'denied', denial: { wanted, decision } }
  }
  return undefined
}

export function toTagged({ type, home, id, tags }: StoredResource): TaggedResource {
  return { type, home, id, tags: tags.map(({ key, value }) => ({ key, value, category: categoryOf(key) })) }
}
