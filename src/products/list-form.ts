import { array, count, type Field, type Fields, object, text } from '../operations/response.ts'
import { type NameStyle, spelled } from './spelling.ts'

/**
 * What an entry of a list is about: a resource, a tag of a resource, or a tag, a key or a value, however many resources
 * carry it.
 */
export type Unit = 'resource' | 'binding' | 'tag' | 'key' | 'value'

/** What an entry says in one word; `category` is `Custom` or `System`, `small-category` the same in lower case. */
export type Word =
  | ('id' | 'type' | 'region' | 'key' | 'value' | 'category' | 'small-category')
  /** The values of a key; the ids of the resources that carry it; how many these are. */
  | ('values' | 'ids' | 'value-count' | 'resource-count')

/** What a field of an entry says. */
export type Content =
  | Word
  /** How many of the resources are of this type. */
  | { readonly countOf: string }
  /** The tags of a resource, each as said. */
  | { readonly tags: EntryForm }
  /** More of the same entry. */
  | { readonly fields: EntryForm }

export type EntryForm = Readonly<Record<string, Content>>

/** How the entries of a list stand in its answer. */
export type ListForm = {
  readonly per: Unit
  /** Where they stand: `TagResources.TagResource`, a field within a field. */
  readonly at: string
  /** The fields of each, or what each says where it is no object. */
  readonly entry: EntryForm | Word
}

const binding: EntryForm = { ResourceId: 'id', ResourceType: 'type', TagKey: 'key', TagValue: 'value' }

/** The forms that most lists of resources have. */
export const listForms = {
  wrapped: { per: 'binding', at: 'TagResources.TagResource', entry: binding },
  plain: { per: 'binding', at: 'TagResources', entry: binding },
  grouped: {
    ...{ per: 'resource', at: 'TagResources' },
    entry: { ResourceId: 'id', Tag: { tags: { Key: 'key', Value: 'value' } } },
  },
} as const satisfies Readonly<Record<string, ListForm>>

/** What is known of an entry. */
export type Entry = {
  readonly id?: string
  readonly type?: string
  readonly region?: string
  readonly key?: string
  readonly value?: string
  readonly category?: string
  /** Of a resource. */
  readonly tags?: readonly Entry[]
  /** Of a key. */
  readonly values?: readonly string[]
  /** The resources that carry a key or tag. */
  readonly carriers?: readonly { readonly id: string; readonly type: string }[]
}

const UNITS: Readonly<Record<Unit, string>> = {
  resource: 'A resource.',
  binding: 'A tag of a resource.',
  tag: 'A tag.',
  key: 'A key.',
  value: 'A value.',
}

/** The field of an answer in which the entries are. */
export function entriesField({ per, at, entry }: ListForm, style: NameStyle): Fields {
  const item = typeof entry === 'string' ? WORDS[entry] : object(UNITS[per], fieldsOf(entry))
  const [name = '', inner] = at.split('.')
  const entries = array('What was found.', item)
  const field = inner === undefined ? entries : object('What was found.', { [inner]: entries })
  return spelledFields({ [name]: field }, style)
}

/** The entries as the answer has them. */
export function entriesIn(
  { at, entry }: ListForm,
  found: readonly Entry[],
  style: NameStyle,
): Readonly<Record<string, unknown>> {
  const entries = found.map((one) => (typeof entry === 'string' ? wordOf(entry, one) : said(entry, one)))
  const [name = '', inner] = at.split('.')
  const answer = { [name]: inner === undefined ? entries : { [inner]: entries } }
  return spelledValue(answer, style) as Record<string, unknown>
}

function fieldsOf(form: EntryForm): Fields {
  return Object.fromEntries(Object.entries(form).map(([name, content]) => [name, fieldOf(content)]))
}

function fieldOf(content: Content): Field<unknown> {
  if (typeof content === 'string') return WORDS[content]
  if ('countOf' in content) return count('How many resources of this type carry it.', '1')
  if ('tags' in content) return array('Its tags.', object('A tag.', fieldsOf(content.tags)))
  return object('As follows.', fieldsOf(content.fields))
}

const WORDS: Readonly<Record<Word, Field<unknown>>> = {
  id: text('The resource.', 'res-1'),
  type: text('Its type.'),
  region: text('Its region.', 'cn-hangzhou'),
  key: text('Key.', 'k1'),
  value: text('Value.', 'v1'),
  category: text('Custom or System.', 'Custom'),
  'small-category': text('custom or system.', 'custom'),
  values: array('Its values.', text('A value.', 'v1')),
  ids: array('The resources that carry it.', text('A resource.', 'res-1')),
  'value-count': count('How many values it has.', '1'),
  'resource-count': count('How many resources carry it.', '1'),
}

function said(form: EntryForm, entry: Entry): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(form).map(([name, content]) => [name, contentOf(content, entry)]))
}

function contentOf(content: Content, entry: Entry): unknown {
  if (typeof content === 'string') return wordOf(content, entry)
  if ('tags' in content) return (entry.tags ?? []).map((tag) => said(content.tags, tag))
  if ('fields' in content) return said(content.fields, entry)
  return (entry.carriers ?? []).filter(({ type }) => type === content.countOf).length
}

function wordOf(word: Word, entry: Entry): unknown {
  switch (word) {
    case 'values':
      return entry.values ?? []
    case 'ids':
      return (entry.carriers ?? []).map(({ id }) => id)
    case 'value-count':
      return entry.values?.length ?? 0
    case 'resource-count':
      return entry.carriers?.length ?? 0
    case 'small-category':
      return entry.category?.toLowerCase() ?? ''
    default:
      return entry[word] ?? ''
  }
}

function spelledFields(fields: Fields, style: NameStyle): Fields {
  if (style === 'pascal') return fields
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

function spelledValue(value: unknown, style: NameStyle): unknown {
  if (style === 'pascal' || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => spelledValue(element, style))
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => [spelled(name, style), spelledValue(content, style)]),
  )
}
