import { type Region, regions } from '../../catalog/region.ts'
import { oneOf } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { optionalRegionId } from './parameters.ts'

const names = {
  'zh-CN': 'zhCN',
  'zh-TW': 'zhTW',
  'en-US': 'en',
  ja: 'ja',
} as const satisfies Record<string, keyof Region['names']>

export const describeRegions = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'DescribeRegions',
  summary: 'Lists the regions.',
  description:
    'Every region that RegionId may name. RegionEndpoint is the host that the client has used, so that whoever follows it stays on this server.',
  parameters: {
    RegionId: optionalRegionId('Accepted, since some clients always send it; all regions are listed.'),
    AcceptLanguage: oneOf({
      doc: 'The language of LocalName.',
      example: 'en-US',
      values: ['zh-CN', 'zh-TW', 'en-US', 'ja'],
      fallback: 'zh-CN',
      invalid: 'InvalidAcceptLanguage',
    }),
  },
  response: {
    Regions: object('The regions.', {
      Region: array(
        'One entry per region.',
        object('A region.', {
          RegionId: text('Its id.', 'cn-hangzhou'),
          RegionEndpoint: text('Where it is served.', '127.0.0.1:7020'),
          LocalName: text('Its name in the language asked for.', 'China (Hangzhou)'),
        }),
      ),
    }),
  },
  errors: ['RegionNotFound', 'InvalidAcceptLanguage', 'NoPermissionOperator'],
  access: {
    level: 'read',
    resource: 'acs:tag:*:{Account}:*',
    conditionKeys: ['*'],
    request: ({ caller }) => ({ action: 'tag:DescribeRegions', resource: `acs:tag:*:${caller.account}:*` }),
  },
  rate: 1000,
  check: () => undefined,
  async handle({ input, call, store }) {
    await store.confirm({ guard: call.guard, durable: false })
    const name = names[input.AcceptLanguage]
    const entry = (region: Region) => ({
      RegionId: region.id,
      RegionEndpoint: call.host,
      LocalName: region.names[name],
    })
    return { Regions: { Region: regions.map(entry) } }
  },
  examples: [
    {
      name: 'The regions, named in English',
      parameters: { AcceptLanguage: 'en-US' },
      response: {
        RequestId: 'FA2AD0F6-1C2A-4C5A-8AFA-0D5B9E2A9C4D',
        Regions: {
          Region: [
            { RegionId: 'cn-hangzhou', RegionEndpoint: '127.0.0.1:7020', LocalName: 'China (Hangzhou)' },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
