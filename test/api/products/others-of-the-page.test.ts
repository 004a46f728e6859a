import { after, describe } from 'node:test'
import { openTarget } from '../../support/target.ts'
import { numbered } from '../calls.ts'
import { type Refusal, refusesInItsWords } from './refusals.ts'

/** The products, beside ECS and OSS, that the page of UntagResources names. */
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

const reading = { ForbiddenByRam: 'permissions.test.ts' } as const
const writing = { ...reading, OperationConflict: 'permissions.test.ts' } as const
const tooMany = (name: string, count: number) =>
  numbered(
    name,
    Array.from({ length: count }, (_, i) => `${name}${i}`),
  )

/** `count` tags beside the first one. */
function tags(count: number, prefix = 'q'): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`Tag.${i + 2}.Key`, `${prefix}${i}`]))
}

type Words = {
  readonly tooManyResources?: 'ProductTooManyResources' | 'CdnTooManyResources'
  readonly tooManyTags?: 'ProductTooManyTags' | 'CdnTooManyTags'
  readonly duplicateKey?: 'ProductDuplicateKey' | 'CdnDuplicateKey'
  readonly region?: 'required' | 'optional'
  readonly resources?: number
  readonly longestKey?: number
}

/** The faults of calls in the usual form. */
function usual(
  list: 'Tag' | 'TagKey',
  { resources = 50, longestKey = 128, ...words }: Words,
): readonly Refusal[] {
  const key = list === 'Tag' ? 'Tag.1.Key' : 'TagKey.1'
  const second = list === 'Tag' ? 'Tag.2.Key' : 'TagKey.2'
  const { region = 'required', tooManyResources = 'ProductTooManyResources' } = words
  const { tooManyTags = 'ProductTooManyTags', duplicateKey = 'ProductDuplicateKey' } = words
  return [
    ...(region === 'required'
      ? ([['ProductMissingParameter', { RegionId: undefined }, 'RegionId']] as const)
      : []),
    ['RegionNotFound', { RegionId: 'mars' }],
    ['ProductMissingParameter', { ResourceType: undefined }, 'ResourceType'],
    ['ProductMissingParameter', { 'ResourceId.1': undefined }, 'ResourceId'],
    ['ProductMissingParameter', { [key]: undefined, 'Tag.1.Value': undefined }, list],
    ['ProductResourceType', { ResourceType: 'nothing' }],
    [tooManyResources, tooMany('ResourceId', resources + 1), String(resources)],
    [tooManyTags, list === 'Tag' ? tags(20) : tooMany('TagKey', 21), '20'],
    ['ResourceNotFound', { 'ResourceId.2': '*' }],
    [duplicateKey, { [second]: 'k' }],
    ['ProductTagKey', { [key]: 'k'.repeat(longestKey + 1) }],
    ['ProductNoPermissionTag', { [key]: 'Aliyun' }],
    [
      'InvalidParameter',
      { ResourceId: 'x' },
      'ResourceId',
      'Write the list as ResourceId.1, ResourceId.2 and so on.',
    ],
  ]
}

function standard(product: {
  readonly api: string
  readonly actions: readonly [untag: string, tag: string]
  readonly type: string
  readonly id: string
  readonly words?: Words
  readonly denied?: 'Forbidden'
}): void {
  const { api, actions, type, id, words = {}, denied = 'ForbiddenByRam' } = product
  const [untag, tag] = actions
  const named = { RegionId: 'cn-hangzhou', ResourceType: type, 'ResourceId.1': id }
  const elsewhere = { [denied]: 'permissions.test.ts', OperationConflict: 'permissions.test.ts' }
  refusesInItsWords(target, {
    ...{ api, action: tag, elsewhere, valid: { ...named, 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' } },
    refusals: [
      ...usual('Tag', words),
      ['ProductTagValue', { 'Tag.1.Value': 'a"b' }],
      ['ProductTagMismatch', { 'Tag.2.Value': 'v' }],
      ['ProductQuota', { ...tags(19), 'Tag.1.Key': 'new' }],
    ],
  })
  refusesInItsWords(target, {
    ...{ api, action: untag, elsewhere, valid: { ...named, 'TagKey.1': 'k' } },
    refusals: [...usual('TagKey', words), ['ResourceNotFound', { 'ResourceId.2': 'unknown' }]],
  })
}

const cdn: Words = {
  ...{
    tooManyResources: 'CdnTooManyResources',
    tooManyTags: 'CdnTooManyTags',
    duplicateKey: 'CdnDuplicateKey',
  },
  region: 'optional',
}

describe('SLB refuses in its own words', () => {
  const words = { resources: 20, longestKey: 64 }
  standard({ api: 'Slb', actions: ['UntagResources', 'TagResources'], type: 'instance', id: 'lb-1', words })

  const tag = (key: string, value = 'v') => ({ TagKey: key, TagValue: value })
  const json = (...pairs: readonly unknown[]) => ({ Tags: JSON.stringify(pairs) })
  const legacy = { RegionId: 'cn-hangzhou', LoadBalancerId: 'lb-2', ...json(tag('k')) }
  const fives = Array.from({ length: 6 }, (_, i) => tag(`k${i}`))
  const refusals: readonly Refusal[] = [
    ['ProductMissingParameter', { RegionId: undefined }, 'RegionId'],
    ['ProductMissingParameter', { LoadBalancerId: undefined }, 'LoadBalancerId'],
    ['RegionNotFound', { RegionId: 'mars' }],
    ['SlbMissingTags', { Tags: undefined }],
    ['SlbMissingTags', { Tags: '[]' }],
    ['SlbQuota', json(...fives)],
    ['SlbTagKey', json(tag('k'.repeat(65)))],
    ['SlbTagValue', json(tag('k', 'v'.repeat(129)))],
    ['ProductTagMismatch', json({ TagValue: 'v' })],
    ['ProductDuplicateKey', json(tag('k'), tag('k', 'w'))],
    ['SlbNoPermission', json(tag('acs:k'))],
    ['SlbNotFound', { LoadBalancerId: '*' }],
    [
      'InvalidParameter',
      { Tags: '[1]' },
      'Tags',
      'It is a JSON array of objects with key and value, or a JSON object.',
    ],
  ]
  const elsewhere = {
    ...writing,
    ProductTooManyResources: 'one LoadBalancerId is all that it takes',
  } as const
  refusesInItsWords(target, { ...{ api: 'Slb', action: 'AddTags', valid: legacy, elsewhere }, refusals })
  refusesInItsWords(target, {
    ...{ api: 'Slb', action: 'RemoveTags', valid: legacy, elsewhere },
    refusals: [...refusals, ['SlbNotFound', { LoadBalancerId: 'lb-unknown' }]],
  })
})

describe('RDS refuses in its own words', () => {
  standard({ api: 'Rds', actions: ['UntagResources', 'TagResources'], type: 'INSTANCE', id: 'rm-1' })

  const legacy = { RegionId: 'cn-hangzhou', DBInstanceId: 'rm-2', Tags: '{"k":"v"}' }
  const object = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']))
  const refusals: readonly Refusal[] = [
    ['ProductMissingParameter', { RegionId: undefined }, 'RegionId'],
    ['ProductMissingParameter', { DBInstanceId: undefined }, 'DBInstanceId'],
    ['ProductMissingParameter', { Tags: undefined }, 'Tags'],
    ['RegionNotFound', { RegionId: 'mars' }],
    ['ProductTooManyTags', { Tags: JSON.stringify(object(11)) }, '10'],
    ['ProductTooManyTags', numberedKeys(6), '5'],
    ['ProductTagKey', { Tags: '{"a\\"b":""}' }],
    ['ProductTagValue', { 'Tag.1.key': 'a', 'Tag.1.value': 'a"b' }],
    ['ProductTagMismatch', { 'Tag.1.value': 'v' }],
    ['ProductDuplicateKey', { 'Tag.1.key': 'k' }],
    ['ProductNoPermissionTag', { Tags: '{"ALIYUN":""}' }],
    ['DbInstanceNotFound', { DBInstanceId: '*' }],
    [
      'InvalidParameter',
      { Tags: '{' },
      'Tags',
      'It is a JSON array of objects with key and value, or a JSON object.',
    ],
  ]
  refusesInItsWords(target, {
    ...{ api: 'Rds', action: 'AddTagsToResource', valid: legacy, elsewhere: writing },
    refusals: [
      ...refusals,
      [
        'ProductTooManyResources',
        { DBInstanceId: Array.from({ length: 31 }, (_, i) => `rm-${i}`).join() },
        '30',
      ],
      ['ProductQuota', { Tags: JSON.stringify(object(10)) }],
    ],
  })
  refusesInItsWords(target, {
    ...{ api: 'Rds', action: 'RemoveTagsFromResource', valid: legacy },
    refusals: [...refusals, ['DbInstanceNotFound', { DBInstanceId: 'rm-unknown' }]],
    elsewhere: { ...writing, ProductTooManyResources: 'one DBInstanceId is all that it takes' },
  })
})

function numberedKeys(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`Tag.${i + 1}.key`, `n${i}`]))
}

describe('VOD, DCDN and Live refuse in the words that are known of them and of CDN', () => {
  const vod = { api: 'vod', type: 'DOMAIN', id: 'vod.example.com' }
  standard({ ...vod, actions: ['UnTagVodResources', 'TagVodResources'], words: { region: 'optional' } })
  standard({ ...vod, actions: ['UntagResources', 'TagResources'] })
  const dcdn = { api: 'dcdn', type: 'DOMAIN', id: 'dcdn.example.com', words: cdn }
  standard({ ...dcdn, actions: ['UntagDcdnResources', 'TagDcdnResources'] })
  const live = { api: 'live', type: 'DOMAIN', id: 'live.example.com', words: cdn }
  standard({ ...live, actions: ['UnTagLiveResources', 'TagLiveResources'] })
  const caster = {
    api: 'live',
    type: 'caster',
    id: 'caster-1',
    words: { ...cdn, region: 'required' },
  } as const
  standard({ ...caster, actions: ['UntagResources', 'TagResources'] })
})

describe('VPC refuses in its own words', () => {
  const denied = 'Forbidden'
  standard({ api: 'Vpc', actions: ['UnTagResources', 'TagResources'], type: 'VPC', id: 'vpc-1', denied })
  standard({
    ...{ api: 'Vpc', type: 'PHYSICALCONNECTION', id: 'pc-1', denied },
    actions: ['UntagResourcesForExpressConnect', 'TagResourcesForExpressConnect'],
  })
})
