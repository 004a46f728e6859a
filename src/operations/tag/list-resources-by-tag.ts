import { listedUnder } from '../../catalog/catalog.ts'
import { canBeWithout } from '../../catalog/without-tag.ts'
import { categoryOf, isTagValue } from '../../core/tag.ts'
import { boolean, integer, oneOf, optionalString, string, unsupported } from '../../shape/shapes.ts'
import type { StoredTag } from '../../store/store.ts'
import { operation } from '../operation.ts'
import { array, object, optional, text } from '../response.ts'
import { filterKey, regionId, typeNamed } from './parameters.ts'

export const listResourcesByTag = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'ListResourcesByTag',
  summary: 'Lists the resources of a type that carry a tag, or that do not.',
  description:
    'Resources of one type and region, by a key or by a key with its value. With NOT also those without any tag, as far as they are registered. A call looks at a bounded number of resources, so a page may be short or empty and still have a NextToken; the list is whole when the token is empty. Pages stay right while others write.',
  parameters: {
    TagFilter: unsupported('Key', 'Value'),
    ResourceType: string({
      doc: 'The type of the resources, as ALIYUN::{ProductCode}::{ResourceType}, in any case.',
      example: 'ALIYUN::VPC::VPC',
      required: 'MissingResourceType',
      accept: (name) => typeNamed(name) !== undefined,
      invalid: 'ListResourceType',
    }),
    'TagFilter.Key': filterKey(),
    'TagFilter.Value': optionalString({
      doc: 'The value under the key. Left out or empty, any value.',
      example: 'v1',
      accept: isTagValue,
      invalid: 'ListTagValueInvalid',
    }),
    RegionId: regionId('The region of the resources.'),
    FuzzyType: oneOf({
      doc: 'EQUAL: resources that carry the tag. NOT: those that do not carry it, of the types that the list of services marks with NOT.',
      example: 'EQUAL',
      values: ['EQUAL', 'NOT'],
      fallback: 'EQUAL',
      invalid: 'FuzzyTypeNotSupported',
    }),
    IncludeAllTags: boolean({ doc: 'Whether all tags of the resources are shown.', example: 'false' }),
    MaxResult: integer({ doc: 'Resources per page.', min: 1, max: 1000, fallback: 50, example: '50' }),
    NextToken: optionalString({ doc: 'The token of the page before, to go on after it.' }),
  },
  response: {
    NextToken: text('Send it to get the next page. Empty on the last one.', ''),
    Resources: array(
      'The resources of this page.',
      object('A resource.', {
        ResourceId: text('Its id.', 'vpc-bp19dd90tkt6tz7wu****'),
        Tags: optional(
          array(
            'All of its tags, where IncludeAllTags is true.',
            object('A tag.', {
              Key: text('Key.', 'k1'),
              Value: text('Value.', 'v1'),
              Category: text('custom or system.', 'custom'),
            }),
          ),
        ),
      }),
    ),
  },
  errors: [
    'UnsupportedParameter',
    'MissingResourceType',
    'MissingTagKey',
    'MissingTagKeyParameter',
    'MissingRegionId',
    'ListResourceType',
    'ListTagKeyInvalid',
    'ListTagValueInvalid',
    'RegionNotFound',
    'FuzzyTypeNotSupported',
    'InvalidParameter',
    'InvalidNextToken',
    'NoPermissionOperator',
  ],
  access: {
    level: 'read',
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    request: ({ input, caller }) => ({
      action: 'tag:ListResourcesByTag',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
      requestTags: new Map([[input['TagFilter.Key'], input['TagFilter.Value'] ?? '']]),
    }),
  },
  rate: 500,
  check: ({ input, fail }) => {
    const type = typeNamed(input.ResourceType) ?? fail('ListResourceType')
    if (input.FuzzyType === 'NOT' && !canBeWithout(type.name)) fail('FuzzyTypeNotSupported')
    return { type }
  },
  async handle({ input, checked: { type }, call, store, pages, fail }) {
    const { RegionId: region, MaxResult: limit, NextToken: token } = input
    const { FuzzyType, 'TagFilter.Key': key, 'TagFilter.Value': value, IncludeAllTags: withTags } = input
    const filters = [region, type.name, FuzzyType, key, value]
    const query = { operation: 'tag:ListResourcesByTag', account: call.caller.account, filters }
    const after = token ? (pages.open(query, token) ?? fail('InvalidNextToken')) : undefined
    const condition = { key, ...(value !== undefined && { values: [value] }) }
    const page = await store.findResources({
      ...{ guard: call.guard, home: listedUnder(type, region), types: [type.name], limit },
      ...(FuzzyType === 'NOT' ? { without: condition } : { tags: [condition] }),
      ...(after && { after }),
    })
    return {
      NextToken: page.next ? pages.seal(query, page.next) : '',
      Resources: page.resources.map(({ id, tags }) => ({
        ...{ ResourceId: id, Tags: withTags ? tags.map(toTag) : undefined },
      })),
    }
  },
  examples: [
    {
      name: 'The VPCs that carry a tag, with all of their tags',
      parameters: {
        RegionId: 'cn-shenzhen',
        ResourceType: 'ALIYUN::VPC::VPC',
        'TagFilter.Key': 'k1',
        'TagFilter.Value': 'v1',
        IncludeAllTags: 'true',
      },
      response: {
        RequestId: '2C6D4B1E-7F35-4E8B-9A0D-3B5C8F1E6D47',
        NextToken: '',
        Resources: [
          {
            ResourceId: 'vpc-bp19dd90tkt6tz7wu****',
            Tags: [{ Key: 'k1', Value: 'v1', Category: 'custom' }],
          },
        ],
      },
    },
    {
      name: 'The instances that lack a key',
      parameters: {
        RegionId: 'cn-hangzhou',
        ResourceType: 'ALIYUN::ECS::INSTANCE',
        'TagFilter.Key': 'owner',
        FuzzyType: 'NOT',
      },
      response: {
        RequestId: '71D0A94C-58B2-4C1F-BE6A-92F4C03D7E15',
        NextToken: '',
        Resources: [{ ResourceId: 'i-bp15hr53jws84akg****' }],
      },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})

function toTag({ key, value }: StoredTag) {
  return { Key: key, Value: value, Category: categoryOf(key).toLowerCase() }
}
