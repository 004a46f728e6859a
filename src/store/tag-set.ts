import { sortedByBytes } from '../core/order.ts'
import { categoryOf, type TagOrigin } from '../core/tag.ts'
import type { TagRules } from './estate.ts'
import type { KeySelection, StoredTag } from './store.ts'

/** A tag as it is stored: the origin is left out where it is `own`. */
export type PackedTag = readonly [key: string, value: string, origin?: TagOrigin]

export function packTags(tags: readonly StoredTag[]): PackedTag[] {
  return tags.map(({ key, value, origin }) => (origin === 'own' ? [key, value] : [key, value, origin]))
}

export function unpackTags(packed: readonly PackedTag[]): StoredTag[] {
  return packed.map(([key, value, origin = 'own']) => ({ key, value, origin }))
}

/** What a change makes of a resource's tags: only keys that differ are in `before` and `after`. */
export type TagEdit = {
  readonly tags: readonly StoredTag[]
  readonly before: readonly StoredTag[]
  readonly after: readonly StoredTag[]
}

export function withoutKeys(tags: readonly StoredTag[], selection: KeySelection): TagEdit {
  const before = tags.filter((tag) => isSelected(tag, selection))
  return { tags: tags.filter((tag) => !before.includes(tag)), before, after: [] }
}

function isSelected({ key, value }: StoredTag, selection: KeySelection): boolean {
  if (selection === 'all') return categoryOf(key) === 'Custom'
  return selection.some((wanted) =>
    typeof wanted === 'string' ? wanted === key : wanted.key === key && wanted.value === value,
  )
}

/** The tags with those, and only those, as custom ones. */
export function replacedBy(tags: readonly StoredTag[], wanted: readonly StoredTag[]): TagEdit {
  const named = new Set(wanted.map(({ key }) => key))
  const gone = tags.filter(({ key }) => categoryOf(key) === 'Custom' && !named.has(key))
  const kept = tags.filter((tag) => !gone.includes(tag))
  const { tags: all, before, after } = withTags(kept, wanted)
  return { tags: all, before: [...gone, ...before], after }
}

export function withTags(tags: readonly StoredTag[], wanted: readonly StoredTag[]): TagEdit {
  const current = new Map(tags.map((tag) => [tag.key, tag]))
  const after = wanted.filter((tag) => !sameTag(tag, current.get(tag.key)))
  if (after.length === 0) return { tags, before: [], after }
  const before = after.flatMap(({ key }) => current.get(key) ?? [])
  for (const tag of after) current.set(tag.key, tag)
  return { tags: sortedByBytes([...current.values()], ({ key }) => key), before, after }
}

/** What a call sets on a resource that it registers. */
export function atRegistration(
  { registrationTags = [] }: Pick<TagRules, 'registrationTags'>,
  wanted: readonly StoredTag[],
): readonly StoredTag[] {
  if (registrationTags.length === 0) return wanted
  const named = new Set(wanted.map(({ key }) => key))
  return [...registrationTags.filter(({ key }) => !named.has(key)), ...wanted]
}

export function quotaFor({ quota, quotaOfType }: TagRules, type: string): number {
  return quotaOfType?.get(type) ?? quota
}

/** Whether an edit adds custom tags beyond the quota. An edit that adds none is never refused for it. */
export function exceedsQuota(edit: TagEdit, before: readonly StoredTag[], quota: number): boolean {
  if (edit.tags.length <= quota) return false
  const count = customTags(edit.tags)
  return count > quota && count > customTags(before)
}

function customTags(tags: readonly StoredTag[]): number {
  return tags.filter(({ key }) => categoryOf(key) === 'Custom').length
}

function sameTag(a: StoredTag, b: StoredTag | undefined): boolean {
  return a.value === b?.value && a.origin === b.origin
}
