import { operation } from '../operation.ts'
import { array, object } from '../response.ts'
import { shownGroup, toGroup } from './groups.ts'
import { pageFields, pageOf, paging, RAM_VERSION, wantedOf } from './ram.ts'

export const listGroups = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListGroups',
  summary: 'Lists the groups of the account.',
  description: 'They come in the byte order of their names, page by page.',
  parameters: paging,
  response: {
    ...pageFields,
    Groups: object('The groups of the page.', { Group: array('The groups.', shownGroup) }),
  },
  errors: ['InvalidParameter', 'NotAuthorized', 'InvalidMarker'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:group/*',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ caller }) => wantedOf('ListGroups', caller, 'group/*'),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const query = { operation: 'ram:ListGroups', account: call.caller.account, filters: [] }
    const { groups } = settings.identities
    const { entries, ...page } = pageOf(groups.sorted(), ({ name }) => name, { input, pages, query, fail })
    await store.confirm({ guard: call.guard, durable: false })
    return { ...page, Groups: { Group: entries.map(toGroup) } }
  },
  examples: [
    {
      name: 'All groups',
      parameters: { MaxItems: '100' },
      response: {
        RequestId: '065527AA-2F2E-AD7C-7484-F2626CFE4934',
        IsTruncated: false,
        Groups: {
          Group: [
            {
              GroupId: 'g-5732750813924f90a1c4',
              GroupName: 'dev-team',
              Comments: 'Developers',
              CreateDate: '2026-11-24T12:00:00Z',
              UpdateDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
