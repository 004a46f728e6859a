import { categoryOf } from '../../core/tag.ts'
import { integer, oneOf, optionalString, unsupported } from '../../shape/shapes.ts'
import type { TagTextPage } from '../../store/store.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { queryType, regionId } from './parameters.ts'
import { listPresetTexts, type PresetPage } from './preset-texts.ts'

export const listTagKeys = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'ListTagKeys',
  summary: 'Lists the tag keys of a region.',
  description:
    'Keys that some resource of the region carries, in byte order. A key that no resource carries any more stays listed for the delay that the server runs with, at most 24 hours.',
  parameters: {
    ResourceType: unsupported(),
    FuzzyType: unsupported(),
    TagFilter: unsupported(),
    RegionId: regionId('The region.'),
    QueryType: queryType(),
    Category: oneOf({
      doc: 'Only keys of this category, in any case.',
      example: 'custom',
      values: ['all', 'custom', 'system'],
      fallback: 'all',
      invalid: 'InvalidCategory',
    }),
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
    'InvalidCategory',
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
  check: () => undefined,
  async handle({ input, call, store, settings, pages, fail }) {
    const { RegionId: home, QueryType, Category, PageSize: limit, NextToken: token } = input
    const filters = [home, QueryType, Category]
    const query = { operation: 'tag:ListTagKeys', account: call.caller.account, filters }
    const [after] = token ? (pages.open(query, token) ?? fail('InvalidNextToken')) : []
    const from = { limit, ...(after !== undefined && { after }) }
    const { entries, next } =
      QueryType === 'MetaTag'
        ? await listPresetTexts({ call, store, settings }, from)
        : asEntries(
            await store.listTagTexts({
              ...{ guard: call.guard, home, now: call.change.at, ...from },
              ...(Category !== 'all' && { category: Category === 'custom' ? 'Custom' : 'System' }),
            }),
          )
    return {
      NextToken: next === undefined ? '' : pages.seal(query, [next]),
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
  history: [{ date: '2026-11-24', change: 'First served: by region and category.' }],
})

function asEntries({ texts, ...page }: TagTextPage): PresetPage {
  return { ...page, entries: texts.map((text) => ({ text, description: '' })) }
}
