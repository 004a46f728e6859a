import { operation } from '../operation.ts'
import { array, object } from '../response.ts'
import { pageFields, pageOf, paging, RAM_VERSION, wantedOf } from './ram.ts'
import { shownUser, toUser } from './users.ts'

export const listUsers = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListUsers',
  summary: 'Lists the users of the account.',
  description: 'They come in the byte order of their names, page by page.',
  parameters: paging,
  response: {
    ...pageFields,
    Users: object('The users of the page.', { User: array('The users.', shownUser) }),
  },
  errors: ['InvalidParameter', 'NotAuthorized', 'InvalidMarker'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:user/*',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ caller }) => wantedOf('ListUsers', caller, 'user/*'),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const query = { operation: 'ram:ListUsers', account: call.caller.account, filters: [] }
    const { users } = settings.identities
    const { entries, ...page } = pageOf(users.sorted(), ({ name }) => name, { input, pages, query, fail })
    await store.confirm({ guard: call.guard, durable: false })
    return { ...page, Users: { User: entries.map(toUser) } }
  },
  examples: [
    {
      name: 'All users',
      parameters: { MaxItems: '100' },
      response: {
        RequestId: '4B450CA1-36E8-4AA2-8461-86B42BF4CC4E',
        IsTruncated: false,
        Users: {
          User: [
            {
              UserId: '222748924538541234',
              UserName: 'alice',
              DisplayName: 'Alice',
              MobilePhone: '',
              Email: '',
              Comments: 'Cleans up tags.',
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
