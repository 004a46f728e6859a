import type { ResourceType } from '../../../src/catalog/resource-type.ts'
import { canBeWithout } from '../../../src/catalog/without-tag.ts'
import type { Tag } from '../../../src/core/tag.ts'
import type { Random } from '../../contract/random.ts'
import type { Estate, Named } from './estate.ts'

type Body = Readonly<Record<string, unknown>>

/** A list of the Tag API, what its answer shows, and what the estate says of it; each in one order. */
export type TagList = {
  readonly action: string
  readonly parameters: Readonly<Record<string, string>>
  readonly shows: (body: Body) => readonly string[]
  readonly expect: (estate: Estate) => readonly string[]
}

type Shown = { readonly Key: string; readonly Value: string }
/** What a list is of: a type, all of its resources, a tag. */
type Scope = { readonly type: ResourceType; readonly own: readonly Named[]; readonly tag: Tag }

const lists = [withTag, withKey, withoutTag, keysOfType, valuesOfType] as const

export function drawTagList(random: Random, scope: Scope): TagList {
  const { action, parameters, ...list } = random.pick(lists)(scope)
  return { ...list, action, parameters: { RegionId: 'cn-hangzhou', ...parameters } }
}

function withTag({ type, own, tag: { key, value } }: Scope): TagList {
  const arn = `arn:acs:${type.product}:*:*:${type.type}/*`
  return {
    action: 'ListTagResources',
    parameters: { 'ResourceARN.1': arn, Tags: JSON.stringify({ [key]: value }) },
    shows: ({ TagResources }) =>
      (TagResources as { ResourceARN: string; Tags: Shown[] }[])
        .map(({ ResourceARN, Tags }) => lineOf(ResourceARN.split('/')[1] ?? '', Tags.map(textOf)))
        .sort(),
    expect: (estate) => linesOf(estate, own, (tags) => tags.includes(`${key}=${value}`)),
  }
}

function withKey(scope: Scope): TagList {
  const { key, value } = scope.tag
  const wanted = (tags: readonly string[]) => tags.some((tag) => isMeant(tag, key, value))
  return { ...searching(scope), expect: (estate) => linesOf(estate, scope.own, wanted) }
}

/** Of a type that cannot be searched so, the list of those that carry the tag. */
function withoutTag(scope: Scope): TagList {
  if (!canBeWithout(scope.type.name)) return withKey(scope)
  const { key, value } = scope.tag
  const { parameters, ...list } = searching(scope)
  const wanted = (tags: readonly string[]) => !tags.some((tag) => isMeant(tag, key, value))
  return {
    ...{ ...list, parameters: { ...parameters, FuzzyType: 'NOT' } },
    expect: (estate) => linesOf(estate, scope.own, wanted),
  }
}

/** An empty value is any. */
function isMeant(tag: string, key: string, value: string): boolean {
  return value === '' ? tag.startsWith(`${key}=`) : tag === `${key}=${value}`
}

function searching({ type, tag: { key, value } }: Scope): Omit<TagList, 'expect'> {
  return {
    action: 'ListResourcesByTag',
    parameters: {
      ...{ ResourceType: nameOf(type), IncludeAllTags: 'true' },
      ...{ 'TagFilter.Key': key, 'TagFilter.Value': value },
    },
    shows: ({ Resources }) =>
      (Resources as { ResourceId: string; Tags: Shown[] }[])
        .map(({ ResourceId, Tags }) => lineOf(ResourceId, Tags.map(textOf)))
        .sort(),
  }
}

function keysOfType({ type, own }: Scope): TagList {
  return {
    action: 'ListTagKeys',
    parameters: { ResourceType: nameOf(type) },
    shows: ({ Keys }) => (Keys as { Key: { Key: string }[] }).Key.map(({ Key }) => Key).sort(),
    expect: (estate) => distinct(carried(estate, own).map((tag) => tag.split('=')[0] ?? '')),
  }
}

function valuesOfType({ type, own, tag: { key } }: Scope): TagList {
  return {
    action: 'ListTagValues',
    parameters: { ResourceType: nameOf(type), Key: key },
    shows: ({ Values }) => (Values as { Value: string[] }).Value.toSorted(),
    expect(estate) {
      const tags = carried(estate, own).filter((tag) => tag.startsWith(`${key}=`))
      return distinct(tags.map((tag) => tag.slice(key.length + 1)))
    },
  }
}

function nameOf({ product, type }: ResourceType): string {
  return `ALIYUN::${product}::${type}`
}

function carried(estate: Estate, own: readonly Named[]): readonly string[] {
  return estate.tagsOf(own).flatMap((tags) => tags ?? [])
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort()
}

/** The resources that are there with such tags. */
function linesOf(estate: Estate, own: readonly Named[], wanted: (tags: readonly string[]) => boolean) {
  const tagsOf = estate.tagsOf(own)
  return own.flatMap(({ id }, i) => (tagsOf[i] && wanted(tagsOf[i]) ? [lineOf(id, tagsOf[i])] : [])).sort()
}

function lineOf(id: string, tags: readonly string[]): string {
  return `${id}: ${tags.join(', ')}`
}

function textOf({ Key, Value }: Shown): string {
  return `${Key}=${Value}`
}
