import { MAX_TAGS_PER_RESOURCE, type Tag } from '../core/tag.ts'
import { distinctTargets, failuresOf, type NamedResource, type ResourceFailure } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'

/** One transaction: registrations, tags, change record and outcome. */
export async function setTags(
  { store, resources: mode }: TaggingPorts,
  { guard, change }: TaggingCall,
  resources: readonly NamedResource[],
  tags: readonly Tag[],
): Promise<readonly ResourceFailure[]> {
  const targets = distinctTargets(resources)
  const outcomes = await store.setTags({
    guard,
    change,
    resources: [...targets.values()],
    tags: tags.map((tag) => ({ ...tag, origin: 'own' })),
    register: mode === 'auto',
    quota: MAX_TAGS_PER_RESOURCE,
  })
  return failuresOf(resources, targets, outcomes)
}
