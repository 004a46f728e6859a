import { categoryOf } from '../../src/core/tag.ts'
import type { ResourceFacts } from '../../src/store/estate.ts'
import type { StoredTag } from '../../src/store/store.ts'

type Tags = ReadonlyMap<string, StoredTag>

export function isOverQuota(tags: readonly StoredTag[], quota: number, present: readonly string[]): boolean {
  const custom = (keys: readonly string[]) => keys.filter((key) => categoryOf(key) === 'Custom').length
  const added = custom(tags.map(({ key }) => key).filter((key) => !present.includes(key)))
  return added > 0 && custom(present) + added > quota
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
