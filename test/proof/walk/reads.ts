import type { Tag } from '../../../src/core/tag.ts'
import { listsResources } from '../../../src/products/asked.ts'
import { writtenParameters } from '../../../src/products/example.ts'
import type { Family } from '../../../src/products/family.ts'
import type { Content, EntryForm, Unit } from '../../../src/products/list-form.ts'
import { needsResources } from '../../../src/products/parameters.ts'
import type { Random } from '../../contract/random.ts'
import type { Estate, Named } from './estate.ts'

/** A list of a product, and what it says of an estate. */
export type Read = {
  readonly parameters: Readonly<Record<string, string>>
  readonly expect: (estate: Estate) => readonly string[]
}

/** Of some of the resources of a type, of those with a tag, or of all. */
export function drawRead(
  random: Random,
  family: Family,
  typeName: string,
  own: readonly Named[],
  tag: Tag,
  region: string,
): Read {
  const { listing, limits } = family
  const [byIds, byTag] = drawScope(random, family)
  const some = random.shuffle(own).slice(0, 1 + random.below(Math.min(3, limits.resources)))
  const resources = byIds ? some : own
  const { size } = listing.paging
  const said = {
    ...{ region, typeName, keys: [tag.key], ids: byIds ? resources.map(({ id }) => id) : [] },
    ...(byTag && { tags: [tag] }),
  }
  const filters = byTag && !(byIds && listing.idsDecide)
  return {
    parameters: {
      ...writtenParameters(family, 'list', said),
      ...(size && { [size.name]: String(size.most) }),
    },
    // A value is said only of tags that a call filters by.
    expect: (estate) =>
      entriesOf(
        family,
        estate,
        resources,
        filters || listing.key ? tag : undefined,
        filters ? tag.value : '',
      ),
  }
}

/** Whether resources are named, and whether a tag is. */
function drawScope(random: Random, family: Family): readonly [byIds: boolean, byTag: boolean] {
  if (needsResources(family)) return [true, false]
  const byTag = family.tags.length > 0 && random.below(2) === 0
  const byIds = family.ids.length > 0 && random.below(2) === 0
  return [byIds || (listsResources(family) && !byTag), byTag]
}

type Entry = Readonly<Record<string, unknown>>
type Carried = { readonly id: string; readonly key: string; readonly value: string }

/** What the model says of the entries that a list shows. */
function entriesOf(
  { listing: { form } }: Family,
  estate: Estate,
  resources: readonly Named[],
  wanted: Tag | undefined,
  value: string,
): readonly string[] {
  const all = resources.flatMap(({ type, id }) =>
    (estate.tagsOf([{ type, id }])[0] ?? []).map((text): Carried => {
      const [key = '', own = ''] = text.split('=')
      return { id, key, value: own }
    }),
  )
  const meant = all.filter((tag) => !wanted || (tag.key === wanted.key && (!value || tag.value === value)))
  const ofWhole = form.per === 'resource' || form.per === 'binding'
  const ids = new Set(meant.map(({ id }) => id))
  const shown = ofWhole ? all.filter(({ id }) => ids.has(id)) : meant
  const groups = Map.groupBy(shown, (tag) => nameIn(form.per, tag))
  return [...groups.values()].map((group) => shownAs(form.entry, group)).sort()
}

function nameIn(per: Unit, { id, key, value }: Carried): string {
  const names = { resource: id, binding: `${id} ${key}`, tag: `${key} ${value}`, key, value }
  return names[per]
}

function shownAs(form: EntryForm | Content, group: readonly Carried[]): string {
  return JSON.stringify(contentOf(form as Content, group))
}

/** As the answer would have it; types and categories are not of interest. */
function contentOf(content: Content | EntryForm, group: readonly Carried[]): unknown {
  const [first] = group
  const distinct = (texts: readonly string[]) => [...new Set(texts)].sort()
  const ids = distinct(group.map(({ id }) => id))
  const values = distinct(group.map(({ value }) => value))
  if (typeof content === 'string') {
    const words: Entry = {
      ...{ id: first?.id, key: first?.key, value: first?.value, values, ids },
      ...{ 'value-count': values.length, 'resource-count': ids.length },
    }
    return words[content] ?? ''
  }
  if ('countOf' in content) return content.countOf === 'instance' ? ids.length : 0
  if ('tags' in content) return group.map((tag) => contentOf(content.tags as EntryForm, [tag]))
  if ('fields' in content) return contentOf(content.fields as EntryForm, group)
  return Object.fromEntries(Object.entries(content).map(([name, inner]) => [name, contentOf(inner, group)]))
}

/** The entries of an answer, written as those of the model. */
export function entriesIn({ listing: { form } }: Family, body: Entry): readonly string[] {
  const found = form.at.split('.').reduce<unknown>((value, name) => (value as Entry)[name], body)
  return (found as readonly unknown[]).map((entry) => JSON.stringify(plain(form.entry, entry))).sort()
}

/** Without types, regions and categories, texts in one order. */
function plain(content: Content | EntryForm, value: unknown): unknown {
  if (typeof content === 'string') {
    if (/type|region|category/.test(content)) return ''
    return Array.isArray(value) ? value.toSorted() : value
  }
  if ('countOf' in content) return value
  if ('tags' in content)
    return (value as readonly unknown[]).map((tag) => plain(content.tags as EntryForm, tag))
  if ('fields' in content) return plain(content.fields as EntryForm, value)
  return Object.fromEntries(
    Object.entries(content).map(([name, inner]) => [name, plain(inner, (value as Entry)[name])]),
  )
}
