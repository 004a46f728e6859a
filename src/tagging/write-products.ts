import { categoryOf, type Tag } from '../core/tag.ts'
import type { KeySelection, StoredResource, StoredTag, TagOutcome } from '../store/store.ts'
import { exceedsQuota, replacedBy, withTags } from '../store/tag-set.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { tagQuota } from './quotas.ts'
import { type Refusal, type WholeWriting, writeWhole } from './write-whole.ts'

/** What every writing call of a product says, beside the tags. */
export type ProductCall = Pick<WholeWriting, 'resources' | 'action' | 'protectedKeys' | 'dryRun'> & {
  readonly call: TaggingCall
}

export type ProductRemoval = ProductCall & {
  readonly keys: KeySelection
  readonly missing: WholeWriting['missing']
}

export type ProductSetting = ProductCall & {
  readonly tags: readonly Tag[]
  /** Whether these are to be the only custom tags. */
  readonly replacing?: boolean
  /** How many custom tags a resource carries at most, where the product says so itself. */
  readonly most: number | undefined
}

/** Takes the tags off all resources or off none, in one transaction. */
export function removeTagsWhole(
  { store }: TaggingPorts,
  removal: ProductRemoval,
): Promise<Refusal | undefined> {
  const { call, keys } = removal
  const { guard, change } = call
  return writeWhole(
    { store },
    {
      ...removal,
      actionsOf: (type) => type.untagActions,
      looks: keys === 'all',
      foreseen: (seen) => (seen || removal.missing === 'fine' ? 'done' : 'not-found'),
      requestTags: (seen) => new Map(namesOf(keys, seen).map((key) => [key, ''])),
      keys: (seen) => namesOf(keys, seen),
      write: (resources, conditions) => store.removeTags({ guard, change, resources, keys, ...conditions }),
    },
  )
}

/** The keys that are meant: of `all`, those that the resource carries. */
function namesOf(keys: KeySelection, seen: StoredResource | undefined): readonly string[] {
  if (keys !== 'all') return keys.map((wanted) => (typeof wanted === 'string' ? wanted : wanted.key))
  return (seen?.tags ?? []).map(({ key }) => key).filter((key) => categoryOf(key) === 'Custom')
}

/** Puts the tags on all resources or on none, in one transaction. */
export function setTagsWhole(
  { store, resources: usual }: TaggingPorts,
  setting: ProductSetting,
): Promise<Refusal | undefined> {
  const { call, most, replacing = false } = setting
  const { guard, change, resourceMode = usual, tagQuotas, registrationTags } = call
  const register = resourceMode === 'auto'
  const tags = setting.tags.map((tag): StoredTag => ({ ...tag, origin: 'own' }))
  const requestTags = new Map(tags.map(({ key, value }) => [key, value]))
  return writeWhole(
    { store },
    {
      ...setting,
      actionsOf: (type) => type.tagActions,
      looks: replacing,
      foreseen: (seen, { name }) =>
        foreseen(seen, tags, { register, quota: tagQuota(tagQuotas, name, most), replacing }),
      missing: 'refused',
      requestTags: () => requestTags,
      keys: (seen) => (replacing ? differing(requestTags, seen) : [...requestTags.keys()]),
      write: (resources, conditions) =>
        store.setTags({
          ...{ guard, change, resources, ...conditions },
          ...{ tags, register, replacing, registrationTags },
          ...{ quota: Math.min(tagQuotas.usual, most ?? tagQuotas.usual), quotaOfType: tagQuotas.ofType },
        }),
    },
  )
}

function foreseen(
  seen: StoredResource | undefined,
  tags: readonly StoredTag[],
  { register, quota, replacing }: { register: boolean; quota: number; replacing: boolean },
): TagOutcome {
  if (!seen && !register) return 'not-found'
  const before = seen?.tags ?? []
  const edit = replacing ? replacedBy(before, tags) : withTags(before, tags)
  return exceedsQuota(edit, before, quota) ? 'over-quota' : 'done'
}

/** The keys that go, come or change their value when these tags replace the custom ones of a resource. */
function differing(wanted: ReadonlyMap<string, string>, seen: StoredResource | undefined): readonly string[] {
  const custom = (seen?.tags ?? []).filter(({ key }) => categoryOf(key) === 'Custom')
  const present = new Map(custom.map(({ key, value }) => [key, value]))
  return [...new Set([...present.keys(), ...wanted.keys()])].filter(
    (key) => present.get(key) !== wanted.get(key),
  )
}
