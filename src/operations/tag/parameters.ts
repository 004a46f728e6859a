import { findResourceType } from '../../catalog/catalog.ts'
import { isRegion } from '../../catalog/region.ts'
import type { ResourceType } from '../../catalog/resource-type.ts'
import { fail } from '../../core/error.ts'
import { categoryOf, isTagKey, isTagValue } from '../../core/tag.ts'
import type { Parameters } from '../../shape/parameters.ts'
import type { Shape } from '../../shape/shape.ts'
import { list, oneOf, optionalString, string } from '../../shape/shapes.ts'
import type { NameErrors } from '../../tagging/resource-names.ts'
import type { Caller, Fail } from '../operation.ts'
import type { Settings } from '../settings.ts'

export const MAX_RESOURCES = 50
export const MAX_TAGS = 10

export const regionId = (doc: string, example = 'cn-hangzhou') =>
  string({
    ...{ doc, example },
    required: 'MissingRegionId',
    accept: isRegion,
    invalid: 'RegionNotFound',
  })

export const optionalRegionId = (doc: string) =>
  optionalString({ doc, example: 'cn-hangzhou', accept: isRegion, invalid: 'RegionNotFound' })

export const writtenRegionId = () =>
  regionId(
    'The region of the resources. For a centrally deployed service cn-hangzhou, or a region of its own; for any other, the region that the resource is in.',
  )

const TYPE = /^ALIYUN::([^:]+)::([^:]+)$/i

/** The type that `ALIYUN::PRODUCT::TYPE` names, in any case. */
export function typeNamed(text: string): ResourceType | undefined {
  const [, product, type] = TYPE.exec(text) ?? []
  return product && type ? findResourceType(product, type) : undefined
}

/** The key of a search. That a value is there without it has an error of its own. */
export function filterKey(): Shape<string, 'MissingTagKey' | 'MissingTagKeyParameter' | 'ListTagKeyInvalid'> {
  const key = string({
    doc: 'The key. Case matters.',
    example: 'k1',
    required: 'MissingTagKeyParameter',
    accept: isTagKey,
    invalid: 'ListTagKeyInvalid',
  })
  return {
    ...key,
    require: (parameters, name) => {
      const [of] = name.split('.')
      if (!parameters.get(name) && parameters.get(`${of}.Value`)) fail('MissingTagKey')
      key.require?.(parameters, name)
    },
  }
}

/** Of a list of keys or values. */
export const resourceTypeFilter = (doc: string) =>
  optionalString({
    doc,
    example: 'ALIYUN::ECS::INSTANCE',
    accept: (text) => typeNamed(text) !== undefined,
    invalid: 'ListResourceType',
  })

/** How a list of keys or values takes its TagFilter. */
export const textFuzzyType = (field: 'Key' | 'Value') =>
  oneOf({
    doc: `How TagFilter.${field} is meant. EQUAL: this very text. PREFIX: all that begins with it, case included.`,
    example: 'PREFIX',
    values: ['EQUAL', 'PREFIX'],
    fallback: 'EQUAL',
    invalid: 'FuzzyQueryNotSupported',
  })

/** Whether a list is of what resources carry, or of the account's preset tags. */
export const queryType = () =>
  oneOf({
    doc: 'ResourceTag: tags of resources. MetaTag: the preset tags of the account, the same in every region. In any case.',
    example: 'ResourceTag',
    values: ['ResourceTag', 'MetaTag'],
    fallback: 'ResourceTag',
  })

/** The resources of a call that writes. */
export const resourceArns = (unknown: string) =>
  list({
    doc: `The resources, as arn:acs:{ProductCode}:{Region}:{Account}:{ResourceType}/{ResourceId}. Region may be *, the region of the call; Account may be *, the account of the caller. Product and type may also be named as Resource Group, ActionTrail and Resource Center name them. ${unknown}`,
    example: 'arn:acs:vpc:cn-hangzhou:123456789****:vpc/vpc-bp19dd90tkt6tz7wu****',
    required: 'MissingResourceIds',
    max: MAX_RESOURCES,
    tooMany: 'TooManyResources',
  })

/** The errors of the ARNs in a call that writes. */
export const arnErrors = {
  format: 'ArnFormat',
  product: 'ArnServiceCode',
  type: 'ArnResourceType',
  account: 'ArnAccount',
  region: 'ArnRegion',
} as const satisfies NameErrors<
  'ArnFormat' | 'ArnServiceCode' | 'ArnResourceType' | 'ArnAccount' | 'ArnRegion'
>

/** The errors of the parameters that service principals send and nobody else may. */
export const trustedCallerErrors = [
  'MissingAliUid',
  'MissingBid',
  'MissingCreateby',
  'MissingServiceCode',
  'InvalidCategory',
  'NoPermissionKeyCategory',
] as const

type KeyErrors =
  | 'DuplicateTagKey'
  | 'TagKeyInvalid'
  | 'SystemTag'
  | 'NoPermissionKeyCategory'
  | 'NoPermissionKey'

type KeyScope = {
  readonly caller: Pick<Caller, 'delegation'>
  readonly settings: Pick<Settings, 'protectedTagKeys'>
  readonly fail: Fail<KeyErrors>
}

/** What holds for the keys of every call that writes: distinct, well formed, the caller's to touch. */
export function checkKeys(keys: readonly string[], { caller, settings, fail: refuse }: KeyScope): void {
  if (new Set(keys).size < keys.length) refuse('DuplicateTagKey')
  const invalid = keys.filter((key) => !isTagKey(key))
  if (invalid.length > 0) refuse('TagKeyInvalid', invalid.join(', '))
  const category = caller.delegation?.category ?? 'Custom'
  if (keys.some((key) => categoryOf(key) !== category)) {
    refuse(caller.delegation ? 'NoPermissionKeyCategory' : 'SystemTag')
  }
  if (keys.some((key) => settings.protectedTagKeys.has(key))) refuse('NoPermissionKey')
}

export function checkValues(values: readonly string[], refuse: Fail<'TagValueInvalid'>): void {
  const invalid = new Set(values.filter((value) => !isTagValue(value)))
  if (invalid.size > 0) refuse('TagValueInvalid', [...invalid].join(', '))
}

/**
 * `Tag.N.Key` and `Tag.N.Value`, which the page's error table knows and its parameters do not: whoever sends
 * them means something, so they are never ignored.
 */
export function legacyTagPairs(): Shape<
  undefined,
  'MissingTagKey' | 'TagValueInvalid' | 'UnsupportedParameter'
> {
  return { refuse: refuseTagPairs, read: () => undefined }
}

const TAG_PART = /^Tag\.([1-9][0-9]*)\.(Key|Value)$/

function refuseTagPairs(parameters: Parameters, name: string): void {
  const sent = [...parameters.keys()].filter((key) => key === name || key.startsWith(`${name}.`))
  for (const key of sent) {
    const [, index, part] = TAG_PART.exec(key) ?? []
    if (part === 'Value' && !parameters.has(`Tag.${index}.Key`)) fail('MissingTagKey')
  }
  const values = sent
    .filter((key) => TAG_PART.exec(key)?.[2] === 'Value')
    .map((key) => parameters.get(key) ?? '')
  checkValues(values, fail)
  const [first] = sent
  if (first !== undefined) fail('UnsupportedParameter', first)
}
