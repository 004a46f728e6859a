import { isTagKey } from '../../core/tag.ts'
import { integer, optionalString, string, unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { checkTextFilters, listTexts, matchingOf } from './list-texts.ts'
import { queryType, regionId, resourceTypeFilter, textFuzzyType } from './parameters.ts'

export const listTagValues = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'ListTagValues',
  summary: 'Lists the values of a tag key in a region.',
  description:
    'Values that some resource of the region carries under the key, in byte order. A value that no resource carries any more stays listed for the delay that the server runs with, at most 24 hours. A key that no resource carries has no values; with QueryType=MetaTag a key that is no preset is refused. A call looks at a bounded number of tags, so with ResourceType a page may be short or empty and still have a NextToken; the list is whole when the token is empty.',
  parameters: {
    TagFilter: unsupported('Value'),
    Key: string({
      doc: 'The key. Case matters.',
      example: 'team',
      required: 'MissingTagKeyParameter',
      accept: isTagKey,
      invalid: 'ListTagKeyInvalid',
    }),
    RegionId: regionId('The region.'),
    QueryType: queryType(),
    ResourceType: resourceTypeFilter(
      'Only values that some resource of this type carries now, as ALIYUN::{ProductCode}::{ResourceType}, in any case.',
    ),
    FuzzyType: textFuzzyType('Value'),
    'TagFilter.Value': optionalString({
      doc: 'Only this value, or values that begin with it.',
      example: 'v1',
    }),
    PageSize: integer({ doc: 'Values per page.', min: 1, max: 1000, fallback: 50, example: '50' }),
    NextToken: optionalString({ doc: 'The token of the page before, to go on after it.' }),
  },
  response: {
    NextToken: text('Send it to get the next page. Empty on the last one.', ''),
    Values: object('The values of this page.', { Value: array('The values.', text('A value.', 'blue')) }),
  },
  errors: [
    'UnsupportedParameter',
    'MissingTagKeyParameter',
    'MissingRegionId',
    'RegionNotFound',
    'ListTagKeyInvalid',
    'InvalidParameter',
    'ListResourceType',
    'FuzzyQueryNotSupported',
    'InvalidNextToken',
    'PresetKeyNotFound',
    'NoPermissionOperator',
  ],
  access: {
    level: 'read',
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    request: ({ input, caller }) => ({
      action: 'tag:ListTagValues',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
    }),
  },
  rate: 500,
  check: ({ input, fail }) => checkTextFilters(input, fail),
  async handle({ input, ...services }) {
    const { Key: key, FuzzyType, 'TagFilter.Value': text } = input
    const listing = { action: 'ListTagValues', input, key, ...matchingOf(text, FuzzyType) }
    const { entries, nextToken } = await listTexts(services, listing)
    return { NextToken: nextToken, Values: { Value: entries.map(({ text: value }) => value) } }
  },
  examples: [
    {
      name: 'The values of one key',
      parameters: { RegionId: 'cn-hangzhou', Key: 'team' },
      response: {
        RequestId: '8C1D5E0A-9B2F-4B2A-AF4E-3D7C6B5A4E91',
        NextToken: '',
        Values: { Value: ['blue', 'green'] },
      },
    },
  ],
  history: [
    { date: '2026-11-26', change: 'ResourceType, QueryType, FuzzyType and TagFilter.Value are served.' },
    { date: '2026-11-24', change: 'First served: by region.' },
  ],
})
