import type { Tag } from '../core/tag.ts'
import type { Guard } from '../store/store.ts'
import { type ListQuery, listTags, type TaggedPage } from './list-tags.ts'
import type { NamedResource, ResourceFailure } from './outcome.ts'
import type { ResourceMode, TaggingCall, TaggingPorts } from './ports.ts'
import {
  type DescribedResource,
  deregisterResources,
  moveResources,
  registerResources,
} from './register-resources.ts'
import { removeTags } from './remove-tags.ts'
import { setTags } from './set-tags.ts'
import type { Written } from './write-allowed.ts'

/** The use cases that every door shares: the unified operations, and the products' own. */
export type Tagging = {
  /** Takes the keys off all resources at once; answers those left as they were, in the order of the call. */
  readonly removeTags: (
    call: TaggingCall,
    resources: readonly NamedResource[],
    keys: readonly string[],
  ) => Promise<readonly ResourceFailure[]>
  /** Puts the tags on all resources at once; answers those left as they were, in the order of the call. */
  readonly setTags: (
    call: TaggingCall,
    resources: readonly NamedResource[],
    tags: readonly Tag[],
  ) => Promise<readonly ResourceFailure[]>
  /** One page of resources with their tags; untagged and unknown ones are left out. */
  readonly listTags: (guard: Guard, query: ListQuery) => Promise<TaggedPage>
  /** Makes resources known, or changes what is known of them, all at once. */
  readonly registerResources: (call: TaggingCall, resources: readonly DescribedResource[]) => Promise<Written>
  /** Puts known resources into a group, as it is stored; answers those left where they were. */
  readonly moveResources: (
    call: TaggingCall,
    resources: readonly NamedResource[],
    group: string,
  ) => Promise<readonly ResourceFailure[]>
  /** Takes resources and their tags out of the estate; answers those left in it. */
  readonly deregisterResources: (
    call: TaggingCall,
    resources: readonly NamedResource[],
  ) => Promise<readonly ResourceFailure[]>
  /** Of accounts that have not chosen. */
  readonly usualResourceMode: ResourceMode
}

export function createTagging(ports: TaggingPorts): Tagging {
  return {
    removeTags: (call, resources, keys) => removeTags(ports, call, resources, keys),
    setTags: (call, resources, tags) => setTags(ports, call, resources, tags),
    listTags: (guard, query) => listTags(ports, guard, query),
    registerResources: (call, resources) => registerResources(ports, call, resources),
    moveResources: (call, resources, group) => moveResources(ports, call, resources, group),
    deregisterResources: (call, resources) => deregisterResources(ports, call, resources),
    usualResourceMode: ports.resources,
  }
}
