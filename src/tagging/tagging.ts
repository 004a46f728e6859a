import type { ResourceType } from '../catalog/resource-type.ts'
import type { Tag } from '../core/tag.ts'
import type { Guard } from '../store/store.ts'
import { type Collecting, collectTags } from './collect-tags.ts'
import { type Finding, type FoundTags, findTags } from './find-tags.ts'
import { type ListQuery, listTags, type TaggedPage, type TaggedResource } from './list-tags.ts'
import { listTexts, type Texts, type TextsWanted } from './list-texts.ts'
import { locate, locateKnown } from './locate.ts'
import type { NamedResource, ResourceFailure } from './outcome.ts'
import type { ResourceMode, TaggingCall, TaggingPorts } from './ports.ts'
import { type Reading, readTags } from './read-tags.ts'
import {
  type DescribedResource,
  deregisterResources,
  moveResources,
  registerResources,
} from './register-resources.ts'
import { removeTags } from './remove-tags.ts'
import { setTags } from './set-tags.ts'
import type { Written } from './write-allowed.ts'
import { type ProductRemoval, type ProductSetting, removeTagsWhole, setTagsWhole } from './write-products.ts'
import type { Refusal } from './write-whole.ts'

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
  /** The resources that ids of a type mean, in a region or wherever they are registered; see `locate`. */
  readonly locate: (
    guard: Guard,
    type: ResourceType,
    ids: readonly string[],
    region: string | undefined,
  ) => Promise<readonly NamedResource[]>
  /** Those resources of any of these types and ids that are registered in the region; see `locateKnown`. */
  readonly locateKnown: (
    guard: Guard,
    types: readonly ResourceType[],
    ids: readonly string[],
    region: string,
  ) => Promise<readonly NamedResource[]>
  /** Takes tags off all resources or, with the reason answered, off none. */
  readonly removeTagsWhole: (removal: ProductRemoval) => Promise<Refusal | undefined>
  /** Puts tags on all resources or, with the reason answered, on none. */
  readonly setTagsWhole: (setting: ProductSetting) => Promise<Refusal | undefined>
  /** The resources that are there with their tags, in the order of the call, or why they may not be read. */
  readonly readTags: (reading: Reading) => Promise<Refusal | readonly TaggedResource[]>
  /** One page of the resources of a type that carry these tags, or why they may not be read. */
  readonly findTags: (finding: Finding) => Promise<Refusal | FoundTags>
  /** All resources of types that carry tags, as far as one call may read them, or why they may not be read. */
  readonly collectTags: (collecting: Collecting) => Promise<Refusal | 'too-many' | readonly TaggedResource[]>
  /** One page of the keys, or values of a key, that resources of a type carry, or why they may not be read. */
  readonly listTexts: (wanted: TextsWanted) => Promise<Refusal | Texts>
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
    locate: (guard, type, ids, region) => locate(ports, guard, type, ids, region),
    locateKnown: (guard, types, ids, region) => locateKnown(ports, guard, types, ids, region),
    removeTagsWhole: (removal) => removeTagsWhole(ports, removal),
    setTagsWhole: (setting) => setTagsWhole(ports, setting),
    readTags: (reading) => readTags(ports, reading),
    findTags: (finding) => findTags(ports, finding),
    collectTags: (collecting) => collectTags(ports, collecting),
    listTexts: (wanted) => listTexts(ports, wanted),
    registerResources: (call, resources) => registerResources(ports, call, resources),
    moveResources: (call, resources, group) => moveResources(ports, call, resources, group),
    deregisterResources: (call, resources) => deregisterResources(ports, call, resources),
    usualResourceMode: ports.resources,
  }
}
