import type { Tag } from '../core/tag.ts'
import type { NamedResource, ResourceFailure } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { productRight } from './rights.ts'
import { writeAllowed } from './write-allowed.ts'

/** One transaction: registrations, tags, change record and outcome. */
export async function setTags(
  { store, resources: usual }: TaggingPorts,
  call: TaggingCall,
  resources: readonly NamedResource[],
  tags: readonly Tag[],
): Promise<readonly ResourceFailure[]> {
  const { guard, change, resourceMode = usual, tagQuotas, registrationTags } = call
  const requestTags = new Map(tags.map(({ key, value }) => [key, value]))
  const { failures } = await writeAllowed(
    { store },
    {
      call,
      resources,
      rightsOn: (resource) => [productRight(resource, guard.account, resource.type.tagActions, requestTags)],
      write: (targets, whenMoved) =>
        store.setTags({
          ...{ guard, change, resources: targets.map(([, target]) => target), whenMoved },
          tags: tags.map((tag) => ({ ...tag, origin: 'own' })),
          register: resourceMode === 'auto',
          ...{ quota: tagQuotas.usual, quotaOfType: tagQuotas.ofType, registrationTags },
        }),
    },
  )
  return failures
}
