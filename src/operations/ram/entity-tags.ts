import { fail as refuse } from '../../core/error.ts'
import { type Tag, USUAL_TAG_QUOTA } from '../../core/tag.ts'
import { Fault, jsonList, jsonText, required } from '../../shape/json-records.ts'
import { flatStructures, type Parameters } from '../../shape/parameters.ts'
import type { Shape } from '../../shape/shape.ts'
import type { StoredTag } from '../../store/store.ts'
import { tagQuota } from '../../tagging/quotas.ts'
import type { Call, Caller, Fail, Services } from '../operation.ts'
import { ownTarget } from '../own-resources.ts'
import { array, object, text } from '../response.ts'
import type { Settings } from '../settings.ts'
import { checkKeys, checkValues } from '../tag/parameters.ts'
import { type Paging, pageOf, wantedOf } from './ram.ts'

/** A key, with its value where one is sent. */
type Sent = { readonly key: string; readonly value?: string }

const anyText = jsonText({ max: 256, empty: true })
const jsonTags = jsonList({ Key: required(anyText), Value: anyText }, Number.POSITIVE_INFINITY)

/** `Tag` as official clients send it, a JSON list of objects with Key and Value; or the flat list `Tag.1.Key`. */
const entityTags = (doc: string): Shape<readonly Sent[], 'InvalidParameter' | 'TooManyTags'> => ({
  description: {
    ...{ type: 'json', required: false, doc, example: '[{"Key":"owner","Value":"alice"}]' },
    limits: `1 to ${USUAL_TAG_QUOTA} entries`,
  },
  read: readTags,
  count: (tags) => {
    if (tags.length > USUAL_TAG_QUOTA) refuse('TooManyTags')
  },
})

function readTags(parameters: Parameters, name: string): readonly Sent[] {
  const json = parameters.get(name)
  const flat = [...parameters.keys()].some((key) => key.startsWith(`${name}.`))
  if (flat) {
    return flatStructures(parameters, name).map((fields) =>
      sentOf(fields.get('key') ?? '', fields.get('value')),
    )
  }
  if (!json) return []
  try {
    return jsonTags.read(JSON.parse(json)).map(({ Key, Value }) => sentOf(Key, Value))
  } catch (thrown) {
    if (!(thrown instanceof Fault || thrown instanceof SyntaxError)) throw thrown
    const where = thrown instanceof Fault ? ` ${thrown.place || 'It'} ${thrown.message}.` : ''
    return refuse('InvalidParameter', name, `It is a JSON list of objects with Key and Value.${where}`)
  }
}

function sentOf(key: string, value: string | undefined): Sent {
  return { key, ...(value !== undefined && { value }) }
}

/** The tags that something is made with. */
export const newTags = entityTags(
  'The tags that it is made with, which takes the right of TagResources on it, too.',
)

export const newTagErrors = [
  'InvalidParameter',
  'TooManyTags',
  'DuplicateTagKey',
  'TagKeyInvalid',
  'TagValueInvalid',
  'SystemTag',
  'NoPermissionKey',
] as const

type Checking = {
  readonly caller: Pick<Caller, 'delegation'>
  readonly settings: Pick<Settings, 'protectedTagKeys' | 'tagQuotas'>
  readonly fail: Fail<(typeof newTagErrors)[number]>
}

/** As TagResources looks at them; there may be as many as what is made may carry. */
export function checkNewTags(
  type: 'role' | 'policy',
  sent: readonly Sent[],
  { caller, settings, fail }: Checking,
): readonly Tag[] {
  if (sent.length > tagQuota(settings.tagQuotas, `ram:${type}`)) fail('TooManyTags')
  const tags = sent.map(({ key, value = '' }) => ({ key, value }))
  // Only a service principal can meet an error that is not declared, and none calls this.
  const checking = { caller, settings, fail: refuse }
  checkKeys(
    tags.map(({ key }) => key),
    checking,
  )
  checkValues(
    tags.map(({ value }) => value),
    fail,
  )
  return tags
}

/** The rights to make something with tags: that of the action, and that of tagging what it makes. */
export function wantedWithTags(action: string, caller: Caller, path: string, sent: readonly Sent[]) {
  const requestTags = new Map(sent.map(({ key, value = '' }) => [key, value]))
  const actions = sent.length > 0 ? [action, 'TagResources'] : [action]
  return actions.map((each) => ({ ...wantedOf(each, caller, path), requestTags }))
}

/** The tags by which a list is searched. */
export const tagFilter = entityTags('Only what carries all of these keys, with the value where one is given.')

/** The tags of one entry of a list. */
export const shownTags = object('Its tags.', {
  Tag: array(
    'The tags, in byte order of their keys.',
    object('A tag.', { TagKey: text('Its key.', 'owner'), TagValue: text('Its value.', 'alice') }),
  ),
})

type Named = { readonly name: string }
type Tagged<T> = T & { readonly tags: readonly StoredTag[] }

type Asked = {
  readonly type: 'role' | 'policy'
  readonly filter: readonly Sent[]
  readonly paging: Paging
  readonly call: Call
  readonly store: Services['store']
}

/** The page of a sorted list that begins after the marker: entries that carry the tags of the filter, with all of their tags. */
export async function taggedPage<T extends Named>(sorted: readonly T[], asked: Asked) {
  const { filter, paging } = asked
  const nameOf = ({ name }: Named) => name
  // Finds a marker that is none before the store is asked.
  const { entries, ...page } = pageOf(sorted, nameOf, paging)
  if (filter.length === 0) return { ...page, entries: await withTags(entries, asked) }
  const tagged = await withTags(sorted, asked)
  return pageOf(
    tagged.filter((entry) => carries(entry, filter)),
    nameOf,
    paging,
  )
}

async function withTags<T extends Named>(entries: readonly T[], { type, call, store }: Asked) {
  const targets = entries.map(({ name }) => ownTarget(type, name))
  const found = await store.readResources(call.guard, targets)
  return entries.map((entry, i): Tagged<T> => ({ ...entry, tags: found[i]?.tags ?? [] }))
}

function carries({ tags }: { readonly tags: readonly StoredTag[] }, filter: readonly Sent[]): boolean {
  return filter.every(({ key, value }) =>
    tags.some((tag) => tag.key === key && (value === undefined || tag.value === value)),
  )
}

export function toShownTags(tags: readonly Tag[]) {
  return { Tag: tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })) }
}
