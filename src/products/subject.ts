import { isRegion, regions } from '../catalog/region.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import { isResourceId } from '../core/arn.ts'
import { type ErrorName, fail } from '../core/error.ts'
import { categoryOf, isTagKey, isTagValue } from '../core/tag.ts'
import type { Settings } from '../operations/settings.ts'
import type { PairSent } from './encoding.ts'
import type { Family } from './family.ts'

/** Decoded parameters by name. */
export type Decoded = Readonly<Record<string, unknown>>

/** What a call is about. */
export type Subject = {
  readonly type: ResourceType
  /** What the wire calls the type. */
  readonly typeName: string
  readonly ids: readonly string[]
  /** The one that the call names. */
  readonly region: string | undefined
}

export function subjectOf(family: Family, input: Decoded): Subject {
  const { ids, words } = family
  const used = ids.filter(({ name }) => listOf(input, name).length > 0)
  if (used.length > 1) {
    const names = used.map(({ name }) => name)
    fail('InvalidParameter', names[1] ?? '', `Give one of ${names.join(' and ')}.`)
  }
  const [parameter] = used
  const named = parameter ? listOf(input, parameter.name) : []
  const sent = named.map((text) => idIn(text, parameter?.arnPrefix))
  if (sent.some((id) => !isResourceId(id))) fail(words.badResource)
  const region = family.region && (input[family.region.name] as string | undefined)
  const typeName = family.type && (input[family.type.name] as string | undefined)
  return { ...typeOf(family, typeName ?? parameter?.type), ids: [...new Set(sent)], region }
}

/** `services/x` of `acs:fc:cn-hangzhou:1234:services/x`, without the prefix. */
function idIn(text: string, arnPrefix: string | undefined): string {
  if (arnPrefix === undefined) return text
  const last = text.split(':').at(-1) ?? ''
  return last.startsWith(arnPrefix) ? last.slice(arnPrefix.length) : text
}

function typeOf({ types, words, type }: Family, sent: string | undefined) {
  const [first] = types
  const known = [...types].find(([name]) => name.toLowerCase() === sent?.toLowerCase())
  const [typeName, found] =
    (sent === undefined ? first : known) ?? fail(words.unknownType, type?.name ?? '', 'there is no such type')
  return { typeName, type: found }
}

export function listOf(input: Decoded, name: string | undefined): readonly string[] {
  return (name === undefined ? undefined : (input[name] as readonly string[] | undefined)) ?? []
}

/** The tags of all parameters that may carry them. */
export function pairsOf({ tags }: Family, input: Decoded): readonly PairSent[] {
  return tags.flatMap(({ name }) => (input[name] as readonly PairSent[] | undefined) ?? [])
}

/** What holds for the keys of every call that writes: distinct, well formed, the caller's to touch. */
export function checkKeys(family: Family, keys: readonly string[], settings: Settings): void {
  const { words, limits } = family
  if (new Set(keys).size < keys.length) fail(words.duplicateKey)
  refuseAny(keys, (key) => !isTagKey(key) || [...key].length > limits.keyLength, words.badKey)
  refuseAny(keys, (key) => categoryOf(key) === 'System' || settings.protectedTagKeys.has(key), words.notYours)
}

export function checkPairs(family: Family, pairs: readonly PairSent[]): void {
  const { words } = family
  if (pairs.some(({ key, value }) => key === '' && value)) fail(words.valueWithoutKey)
  refuseAny(pairs, ({ value = '' }) => !isTagValue(value), words.badValue)
}

function refuseAny<T>(values: readonly T[], isWrong: (value: T) => boolean, error: ErrorName): void {
  if (values.some(isWrong)) fail(error)
}

/** The region that a Host names, as `ecs.cn-hangzhou.aliyuncs.com` and `ecs-cn-hangzhou.aliyuncs.com` do. */
export function regionOfHost(host: string): string | undefined {
  const labels = host.toLowerCase().split('.', 2)
  return (
    labels.find(isRegion) ?? regions.find(({ id }) => labels.some((label) => label.endsWith(`-${id}`)))?.id
  )
}
