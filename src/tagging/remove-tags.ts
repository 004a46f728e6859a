import { distinctTargets, failuresOf, type NamedResource, type ResourceFailure } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'

/** One transaction: removals, change record and outcome. */
export async function removeTags(
  { store }: TaggingPorts,
  { guard, change }: TaggingCall,
  resources: readonly NamedResource[],
  keys: readonly string[],
): Promise<readonly ResourceFailure[]> {
  const targets = distinctTargets(resources)
  const outcomes = await store.removeTags({ guard, change, resources: [...targets.values()], keys })
  return failuresOf(resources, targets, outcomes)
}
