import { optionalString, unsupported } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, object } from '../response.ts'
import { allPolicies, listedPolicy, toListedPolicy } from './policies.ts'
import { pageFields, pageOf, paging, RAM_VERSION, wantedOf } from './ram.ts'

export const listPolicies = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListPolicies',
  summary: 'Lists the policies of the account and of the system.',
  description: 'They come in the byte order of their names, page by page.',
  parameters: {
    Tag: unsupported(),
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
  errors: ['UnsupportedParameter', 'InvalidPolicyType', 'InvalidParameter', 'NotAuthorized', 'InvalidMarker'],
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
    const query = { operation: 'ram:ListPolicies', account: call.caller.account, filters: [type] }
    const all = allPolicies(type, settings.identities)
    const { entries, ...page } = pageOf(all, ({ name }) => name, { input, pages, query, fail })
    await store.confirm({ guard: call.guard, durable: false })
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
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
