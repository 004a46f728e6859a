import { formatArn, parseArn } from '../../core/arn.ts'
import { integer, list, oneOf, optionalString, unsupported } from '../../shape/shapes.ts'
import type { TaggedResource } from '../../tagging/list-tags.ts'
import { type NameErrors, resolveResources } from '../../tagging/resource-names.ts'
import { type Fail, operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { MAX_RESOURCES, regionId } from './parameters.ts'

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
    'Named resources, or all tagged ones of a region. Resources without tags, and unknown ones, are left out. The order is by product and type, then id. Pages stay right while others write.',
  parameters: {
    Tags: unsupported(),
    ResourceARN: list({
      doc: 'The resources to list. Without it, every tagged resource of the region.',
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
    'UnsupportedParameter',
    'MissingRegionId',
    'RegionNotFound',
    'InvalidParameter',
    'InvalidCategory',
    'TooManyResources',
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
    }),
  },
  rate: 500,
  check: ({ input, caller, fail }) => {
    refuseTypeWildcards(input.ResourceARN, fail)
    const scope = { account: caller.account, region: input.RegionId }
    return { resources: resolveResources(input.ResourceARN, scope, arnErrors, fail) }
  },
  async handle({ input, checked, call, tagging, pages, fail }) {
    const {
      RegionId: region,
      Category: category,
      PageSize: pageSize,
      NextToken: token,
      ResourceARN: arns,
    } = input
    const { account } = call.caller
    const query = { operation: 'tag:ListTagResources', account, filters: [region, category, arns] }
    const [type, id] = token ? (pages.open(query, token) ?? fail('InvalidNextToken')) : []
    const page = await tagging.listTags(call.guard, {
      ...{ region, category, pageSize },
      ...(type !== undefined && id !== undefined && { after: { type, id } }),
      ...(arns.length > 0 && { resources: checked.resources.map(({ target }) => target) }),
    })
    return {
      NextToken: page.next ? pages.seal(query, [page.next.type, page.next.id]) : '',
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
  ],
  history: [{ date: '2026-11-24', change: 'First served: by ResourceARN or a whole region.' }],
})

/** `…:type/*` lists a whole type on the cloud; here it comes with the filters by tag. */
function refuseTypeWildcards(arns: readonly string[], fail: Fail<'UnsupportedParameter'>): void {
  const index = arns.findIndex(
    (arn) => arn.endsWith('/*') && parseArn(`${arn.slice(0, -1)}any`)?.id === 'any',
  )
  if (index >= 0) fail('UnsupportedParameter', `ResourceARN.${index + 1} with ${arns[index]}`)
}

function toTagResource(resource: TaggedResource, account: string) {
  const [product = '', type = ''] = resource.type.split(':')
  return {
    ResourceARN: formatArn({ product, region: resource.home, account, type, id: resource.id }),
    Tags: resource.tags.map(({ key, value, category }) => ({ Key: key, Value: value, Category: category })),
  }
}
