import { centralRegion } from '../catalog/region.ts'
import { fail } from '../core/error.ts'
import { isTagKey } from '../core/tag.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { array, type Field, type Fields, object, text } from '../operations/response.ts'
import type { TagCondition } from '../store/estate.ts'
import type { TaggedResource } from '../tagging/list-tags.ts'
import type { Refusal } from '../tagging/write-whole.ts'
import type { Family, ListForm, NameStyle } from './family.ts'
import { refuse } from './refusal.ts'
import { type Decoded, pairsOf, regionOfHost, type Subject, subjectOf } from './subject.ts'

/** Resources per page; no product lets all of its callers say another number. */
const PAGE = 50

/** The parts of a list that differ from those of other roles. */
export function listing(family: Family, action: string): Pick<AnyOperation, 'check' | 'handle'> {
  return {
    check: ({ input }) => {
      const subject = subjectOf(family, input)
      const filters = filtersOf(family, input)
      if (subject.ids.length + filters.length === 0) fail(family.words.nothingNamed)
      return { ...subject, filters, token: input[nextToken(family)] as string | undefined }
    },
    async handle({ checked, ...handling }) {
      const { ids, typeName } = checked
      const found =
        ids.length > 0
          ? await named(checked, action, handling)
          : await filtered(family, checked, action, handling)
      if ('reason' in found) return refuse(family, found, handling.deny)
      return { ...family.answer, ...listAnswer(family, typeName, found.resources, found.next) }
    },
  }
}

type Asked = Subject & { readonly filters: readonly TagCondition[]; readonly token: string | undefined }
type Handling = Omit<Parameters<AnyOperation['handle']>[0], 'checked'>
type Page = { readonly resources: readonly TaggedResource[]; readonly next?: string }

/** The resources that the call names, all on one page. */
async function named(asked: Asked, action: string, { call, tagging }: Handling): Promise<Refusal | Page> {
  const { type, ids, region, filters } = asked
  const resources = await tagging.locate(call.guard, type, ids, region ?? regionOfHost(call.host))
  const found = await tagging.readTags({ call, resources, action })
  return 'reason' in found ? found : { resources: found.filter((resource) => carries(resource, filters)) }
}

/** A page of the resources that carry the tags. */
async function filtered(
  family: Family,
  asked: Asked,
  action: string,
  handling: Handling,
): Promise<Refusal | Page> {
  const { call, tagging, pages } = handling
  const { type, filters, token } = asked
  const region = asked.region ?? regionOfHost(call.host) ?? centralRegion
  const { account } = call.caller
  const query = {
    operation: call.change.operation,
    account,
    filters: [family.version, type.name, region, filters],
  }
  const after = token === undefined ? undefined : (pages.open(query, token) ?? fail('InvalidNextToken'))
  const page = await tagging.findTags({ call, type, region, filters, action, after, limit: PAGE })
  if ('reason' in page) return page
  return {
    resources: page.resources,
    ...(page.next && { next: pages.seal(query, page.next) }),
  }
}

function filtersOf(family: Family, input: Decoded): readonly TagCondition[] {
  const pairs = pairsOf(family, input).map(({ key, value }) => ({ key, ...(value && { values: [value] }) }))
  const further = family.tagFilters ? (input[family.tagFilters] as readonly TagCondition[]) : []
  const filters = [...pairs, ...further]
  if (filters.some(({ key }) => !isTagKey(key))) fail(family.words.badKey)
  return filters
}

/** `NextToken`, as the product spells it. */
export function nextToken({ listNames }: Pick<Family, 'listNames'>): string {
  return spelled('NextToken', listNames)
}

function carries({ tags }: TaggedResource, filters: readonly TagCondition[]): boolean {
  return filters.every(({ key, values }) =>
    tags.some((tag) => tag.key === key && (!values || values.includes(tag.value))),
  )
}

const entry = object('A tag of a resource.', {
  ResourceId: text('The resource.', 'res-1'),
  ResourceType: text('Its type.'),
  TagKey: text('Key.', 'k1'),
  TagValue: text('Value.', 'v1'),
})
const resource = object('A resource.', {
  ResourceId: text('The resource.', 'res-1'),
  Tag: array('Its tags.', object('A tag.', { Key: text('Key.', 'k1'), Value: text('Value.', 'v1') })),
})

/** The fields of an answer. */
export function listFields({ listForm, listNames, listRoot, listWithin }: Family): Fields {
  const entries = array('One entry for each tag of each resource.', entry)
  const shapes: Readonly<Record<ListForm, Field<unknown>>> = {
    wrapped: object('What was found.', { TagResource: entries }),
    plain: entries,
    grouped: array('The resources.', resource),
  }
  const fields = {
    NextToken: text('Send it to get the next page. Empty on the last one.', ''),
    [listRoot ?? 'TagResources']: shapes[listForm],
  }
  const spelled = spelledFields(fields, listNames)
  return listWithin === undefined ? spelled : { [listWithin]: object('What was found.', spelled) }
}

function spelledFields(fields: Fields, style: NameStyle): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [spelled(name, style), spelledField(field, style)]),
  )
}

function spelledField(field: Field<unknown>, style: NameStyle): Field<unknown> {
  return {
    ...field,
    ...(field.fields && { fields: spelledFields(field.fields, style) }),
    ...(field.item && { item: spelledField(field.item, style) }),
  }
}

/** The fields with which an answer says this. */
export function listAnswer(
  { listForm, listNames, listRoot, listWithin }: Family,
  typeName: string,
  found: readonly TaggedResource[],
  nextToken = '',
): Readonly<Record<string, unknown>> {
  const answer = {
    NextToken: nextToken,
    [listRoot ?? 'TagResources']: foundIn(listForm, typeName, found),
  }
  const content = spelledValue(answer, listNames) as Readonly<Record<string, unknown>>
  return listWithin === undefined ? content : { [listWithin]: content }
}

function foundIn(form: ListForm, typeName: string, found: readonly TaggedResource[]) {
  if (form === 'grouped') {
    const tagged = found.filter(({ tags }) => tags.length > 0)
    return tagged.map(({ id, tags }) => ({ ResourceId: id, Tag: tags.map(pair) }))
  }
  const entries = found.flatMap(({ id, tags }) =>
    tags.map(({ key, value }) => ({ ResourceId: id, ResourceType: typeName, TagKey: key, TagValue: value })),
  )
  return form === 'plain' ? entries : { TagResource: entries }
}

function pair({ key, value }: { key: string; value: string }) {
  return { Key: key, Value: value }
}

function spelledValue(value: unknown, style: NameStyle): unknown {
  if (style === 'pascal' || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => spelledValue(element, style))
  const entries = Object.entries(value)
  return Object.fromEntries(
    entries.map(([name, content]) => [spelled(name, style), spelledValue(content, style)]),
  )
}

function spelled(name: string, style: NameStyle): string {
  if (style === 'pascal') return name
  const camel = name.charAt(0).toLowerCase() + name.slice(1)
  return style === 'camel' ? camel : camel.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}
