import { errors } from '../core/error.ts'
import type { Tag } from '../core/tag.ts'
import type { ResourceFacts } from '../store/estate.ts'
import type { NamedResource, ResourceFailure } from './outcome.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { estateRight, productRight, type Right } from './rights.ts'
import { type Writing, type Written, writeAllowed } from './write-allowed.ts'

/** A resource as a call describes it. */
export type DescribedResource = NamedResource & {
  /** What is left out stays as it is. */
  readonly facts: Partial<ResourceFacts>
  readonly tags: readonly Tag[]
}

const denial = errors.ResourceDenied

/** One transaction: what is new is registered, of what is known the facts change. */
export function registerResources(
  { store }: TaggingPorts,
  call: TaggingCall,
  resources: readonly DescribedResource[],
): Promise<Written> {
  return writeAllowed({ store }, { ...putting(call, 'RegisterResources', 'call', store), resources })
}

/** One transaction: what is known comes into the group, as it is stored. */
export async function moveResources(
  { store }: TaggingPorts,
  call: TaggingCall,
  resources: readonly NamedResource[],
  group: string,
): Promise<readonly ResourceFailure[]> {
  const moving = resources.map((resource) => ({ ...resource, facts: { group }, tags: [] }))
  const written = await writeAllowed(
    { store },
    { ...putting(call, 'MoveResources', undefined, store), resources: moving },
  )
  return written.failures
}

/** One transaction: the resources and their tags are gone, their history stays. */
export async function deregisterResources(
  { store }: TaggingPorts,
  call: TaggingCall,
  resources: readonly NamedResource[],
): Promise<readonly ResourceFailure[]> {
  const { guard, change } = call
  const { failures } = await writeAllowed(
    { store },
    {
      ...{ call, resources, denial },
      rightsOn: (resource) => [estateRight('tagplane:DeregisterResources', resource, guard.account)],
      write: (targets, whenMoved) =>
        store.deregisterResources({
          ...{ guard, change, whenMoved, resources: targets.map(([, target]) => target) },
        }),
    },
  )
  return failures
}

function putting(
  call: TaggingCall,
  action: string,
  register: 'call' | undefined,
  store: TaggingPorts['store'],
): Omit<Writing<DescribedResource>, 'resources'> {
  const { guard, change, tagQuotas, registrationTags } = call
  return {
    ...{ call, denial },
    rightsOn: (resource) => [
      estateRight(`tagplane:${action}`, resource, guard.account),
      ...rightsToTag(resource, guard.account),
    ],
    // Whoever may act in one group only can neither put anything into another nor take it out of there.
    groupsOf: ({ facts }, seen) => {
      const wanted = facts.group ?? seen?.group ?? ''
      return [...new Set([seen?.group ?? wanted, wanted])]
    },
    write: (targets, whenMoved) =>
      store.putResources({
        ...{ guard, change, whenMoved, ...(register && { register }) },
        ...{ quota: tagQuotas.usual, quotaOfType: tagQuotas.ofType, registrationTags },
        resources: targets.map(([{ facts, tags }, target]) => ({
          ...{ ...target, facts },
          ...(tags.length > 0 && { tags: tags.map((tag) => ({ ...tag, origin: 'own' as const })) }),
        })),
      }),
  }
}

/** The tags of a registration are set as TagResources sets them. */
function rightsToTag(resource: DescribedResource, account: string): readonly Right[] {
  const { tags, target, type } = resource
  if (tags.length === 0) return []
  const requestTags = new Map(tags.map(({ key, value }) => [key, value]))
  return [
    { actions: ['tag:TagResources'], resource: `acs:tag:${target.home}:${account}:*`, requestTags },
    productRight(resource, account, type.tagActions, requestTags),
  ]
}
