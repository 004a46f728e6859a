import type { NamedResource, ResourceFailure } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { productRight } from './rights.ts'
import { writeAllowed } from './write-allowed.ts'

/** One transaction: removals, change record and outcome. */
export async function removeTags(
  { store }: TaggingPorts,
  call: TaggingCall,
  resources: readonly NamedResource[],
  keys: readonly string[],
): Promise<readonly ResourceFailure[]> {
  const { guard, change } = call
  const requestTags = new Map(keys.map((key) => [key, '']))
  const { failures } = await writeAllowed(
    { store },
    {
      call,
      resources,
      rightsOn: (resource) => [
        productRight(resource, guard.account, resource.type.untagActions, requestTags),
      ],
      write: (targets, whenMoved) =>
        store.removeTags({ guard, change, resources: targets.map(([, target]) => target), keys, whenMoved }),
    },
  )
  return failures
}
