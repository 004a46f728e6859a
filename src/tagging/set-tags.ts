import { MAX_TAGS_PER_RESOURCE, type Tag } from '../core/tag.ts'
import type { NamedResource, ResourceFailure } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { writeAllowed } from './write-allowed.ts'

/** One transaction: registrations, tags, change record and outcome. */
export function setTags(
  { store, resources: mode }: TaggingPorts,
  call: TaggingCall,
  resources: readonly NamedResource[],
  tags: readonly Tag[],
): Promise<readonly ResourceFailure[]> {
  const { guard, change } = call
  return writeAllowed(
    { store },
    {
      call,
      resources,
      actionsOf: (type) => type.tagActions,
      requestTags: new Map(tags.map(({ key, value }) => [key, value])),
      write: (targets, whenMoved) =>
        store.setTags({
          ...{ guard, change, resources: targets, whenMoved },
          tags: tags.map((tag) => ({ ...tag, origin: 'own' })),
          register: mode === 'auto',
          quota: MAX_TAGS_PER_RESOURCE,
        }),
    },
  )
}
