import { centralRegion } from '../catalog/region.ts'
import { fail } from '../core/error.ts'
import { compareBytes } from '../core/order.ts'
import { categoryOf } from '../core/tag.ts'
import type { TagCondition } from '../store/estate.ts'
import { MAX_COLLECTED } from '../tagging/collect-tags.ts'
import type { TaggedResource } from '../tagging/list-tags.ts'
import type { Refusal } from '../tagging/write-whole.ts'
import type { Asked, ListHandling, ListPage } from './asked.ts'
import type { Family } from './family.ts'
import type { Content, Entry } from './list-form.ts'
import { carries, meets, resourceEntries } from './resource-list.ts'

/** A page of the tags, keys or values that resources carry, or of all of these resources. */
export async function tagListPage(
  family: Family,
  asked: Asked,
  action: string,
  handling: ListHandling,
  after: readonly string[] | undefined,
): Promise<Refusal | ListPage> {
  if (isWalk(family, asked)) return textPage(asked, action, handling, after)
  const found = await resourcesMeant(asked, action, handling)
  if (found === 'too-many') {
    const many = MAX_COLLECTED.toLocaleString('en-US')
    const name = family.type?.name ?? family.region?.name ?? 'RegionId'
    return fail('InvalidParameter', name, `More than ${many} resources would be read; ask the Tag API.`)
  }
  if ('reason' in found) return found
  return cut(family, asked, entriesOf(asked, found, namesIn(family)), after)
}

/** Whether the index of keys and values tells all that is asked for. */
function isWalk({ listing: { form, paging } }: Family, { types, per, ids, filters, key }: Asked): boolean {
  const contents = typeof form.entry === 'string' ? [form.entry] : Object.values(form.entry)
  const counts = contents.some((content) => !NAMES.has(content))
  const texts = per === 'key' ? key === undefined : per === 'value'
  const one = types.length === 1 && ids.length + filters.length === 0
  return paging.by === 'token' && one && texts && !counts
}

const NAMES: ReadonlySet<Content> = new Set(['key', 'value', 'category', 'small-category'])

async function textPage(
  asked: Asked,
  action: string,
  { call, tagging }: ListHandling,
  after: readonly string[] | undefined,
): Promise<Refusal | ListPage> {
  const { type, region = centralRegion, per, containing, category, page } = asked
  const key = per === 'value' ? asked.key : undefined
  const accepts = (text: string) =>
    text.includes(containing) && (category === undefined || categoryOf(key ?? text) === category)
  const found = await tagging.listTexts({
    ...{ call, type, region, key, accepts, action, after, limit: page.size },
  })
  if ('reason' in found) return found
  const entries = found.texts.map((text) =>
    key === undefined ? { key: text, category: categoryOf(text) } : { key, value: text },
  )
  return { entries, next: found.next }
}

/** The resources that the call names, or all that may carry what it asks for. */
async function resourcesMeant(
  asked: Asked,
  action: string,
  { call, tagging }: ListHandling,
): Promise<Refusal | 'too-many' | readonly TaggedResource[]> {
  const { type, types, ids, region = centralRegion } = asked
  const searched = { call, types, region, action, filters: conditionsOf(asked) }
  if (ids.length === 0) return tagging.collectTags({ ...searched, searches: searchesFor(asked) })
  const resources =
    types.length === 1
      ? await tagging.locate(call.guard, type, ids, asked.region)
      : await tagging.locateKnown(call.guard, types, ids, region)
  // Who may not see what there is must not learn that there is nothing.
  if (resources.length === 0) return tagging.collectTags({ ...searched, searches: [] })
  return tagging.readTags({ call, resources, action, filters: searched.filters })
}

/** A resource is wanted for all of its tags, a tag for itself. */
function searchesFor(asked: Asked): readonly (readonly TagCondition[])[] {
  const wanted = conditionsOf(asked)
  return asked.per === 'resource' ? [wanted] : wanted.length > 0 ? wanted.map((one) => [one]) : [[]]
}

function conditionsOf({ filters, key }: Asked): readonly TagCondition[] {
  return key === undefined ? filters : [...filters, { key }]
}

/** The name of each type on the wire. */
function namesIn({ types }: Family): (type: string) => string {
  const names = new Map([...types].map(([name, type]) => [type.name, name]).reverse() as [string, string][])
  return (type) => names.get(type) ?? type
}

type TypeNames = (type: string) => string

/** All entries, in byte order of what they are about. */
function entriesOf(asked: Asked, found: readonly TaggedResource[], typeNameOf: TypeNames): readonly Entry[] {
  const wanted = conditionsOf(asked)
  if (asked.per === 'resource' || asked.per === 'binding') {
    const meant = found.filter((resource) => carries(resource, wanted))
    const entries = resourceEntries(asked, meant, typeNameOf)
    return entries.toSorted((a, b) => compareBytes(positionOf(a), positionOf(b)))
  }
  const groups = new Map<string, Gathered>()
  for (const { id, type, tags } of found) {
    const carrier = { id, type: typeNameOf(type) }
    for (const tag of tags) {
      if (isWanted(asked, wanted, tag)) gather(groups, asked.per, tag, carrier)
    }
  }
  const entries = [...groups.values()].map(({ values, carriers, ...tag }) => ({
    ...tag,
    values: [...values].toSorted(compareBytes),
    carriers: [...carriers.values()].toSorted((a, b) => compareBytes(a.id, b.id)),
  }))
  return entries.toSorted((a, b) => compareBytes(positionOf(a), positionOf(b)))
}

type Tag = TaggedResource['tags'][number]

function isWanted({ per, category, containing }: Asked, wanted: readonly TagCondition[], tag: Tag): boolean {
  if (category !== undefined && tag.category !== category) return false
  if (wanted.length > 0 && !wanted.some((condition) => meets(tag, condition))) return false
  return (per === 'value' ? tag.value : tag.key).includes(containing)
}

type Carrier = { readonly id: string; readonly type: string }
type Gathered = {
  readonly key: string
  readonly value: string
  readonly category: string
  readonly values: Set<string>
  readonly carriers: Map<string, Carrier>
}

function gather(groups: Map<string, Gathered>, per: Asked['per'], tag: Tag, carrier: Carrier): void {
  const { key, category } = tag
  const value = per === 'key' ? '' : tag.value
  const name = positionOf({ key, value })
  const group = groups.get(name) ?? { key, value, category, values: new Set(), carriers: new Map() }
  groups.set(name, group)
  group.values.add(tag.value)
  group.carriers.set(`${carrier.type}\n${carrier.id}`, carrier)
}

/** What tells an entry from others; no text of a tag or id has an end of line. */
function positionOf({ type = '', id = '', key = '', value = '' }: Entry): string {
  return [type, id, key, value].join('\n')
}

function cut(
  { listing: { paging } }: Family,
  { page: { number, size } }: Asked,
  entries: readonly Entry[],
  after: readonly string[] | undefined,
): ListPage {
  const total = entries.length
  if (paging.by === 'whole') return { entries, total }
  if (paging.by === 'number') return { entries: entries.slice((number - 1) * size, number * size), total }
  const [last] = after ?? []
  const following =
    last === undefined ? entries : entries.filter((entry) => compareBytes(positionOf(entry), last) > 0)
  const some = following.slice(0, size)
  const end = some.at(-1)
  return { entries: some, total, next: end && following.length > size ? [positionOf(end)] : undefined }
}
