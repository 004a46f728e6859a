import { compareBytes } from '../../core/order.ts'
import { integer, optionalString } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { text } from '../response.ts'
import { accountList, accountsAccess, statusWord } from './accounts.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const listAccounts = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ListAccounts',
  summary: 'Lists the accounts of the installation.',
  description:
    'For whoever runs the installation. In byte order of the ids, without those that were deleted.',
  parameters: {
    PageSize: integer({ doc: 'Accounts per page.', min: 1, max: 1000, fallback: 100, example: '100' }),
    NextToken: optionalString({ doc: 'The token of the page before, to go on after it.' }),
  },
  response: {
    NextToken: text('Send it to get the next page. Empty on the last one.', ''),
    Accounts: accountList,
  },
  errors: ['InvalidParameter', 'InvalidNextToken', 'NoPermissionOperator'],
  access: accountsAccess('ListAccounts', 'list'),
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const { account } = call.caller
    const query = { operation: 'tagplane:ListAccounts', account, filters: [] }
    const [after] = input.NextToken ? (pages.open(query, input.NextToken) ?? fail('InvalidNextToken')) : []
    await store.confirm({ guard: call.guard, durable: false })
    const following = [...settings.accounts]
      .filter(
        ([id, { status }]) => status !== 'deleted' && (after === undefined || compareBytes(id, after) > 0),
      )
      .sort(([a], [b]) => compareBytes(a, b))
    const page = following.slice(0, input.PageSize)
    const [last] = page.at(-1) ?? []
    return {
      NextToken: last !== undefined && following.length > page.length ? pages.seal(query, [last]) : '',
      Accounts: page.map(([id, { name, status, createdAt }]) => ({
        ...{ AccountId: id, Name: name, Status: statusWord(status), CreateDate: dateOf(createdAt) },
      })),
    }
  },
  examples: [
    {
      name: 'One account',
      parameters: {},
      response: {
        RequestId: '9C2E4F70-5B1A-4E3D-A7C8-2D4F6A8B0C15',
        NextToken: '',
        Accounts: [
          {
            AccountId: '1234567890123456',
            Name: 'team-red',
            Status: 'Active',
            CreateDate: '2026-11-24T12:00:00Z',
          },
        ],
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
