import type { NamedResource, ResourceFailure } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { writeAllowed } from './write-allowed.ts'

/** One transaction: removals, change record and outcome. */
export function removeTags(
  { store }: TaggingPorts,
  call: TaggingCall,
  resources: readonly NamedResource[],
  keys: readonly string[],
): Promise<readonly ResourceFailure[]> {
  const { guard, change } = call
  return writeAllowed(
    { store },
    {
      call,
      resources,
      actionsOf: (type) => type.untagActions,
      requestTags: new Map(keys.map((key) => [key, ''])),
      write: (targets, whenMoved) => store.removeTags({ guard, change, resources: targets, keys, whenMoved }),
    },
  )
}
