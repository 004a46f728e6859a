import { categoryOf } from '../../src/core/tag.ts'
import type { ResourceFacts } from '../../src/store/estate.ts'
import type { KeySelection, StoredTag } from '../../src/store/store.ts'

type Tags = ReadonlyMap<string, StoredTag>

/** What a command is to do to the tags of a resource. */
export type TagWish = {
  readonly keys?: KeySelection
  readonly tags?: readonly StoredTag[]
  /** The tags are to be the only custom ones. */
  readonly replacing?: boolean
  readonly quota?: number
}

/** Tags that a command takes off, whatever it puts on. */
export function goes({ keys = [], tags = [], replacing }: TagWish): (tag: StoredTag) => boolean {
  const isCustom = ({ key }: StoredTag) => categoryOf(key) === 'Custom'
  if (replacing) return (tag) => isCustom(tag) && !tags.some(({ key }) => key === tag.key)
  if (keys === 'all') return isCustom
  const names = new Set(
    keys.map((wanted) => (typeof wanted === 'string' ? wanted : `${wanted.key}=${wanted.value}`)),
  )
  return ({ key, value }) => names.has(key) || names.has(`${key}=${value}`)
}

export function isOverQuota(
  { tags = [], quota = 0, replacing = false }: TagWish,
  present: readonly string[],
): boolean {
  const custom = (keys: readonly string[]) => keys.filter((key) => categoryOf(key) === 'Custom').length
  const set = tags.map(({ key }) => key)
  const left = replacing ? set : [...new Set([...present, ...set])]
  return custom(left) > quota && custom(left) > custom(present)
}

/** The tags that one side has and the other has not so; undefined where there are none. */
export function differingTags(was: Tags, is: Tags) {
  const before = [...was.values()].filter((tag) => !same(tag, is.get(tag.key)))
  const after = [...is.values()].filter((tag) => !same(tag, was.get(tag.key)))
  const inOrder = (tags: StoredTag[]) =>
    tags.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
  return before.length + after.length > 0 ? { before: inOrder(before), after: inOrder(after) } : undefined
}

/** As `differingTags`; a fact that is empty stands on neither side. */
export function differingFacts(was: ResourceFacts, is: ResourceFacts) {
  const names = (Object.keys(was) as (keyof ResourceFacts)[]).filter(
    (name) => textOf(was[name]) !== textOf(is[name]),
  )
  const side = (facts: ResourceFacts): Partial<ResourceFacts> =>
    Object.fromEntries(names.filter((name) => !isEmpty(facts[name])).map((name) => [name, facts[name]]))
  return names.length > 0 ? { before: side(was), after: side(is) } : undefined
}

function same(a: StoredTag, b: StoredTag | undefined): boolean {
  return a.value === b?.value && a.origin === b.origin
}

function isEmpty(fact: ResourceFacts[keyof ResourceFacts]): boolean {
  return Object.keys(fact).length === 0
}

function textOf(fact: ResourceFacts[keyof ResourceFacts]): string {
  if (typeof fact === 'string' || Array.isArray(fact)) return JSON.stringify(fact)
  return JSON.stringify(Object.entries(fact).sort())
}
