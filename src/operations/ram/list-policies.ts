import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, object } from '../response.ts'
import { tagFilter, taggedPage } from './entity-tags.ts'
import { allPolicies, listedPolicy, toListedPolicy } from './policies.ts'
import { pageFields, paging, RAM_VERSION, wantedOf } from './ram.ts'

export const listPolicies = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListPolicies',
  summary: 'Lists the policies of the account and of the system.',
  description: 'They come in the byte order of their names, page by page.',
  parameters: {
    Tag: tagFilter,
    PolicyType: optionalString({
      doc: 'Only those of this type.',
      example: 'Custom',
      accept: (type) => /^(System|Custom)$/.test(type),
      invalid: 'InvalidPolicyType',
    }),
    ...paging,
  },
  response: {
    ...pageFields,
    Policies: object('The policies of the page.', { Policy: array('The policies.', listedPolicy) }),
  },
  errors: ['InvalidParameter', 'TooManyTags', 'InvalidPolicyType', 'NotAuthorized', 'InvalidMarker'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:policy/*',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ caller }) => wantedOf('ListPolicies', caller, 'policy/*'),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const { PolicyType: type } = input
    const query = { operation: 'ram:ListPolicies', account: call.caller.account, filters: [type, input.Tag] }
    const paging = { input, pages, query, fail }
    const asked = { type: 'policy', filter: input.Tag, paging, call, store } as const
    const { entries, ...page } = await taggedPage(allPolicies(type, settings.identities), asked)
    return { ...page, Policies: { Policy: entries.map((one) => toListedPolicy(one, settings.identities)) } }
  },
  examples: [
    {
      name: 'Those of the account',
      parameters: { PolicyType: 'Custom' },
      response: {
        RequestId: 'E90A7507-23AA-44D3-9750-DBF63CB3916A',
        IsTruncated: false,
        Policies: {
          Policy: [
            {
              PolicyName: 'untag-test-instances',
              PolicyType: 'Custom',
              Description: '',
              DefaultVersion: 'v1',
              CreateDate: '2026-11-24T12:00:00Z',
              UpdateDate: '2026-11-24T12:00:00Z',
              AttachmentCount: 0,
              Tags: { Tag: [{ TagKey: 'owner', TagValue: 'alice' }] },
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
