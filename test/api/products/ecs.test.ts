import { after, describe } from 'node:test'
import { openTarget } from '../../support/target.ts'
import { numbered } from '../calls.ts'
import { type Refusal, refusesInItsWords } from './refusals.ts'

const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

const named = { RegionId: 'cn-hangzhou', ResourceType: 'instance', 'ResourceId.1': 'i-ecs' }
const many = (name: string, count: number) =>
  numbered(
    name,
    Array.from({ length: count }, (_, i) => `${name}${i}`),
  )

const aboutResources: readonly Refusal[] = [
  ['EcsMissingRegionId', { RegionId: undefined }],
  ['RegionNotFound', { RegionId: 'mars' }],
  ['EcsMissingResourceType', { ResourceType: undefined }],
  ['ProductResourceType', { ResourceType: 'bucket' }],
  ['ProductTooManyResources', many('ResourceId', 51), '50'],
  [
    'InvalidParameter',
    { ResourceId: 'i-1' },
    'ResourceId',
    'Write the list as ResourceId.1, ResourceId.2 and so on.',
  ],
  ['EcsScope', { Scope: 'private' }],
  ['EcsInvalidScope', { Scope: 'all' }],
  ['EcsTagOwnerUid', { TagOwnerUid: '1', TagOwnerBid: '2' }],
  ['EcsMissingTagOwnerBid', { TagOwnerUid: '1' }],
  ['EcsMissingTagOwnerUid', { TagOwnerBid: '1' }],
]
const elsewhere = { ForbiddenByRam: 'permissions.test.ts' } as const
const writing = { ...elsewhere, OperationConflict: 'permissions.test.ts' } as const

describe('ECS refuses in its own words', () => {
  refusesInItsWords(target, {
    api: 'Ecs',
    action: 'TagResources',
    valid: { ...named, 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' },
    refusals: [
      ...aboutResources,
      ['ProductMissingParameter', { 'ResourceId.1': undefined }, 'ResourceId'],
      ['EcsMissingTags', { 'Tag.': undefined }],
      ['ProductTooManyTags', tags(20, 'q'), '20'],
      ['ResourceNotFound', { 'ResourceId.2': '*' }],
      ['ProductDuplicateKey', { 'Tag.2.Key': 'k' }],
      ['ProductTagKey', { 'Tag.1.Key': 'a"b' }],
      ['ProductTagKey', { 'Tag.1.Key': 'k'.repeat(129) }],
      ['ProductTagValue', { 'Tag.1.Value': 'v'.repeat(129) }],
      ['ProductTagMismatch', { 'Tag.2.Value': 'v' }],
      ['ProductNoPermissionTag', { 'Tag.1.Key': 'acs:k' }],
      ['ProductQuota', { ...tags(19, 'q'), 'Tag.1.Key': 'new' }],
    ],
    elsewhere: writing,
  })
  refusesInItsWords(target, {
    api: 'Ecs',
    action: 'UntagResources',
    valid: { ...named, 'TagKey.1': 'k' },
    refusals: [
      ...aboutResources,
      ['ProductMissingParameter', { 'ResourceId.1': undefined }, 'ResourceId'],
      ['EcsMissingTags', { 'TagKey.1': undefined }],
      ['EcsMissingTags', { 'TagKey.1': undefined, All: 'false' }],
      ['ProductTooManyTags', many('TagKey', 21), '20'],
      ['ProductDuplicateKey', { 'TagKey.2': 'k' }],
      ['ProductTagKey', { 'TagKey.2': 'http://x' }],
      ['ProductNoPermissionTag', { 'TagKey.1': 'aliyun-k' }],
      ['ResourceNotFound', { 'ResourceId.2': 'i-unknown' }],
      ['ResourceNotFound', { 'ResourceId.2': 'i-unknown', 'TagKey.1': undefined, All: 'true' }],
    ],
    elsewhere: writing,
  })
  refusesInItsWords(target, {
    api: 'Ecs',
    action: 'ListTagResources',
    valid: named,
    refusals: [
      ...aboutResources,
      ['ProductNothingNamed', { 'ResourceId.1': undefined }],
      ['ProductTagKey', { 'TagFilter.1.TagValues.1': 'v' }],
      ['ProductTooManyTags', tags(21, 'q'), '20'],
      ['ResourceNotFound', { 'ResourceId.2': ' ' }],
      ['InvalidNextToken', { 'ResourceId.1': undefined, 'Tag.1.Key': 'k', NextToken: 'x' }],
    ],
    elsewhere,
  })

  const legacy = { RegionId: 'cn-hangzhou', ResourceType: 'instance', ResourceId: 'i-ecs', 'Tag.1.Key': 'k' }
  const aboutOne: readonly Refusal[] = [
    ['ProductMissingParameter', { RegionId: undefined }, 'RegionId'],
    ['ProductMissingParameter', { ResourceType: undefined }, 'ResourceType'],
    ['ProductMissingParameter', { ResourceId: undefined }, 'ResourceId'],
    ['ProductMissingParameter', { 'Tag.1.Key': undefined }, 'Tag'],
    ['RegionNotFound', { RegionId: 'mars' }],
    ['EcsLegacyResourceType', { ResourceType: 'ddhcluster' }],
    ['EcsTagCount', tags(20, 'q')],
    ['EcsLegacyResourceId', { ResourceId: '*' }],
    ['ProductDuplicateKey', { 'Tag.2.Key': 'k' }],
    ['ProductTagKey', { 'Tag.1.Key': 'k'.repeat(65) }],
    ['ProductTagValue', { 'Tag.1.Value': 'a"b' }],
    ['ProductTagMismatch', { 'Tag.2.value': 'v' }],
    ['ProductNoPermissionTag', { 'Tag.1.key': 'acs:k', 'Tag.1.Key': undefined }],
    ['InvalidParameter', { 'Tag.x': '' }, 'Tag.x', 'Write the list as Tag.1.Key, Tag.1.Value and so on.'],
  ]
  const neverMany = { ProductTooManyResources: 'one ResourceId is all that it takes' } as const
  refusesInItsWords(target, {
    api: 'Ecs',
    action: 'AddTags',
    valid: legacy,
    refusals: [...aboutOne, ['EcsTagCount', { ...tags(19, 'r'), 'Tag.1.Key': 'new' }]],
    elsewhere: { ...writing, ...neverMany },
  })
  refusesInItsWords(target, {
    api: 'Ecs',
    action: 'RemoveTags',
    valid: legacy,
    refusals: [...aboutOne, ['EcsLegacyResourceId', { ResourceId: 'i-unknown' }]],
    elsewhere: { ...writing, ...neverMany },
  })
})

/** `count` tags beside the first one. */
function tags(count: number, prefix: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`Tag.${i + 2}.Key`, `${prefix}${i}`]))
}
