import { isTagKey } from '../../core/tag.ts'
import { integer, optionalString, string, unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { queryType, regionId } from './parameters.ts'
import { listPresetTexts } from './preset-texts.ts'

export const listTagValues = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'ListTagValues',
  summary: 'Lists the values of a tag key in a region.',
  description:
    'Values that some resource of the region carries under the key, in byte order. A value that no resource carries any more stays listed for the delay that the server runs with, at most 24 hours. An unknown key has no values.',
  parameters: {
    ResourceType: unsupported(),
    FuzzyType: unsupported(),
    TagFilter: unsupported(),
    Key: string({
      doc: 'The key. Case matters.',
      example: 'team',
      required: 'MissingTagKeyParameter',
      accept: isTagKey,
      invalid: 'ListTagKeyInvalid',
    }),
    RegionId: regionId('The region.'),
    QueryType: queryType(),
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
  check: () => undefined,
  async handle({ input, call, store, settings, pages, fail }) {
    const { RegionId: home, Key: key, QueryType, PageSize: limit, NextToken: token } = input
    const filters = [home, QueryType, key]
    const query = { operation: 'tag:ListTagValues', account: call.caller.account, filters }
    const [after] = token ? (pages.open(query, token) ?? fail('InvalidNextToken')) : []
    const from = { key, limit, ...(after !== undefined && { after }) }
    if (QueryType === 'MetaTag') {
      const { entries, next } = await listPresetTexts({ call, store, settings }, from)
      return {
        NextToken: next === undefined ? '' : pages.seal(query, [next]),
        Values: { Value: entries.map(({ text: value }) => value) },
      }
    }
    const page = await store.listTagTexts({ guard: call.guard, home, now: call.change.at, ...from })
    return {
      NextToken: page.next === undefined ? '' : pages.seal(query, [page.next]),
      Values: { Value: page.texts },
    }
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
  history: [{ date: '2026-11-24', change: 'First served: by region.' }],
})
