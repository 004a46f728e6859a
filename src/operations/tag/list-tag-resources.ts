import { formatArn, parseArn } from '../../core/arn.ts'
import { isTagKey, isTagValue } from '../../core/tag.ts'
import { integer, jsonStringMap, list, oneOf, optionalString } from '../../shape/shapes.ts'
import type { ListQuery, TaggedResource } from '../../tagging/list-tags.ts'
import { type NameErrors, type NameScope, resolveResources } from '../../tagging/resource-names.ts'
import { type Fail, operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { MAX_RESOURCES, MAX_TAGS, regionId } from './parameters.ts'

const arnErrors = {
  format: 'ArnFormat',
  product: 'ListResourceType',
  type: 'ListResourceType',
  account: 'ArnAccount',
  region: 'ArnRegion',
} as const satisfies NameErrors<'ArnFormat' | 'ListResourceType' | 'ArnAccount' | 'ArnRegion'>

export const listTagResources = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'ListTagResources',
  summary: 'Lists resources with the tags they carry.',
  description:
    'Named resources, whole types, or all of a region; with Tags only those that carry all of them. Resources without tags, and unknown ones, are left out. The order is by product and type, then id; named resources come before whole types. A call looks at a bounded number of resources, so a page may be short or empty and still have a NextToken; the list is whole when the token is empty. Pages stay right while others write.',
  parameters: {
    Tags: jsonStringMap({
      doc: 'Only resources that carry all of these tags: a JSON object of strings in one parameter.',
      example: '{"k1":"v1","k2":"v2"}',
      invalid: 'TagsInvalid',
      max: MAX_TAGS,
      tooMany: 'TooManyTags',
      optional: true,
    }),
    ResourceARN: list({
      doc: 'The resources to list. With * as the id, all of the type. Without it, every tagged resource of the region.',
      example: 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-bp15hr53jws84akg****',
      max: MAX_RESOURCES,
      tooMany: 'TooManyResources',
    }),
    RegionId: regionId('The region of the resources.'),
    Category: oneOf({
      doc: 'Only tags of this category, and resources that carry one.',
      example: 'Custom',
      values: ['Custom', 'System', 'All'],
      fallback: 'All',
      invalid: 'InvalidCategory',
    }),
    PageSize: integer({ doc: 'Resources per page.', min: 1, max: 1000, fallback: 50, example: '50' }),
    NextToken: optionalString({ doc: 'The token of the page before, to go on after it.' }),
  },
  response: {
    NextToken: text('Send it to get the next page. Empty on the last one.', ''),
    TagResources: array(
      'The resources of this page.',
      object('A resource.', {
        ResourceARN: text(
          'Its ARN.',
          'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-bp15hr53jws84akg****',
        ),
        Tags: array(
          'Its tags.',
          object('A tag.', {
            Key: text('Key.', 'k1'),
            Value: text('Value.', 'v1'),
            Category: text('Custom or System.', 'Custom'),
          }),
        ),
      }),
    ),
  },
  errors: [
    'MissingRegionId',
    'TagsInvalid',
    'RegionNotFound',
    'InvalidParameter',
    'InvalidCategory',
    'TooManyTags',
    'TooManyResources',
    'DuplicateTagKey',
    'TagKeyInvalid',
    'ListTagValueInvalid',
    'ArnFormat',
    'ListResourceType',
    'ArnAccount',
    'ArnRegion',
    'InvalidNextToken',
    'NoPermissionOperator',
  ],
  access: {
    level: 'read',
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    request: ({ input, caller }) => ({
      action: 'tag:ListTagResources',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
      requestTags: new Map(input.Tags),
    }),
  },
  rate: 500,
  check: ({ input, caller, fail }) => {
    checkTags(input.Tags, fail)
    return scopeOf(input.ResourceARN, { account: caller.account, region: input.RegionId }, fail)
  },
  async handle({ input, checked, call, tagging, pages, fail }) {
    const { RegionId: region, Category: category, PageSize: pageSize, NextToken: token } = input
    const { account } = call.caller
    const filters = [region, category, input.ResourceARN, input.Tags]
    const query = { operation: 'tag:ListTagResources', account, filters }
    const after = token ? (pages.open(query, token) ?? fail('InvalidNextToken')) : undefined
    const page = await tagging.listTags(call.guard, {
      ...{ region, category, pageSize, ...checked },
      tags: input.Tags.map(([key, value]) => ({ key, value })),
      ...(after && { after }),
    })
    return {
      NextToken: page.next ? pages.seal(query, page.next) : '',
      TagResources: page.resources.map((resource) => toTagResource(resource, account)),
    }
  },
  examples: [
    {
      name: 'The tags of one resource',
      parameters: { RegionId: 'cn-hangzhou', 'ResourceARN.1': 'arn:acs:vpc:cn-hangzhou:*:vpc/vpc-example' },
      response: {
        RequestId: 'DE65F6B7-7566-4802-9007-96F2494AC512',
        NextToken: '',
        TagResources: [
          {
            ResourceARN: 'arn:acs:vpc:cn-hangzhou:123456789****:vpc/vpc-example',
            Tags: [{ Key: 'k1', Value: 'v1', Category: 'Custom' }],
          },
        ],
      },
    },
    {
      name: 'The instances that carry two tags',
      parameters: {
        RegionId: 'cn-hangzhou',
        'ResourceARN.1': 'arn:acs:ecs:*:*:instance/*',
        Tags: '{"k1":"v1","k2":"v2"}',
      },
      response: {
        RequestId: '5A1B7C3D-92E4-4F06-8B1A-D7C6E5F40312',
        NextToken: '',
        TagResources: [
          {
            ResourceARN: 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-bp15hr53jws84akg****',
            Tags: [
              { Key: 'k1', Value: 'v1', Category: 'Custom' },
              { Key: 'k2', Value: 'v2', Category: 'Custom' },
            ],
          },
        ],
      },
    },
  ],
  history: [
    { date: '2026-11-26', change: 'By Tags, and by whole types.' },
    { date: '2026-11-24', change: 'First served: by ResourceARN or a whole region.' },
  ],
})

type TagErrors = 'DuplicateTagKey' | 'TagKeyInvalid' | 'ListTagValueInvalid'

function checkTags(tags: readonly (readonly [key: string, value: string])[], fail: Fail<TagErrors>): void {
  const keys = tags.map(([key]) => key)
  if (new Set(keys).size < keys.length) fail('DuplicateTagKey')
  const invalid = keys.filter((key) => !isTagKey(key))
  if (invalid.length > 0) fail('TagKeyInvalid', invalid.join(', '))
  if (!tags.every(([, value]) => isTagValue(value))) fail('ListTagValueInvalid')
}

/** Resources that are named, and types of which all are meant: `…:type/*`. */
function scopeOf(
  arns: readonly string[],
  scope: NameScope,
  fail: Fail<(typeof arnErrors)[keyof typeof arnErrors]>,
): Pick<ListQuery, 'resources' | 'types'> {
  const [known, whole] = [arns.map(withoutWildcard), arns.map(isWholeType)]
  const named = resolveResources(known, scope, arnErrors, fail)
  const types = named.filter((_, i) => whole[i])
  return {
    resources: named.flatMap(({ target }, i) => (whole[i] ? [] : [target])),
    types: types.map(({ target: { type, home } }) => ({ name: type, home })),
  }
}

/** The ARN of some resource of the type, where all of the type are meant. */
function withoutWildcard(arn: string): string {
  return isWholeType(arn) ? `${arn.slice(0, -1)}any` : arn
}

function isWholeType(arn: string): boolean {
  return arn.endsWith('/*') && parseArn(`${arn.slice(0, -1)}any`)?.id === 'any'
}

function toTagResource(resource: TaggedResource, account: string) {
  const [product = '', type = ''] = resource.type.split(':')
  return {
    ResourceARN: formatArn({ product, region: resource.home, account, type, id: resource.id }),
    Tags: resource.tags.map(({ key, value, category }) => ({ Key: key, Value: value, Category: category })),
  }
}
