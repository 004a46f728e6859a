import { after, describe } from 'node:test'
import type { ErrorName } from '../../../src/core/error.ts'
import type { Parameters } from '../../support/service.ts'
import { openTarget } from '../../support/target.ts'
import { numbered, REGION } from '../calls.ts'
import { type Refusal, refusesInItsWords } from './refusals.ts'

/** Whatever a list of the products that the page of UntagResources names may be refused for. */
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

type List = {
  readonly api: string
  readonly action: string
  readonly region?: 'required' | 'optional'
  readonly type?: readonly [name: string, need: 'required' | 'optional']
  readonly ids?: readonly [name: string, most: number]
  readonly tags?: readonly [name: 'Tag' | 'Tags', most: number]
  /** By number, with the entries of the largest page; without it by token, or not at all. */
  readonly pages?: number | 'token' | 'none'
  /** Whether it has to name resources or tags. */
  readonly names?: boolean
  readonly words?: Words
}
type Words = Readonly<Partial<Record<keyof typeof usual, ErrorName>>>

const usual = {
  noRegion: 'ProductMissingParameter',
  noType: 'ProductMissingParameter',
  unknownType: 'ProductResourceType',
  badResource: 'ResourceNotFound',
  tooManyResources: 'ProductTooManyResources',
  tooManyTags: 'ProductTooManyTags',
  badKey: 'ProductTagKey',
  denied: 'ForbiddenByRam',
} as const satisfies Readonly<Record<string, ErrorName>>

const many = (name: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [name.replace('N', `${i + 1}`), `k${i}`]))

function refuses(list: List): void {
  const { api, action, ids, tags, pages = 'token' } = list
  const words = { ...usual, ...list.words }
  const isBare = pages === 'none' && (ids?.[1] ?? 0) < 2 && !tags
  const elsewhere = {
    [words.denied]: 'permissions.test.ts',
    ...(ids?.[1] === 1 && { [words.tooManyResources]: `one ${ids[0]} is all that it takes` }),
    ...(isBare && { InvalidParameter: 'tag-lists.test.ts' }),
  }
  refusesInItsWords(target, {
    api,
    action,
    valid: goodCall(list),
    refusals: faultsOf(list, words),
    elsewhere,
  })
}

function goodCall({ type, ids }: List): Parameters {
  const [name, most] = ids ?? []
  return {
    RegionId: REGION,
    ...(type && { ResourceType: type[0] }),
    ...(name !== undefined && { [most === 1 ? name : `${name}.1`]: 'r-1' }),
  }
}

function faultsOf(
  { region, type, ids, tags, names, pages = 'token' }: List,
  words: Every,
): readonly Refusal[] {
  return [
    ...(region === 'optional' ? [] : ([[words.noRegion, { RegionId: undefined }, 'RegionId']] as const)),
    ['RegionNotFound', { RegionId: 'mars' }],
    ...(type ? aboutType(type[1], words) : []),
    ...(ids ? aboutIds(...ids, words) : []),
    ...(tags ? aboutTags(tags, words) : []),
    ...(names ? ([['ProductNothingNamed', { [`${ids?.[0]}.1`]: undefined }]] as const) : []),
    ...(pages === 'token' ? ([['InvalidNextToken', { NextToken: 'x' }]] as const) : []),
    ...(typeof pages === 'number' ? aboutPages(pages) : []),
  ]
}

type Every = Readonly<Record<keyof typeof usual, ErrorName>>

function aboutType(need: 'required' | 'optional', words: Every): readonly Refusal[] {
  return [
    ...(need === 'required' ? ([[words.noType, { ResourceType: undefined }, 'ResourceType']] as const) : []),
    [words.unknownType, { ResourceType: 'nothing' }],
  ]
}

function aboutIds(name: string, most: number, words: Every): readonly Refusal[] {
  if (most === 1) return [[words.badResource, { [name]: '*' }]]
  const reason = `Write the list as ${name}.1, ${name}.2 and so on.`
  const ids = numbered(
    name,
    Array.from({ length: most + 1 }, (_, i) => `r-${i}`),
  )
  return [
    [words.badResource, { [`${name}.2`]: '*' }],
    [words.tooManyResources, ids, String(most)],
    ['InvalidParameter', { [name]: 'x' }, name, reason],
  ]
}

function aboutTags([name, most]: readonly ['Tag' | 'Tags', number], words: Every): readonly Refusal[] {
  if (name === 'Tag') {
    return [
      [words.tooManyTags, many('Tag.N.Key', most + 1), String(most)],
      [words.badKey, { 'Tag.1.Key': 'a"b' }],
    ]
  }
  const reason = 'It is a JSON array of objects with key and value, or a JSON object.'
  return [
    [words.tooManyTags, { Tags: JSON.stringify(many('kN', most + 1)) }, String(most)],
    [words.badKey, { Tags: '{"a\\"b":""}' }],
    ['InvalidParameter', { Tags: '{' }, 'Tags', reason],
  ]
}

function aboutPages(most: number): readonly Refusal[] {
  return [
    ['InvalidParameter', { PageNumber: '0' }, 'PageNumber', 'It is a number from 1 to 100000.'],
    ['InvalidParameter', { PageSize: 'x' }, 'PageSize', `It is a number from 1 to ${most}.`],
  ]
}

const flatIds = ['ResourceId', 50] as const
const flatTags = ['Tag', 20] as const
const resources = { ids: flatIds, tags: flatTags, names: true } as const

describe('ECS refuses lists of tags in its own words', () => {
  const words = {
    unknownType: 'EcsLegacyResourceType',
    badResource: 'EcsLegacyResourceId',
    tooManyTags: 'EcsTagCount',
  } as const
  const list = { api: 'Ecs', type: ['instance', 'optional'], tags: flatTags, pages: 100 } as const
  refuses({ ...list, action: 'DescribeTags', ids: ['ResourceId', 1], words })
  refuses({ ...list, action: 'DescribeResourceByTags', words })
})

describe('SLB refuses lists in its own words', () => {
  refuses({
    ...resources,
    api: 'Slb',
    action: 'ListTagResources',
    type: ['instance', 'required'],
    ids: ['ResourceId', 20],
  })
  const words = { badResource: 'SlbNotFound', tooManyTags: 'SlbQuota', badKey: 'SlbTagKey' } as const
  const describeTags = {
    api: 'Slb',
    action: 'DescribeTags',
    ids: ['LoadBalancerId', 1],
    tags: ['Tags', 5],
  } as const
  refuses({ ...describeTags, pages: 100, words })
})

describe('RDS refuses lists in its own words', () => {
  refuses({ ...resources, api: 'Rds', action: 'ListTagResources', type: ['INSTANCE', 'required'] })
  const ids = ['DBInstanceId', 1] as const
  const words = { badResource: 'DbInstanceNotFound' } as const
  const list = { api: 'Rds', ids, words } as const
  refuses({
    ...list,
    action: 'DescribeTags',
    type: ['INSTANCE', 'optional'],
    tags: ['Tags', 10],
    pages: 'none',
  })
  refuses({ ...list, action: 'DescribeDBInstanceByTags', pages: 100 })
})

describe('VOD, DCDN and Live refuse lists in the words that are known of them and of CDN', () => {
  const type = ['DOMAIN', 'required'] as const
  const cdn = { tooManyTags: 'CdnTooManyTags', tooManyResources: 'CdnTooManyResources' } as const
  const lists = {
    vod: [{}, ['ListVodTagResources', 'DescribeVodTagResources'], 'DescribeVodUserTags'],
    dcdn: [cdn, ['DescribeDcdnTagResources'], 'DescribeDcdnUserTags'],
    live: [cdn, ['ListLiveTagResources', 'DescribeLiveTagResources'], 'DescribeLiveUserTags'],
  } as const
  for (const [api, [words, actions, userTags]] of Object.entries(lists)) {
    for (const action of actions) refuses({ ...resources, api, action, region: 'optional', type, words })
    refuses({ api, action: userTags, region: 'optional', pages: 'none', words })
  }
  refuses({ ...resources, api: 'vod', action: 'ListTagResources', type })
})

describe('VPC refuses lists in its own words', () => {
  const words = { denied: 'Forbidden' } as const
  const line = ['PHYSICALCONNECTION', 'required'] as const
  const list = { api: 'Vpc', words } as const
  refuses({ ...list, ...resources, action: 'ListTagResources', type: ['VPC', 'required'] })
  refuses({ ...list, ...resources, action: 'ListTagResourcesForExpressConnect', type: line })
  refuses({ ...list, action: 'DescribeTags', type: ['VPC', 'optional'], ids: flatIds, tags: flatTags })
  refuses({ ...list, action: 'DescribeTagKeys', type: ['VPC', 'optional'], ids: flatIds })
  refuses({ ...list, action: 'DescribeTagKeysForExpressConnect', type: line, ids: ['ResourceId', 20] })
})
