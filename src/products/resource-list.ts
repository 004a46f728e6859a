import { centralRegion } from '../catalog/region.ts'
import type { TagCondition } from '../store/estate.ts'
import type { TaggedResource } from '../tagging/list-tags.ts'
import type { Refusal } from '../tagging/write-whole.ts'
import type { Asked, ListHandling, ListPage } from './asked.ts'
import type { Entry } from './list-form.ts'

/** The resources that the call names, all on one page, or a page of those that carry the tags. */
export async function resourcePage(
  asked: Asked,
  action: string,
  { call, tagging }: ListHandling,
  after: readonly string[] | undefined,
): Promise<Refusal | ListPage> {
  const { type, ids, filters, region = centralRegion, typeName } = asked
  if (ids.length > 0) {
    const resources = await tagging.locate(call.guard, type, ids, asked.region)
    const found = await tagging.readTags({ call, resources, action, filters })
    if ('reason' in found) return found
    const wanted = found.filter((resource) => carries(resource, filters))
    return { entries: resourceEntries(asked, wanted, () => typeName) }
  }
  const page = await tagging.findTags({ call, type, region, filters, action, after, limit: asked.page.size })
  if ('reason' in page) return page
  return { entries: resourceEntries(asked, page.resources, () => typeName), next: page.next }
}

/** An entry for each resource that carries a tag, or for each of its tags. */
export function resourceEntries(
  { per, category }: Pick<Asked, 'per' | 'category'>,
  found: readonly TaggedResource[],
  typeNameOf: (type: string) => string,
): readonly Entry[] {
  return found.flatMap((resource): readonly Entry[] => {
    const own = { id: resource.id, type: typeNameOf(resource.type), region: resource.home }
    const tags = resource.tags.filter((tag) => category === undefined || tag.category === category)
    if (per === 'resource') return tags.length > 0 ? [{ ...own, tags }] : []
    return tags.map((tag) => ({ ...own, ...tag }))
  })
}

export function carries({ tags }: TaggedResource, filters: readonly TagCondition[]): boolean {
  return filters.every((filter) => tags.some((tag) => meets(tag, filter)))
}

export function meets(
  tag: { readonly key: string; readonly value: string },
  { key, values }: TagCondition,
): boolean {
  return tag.key === key && (!values || values.includes(tag.value))
}
