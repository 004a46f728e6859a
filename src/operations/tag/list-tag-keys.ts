import { categoryOf } from '../../core/tag.ts'
import { integer, oneOf, optionalString, unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { checkTextFilters, listTexts, matchingOf } from './list-texts.ts'
import { queryType, regionId, resourceTypeFilter, textFuzzyType } from './parameters.ts'

export const listTagKeys = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'ListTagKeys',
  summary: 'Lists the tag keys of a region.',
  description:
    'Keys that some resource of the region carries, in byte order. A key that no resource carries any more stays listed for the delay that the server runs with, at most 24 hours. A call looks at a bounded number of tags, so with ResourceType or Category a page may be short or empty and still have a NextToken; the list is whole when the token is empty.',
  parameters: {
    TagFilter: unsupported('Key'),
    RegionId: regionId('The region.'),
    QueryType: queryType(),
    ResourceType: resourceTypeFilter(
      'Only keys that some resource of this type carries now, as ALIYUN::{ProductCode}::{ResourceType}, in any case.',
    ),
    Category: oneOf({
      doc: 'Only keys of this category, in any case.',
      example: 'custom',
      values: ['all', 'custom', 'system'],
      fallback: 'all',
      invalid: 'InvalidCategory',
    }),
    FuzzyType: textFuzzyType('Key'),
    'TagFilter.Key': optionalString({ doc: 'Only this key, or keys that begin with it.', example: 'team' }),
    PageSize: integer({ doc: 'Keys per page.', min: 1, max: 1000, fallback: 50, example: '50' }),
    NextToken: optionalString({ doc: 'The token of the page before, to go on after it.' }),
  },
  response: {
    NextToken: text('Send it to get the next page. Empty on the last one.', ''),
    Keys: object('The keys of this page.', {
      Key: array(
        'One entry per key.',
        object('A key.', {
          Key: text('The key.', 'team'),
          Category: text('custom or system.', 'custom'),
          Description: text('The description of a preset key; empty for others.', ''),
        }),
      ),
    }),
  },
  errors: [
    'UnsupportedParameter',
    'MissingRegionId',
    'RegionNotFound',
    'InvalidParameter',
    'ListResourceType',
    'InvalidCategory',
    'FuzzyQueryNotSupported',
    'InvalidNextToken',
    'NoPermissionOperator',
  ],
  access: {
    level: 'read',
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    request: ({ input, caller }) => ({
      action: 'tag:ListTagKeys',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
    }),
  },
  rate: 500,
  check: ({ input, fail }) => checkTextFilters(input, fail),
  async handle({ input, ...services }) {
    const { Category, FuzzyType, 'TagFilter.Key': text } = input
    const { entries, nextToken } = await listTexts(services, {
      ...{ action: 'ListTagKeys', input, ...matchingOf(text, FuzzyType) },
      ...(Category !== 'all' && { category: Category === 'custom' ? 'Custom' : 'System' }),
    })
    return {
      NextToken: nextToken,
      Keys: {
        Key: entries.map(({ text: key, description }) => ({
          ...{ Key: key, Category: categoryOf(key).toLowerCase(), Description: description },
        })),
      },
    }
  },
  examples: [
    {
      name: 'The keys of a region',
      parameters: { RegionId: 'cn-hangzhou' },
      response: {
        RequestId: '2A7F3B1D-5C44-4B7B-8D3A-6F0E9A1C7B52',
        NextToken: '',
        Keys: { Key: [{ Key: 'team', Category: 'custom', Description: '' }] },
      },
    },
  ],
  history: [
    { date: '2026-11-26', change: 'ResourceType, QueryType, FuzzyType and TagFilter.Key are served.' },
    { date: '2026-11-24', change: 'First served: by region and category.' },
  ],
})
