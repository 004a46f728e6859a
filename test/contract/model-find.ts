import { categoryOf } from '../../src/core/tag.ts'
import type { FindResources, RegisteredResource, TagCondition } from '../../src/store/estate.ts'

type Query = Partial<Omit<FindResources, 'guard' | 'after' | 'limit'>>

/** All that a store should find among these resources, in its order. */
export function findAmong(
  resources: readonly RegisteredResource[],
  query: Query,
): readonly RegisteredResource[] {
  return resources
    .filter((one) => matches(one, query))
    .map((one) => [placeOf(one, query), one] as const)
    .sort(([a], [b]) => compareLists(a, b))
    .map(([, one]) => one)
}

function matches(one: RegisteredResource, query: Query): boolean {
  const { home, types, group, tags = [], without, tagged, untagged, registeredSince } = query
  return (
    (home === undefined || one.home === home) &&
    (types?.includes(one.type) ?? true) &&
    (group === undefined || one.group === group) &&
    tags.every((condition) => carries(one, condition)) &&
    !(without && carries(one, without)) &&
    (!tagged || one.tags.some(({ key }) => tagged === 'any' || categoryOf(key) === tagged)) &&
    (!untagged || one.tags.every(({ key }) => categoryOf(key) === 'System')) &&
    (registeredSince === undefined || one.registeredAt >= registeredSince)
  )
}

function carries({ tags }: RegisteredResource, { key, values }: TagCondition): boolean {
  return tags.some((tag) => tag.key === key && (values?.includes(tag.value) ?? true))
}

function placeOf(one: RegisteredResource, { tags = [], registeredSince }: Query): readonly string[] {
  const { home, type, id, region, registeredAt } = one
  if (registeredSince !== undefined) return [String(registeredAt).padStart(16, '0'), home, type, id, region]
  const [first] = tags
  if (!first || tags.some(({ values }) => values?.length === 1)) return [home, type, id, region]
  const value = one.tags.find(({ key }) => key === first.key)?.value ?? ''
  return [home, value, type, id, region]
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((text, i) => text !== b[i])
  return differing < 0 ? 0 : Buffer.compare(Buffer.from(a[differing] ?? ''), Buffer.from(b[differing] ?? ''))
}
