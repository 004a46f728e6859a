import { operation } from '../operation.ts'
import { RAM_VERSION, userName, wantedOf } from './ram.ts'
import { toUser, userPath, wholeUser } from './users.ts'

export const getUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'GetUser',
  summary: 'Shows a user of the account.',
  description: 'The user is found by its name in any case.',
  parameters: { UserName: userName('The name of the user.') },
  response: { User: wholeUser },
  errors: ['MissingUserName', 'UserNameLength', 'UserNameChars', 'NotAuthorized', 'UserNotFound'],
  access: {
    level: 'read',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => wantedOf('GetUser', caller, userPath(input.UserName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const user = settings.identities.users.named(input.UserName) ?? fail('UserNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { User: { ...toUser(user), LastLoginDate: '' } }
  },
  examples: [
    {
      name: 'A user',
      parameters: { UserName: 'alice' },
      response: {
        RequestId: '2D69A58F-345C-4FDE-88E4-BF5189484043',
        User: {
          UserId: '222748924538541234',
          UserName: 'alice',
          DisplayName: 'Alice',
          MobilePhone: '',
          Email: '',
          Comments: 'Cleans up tags.',
          CreateDate: '2026-11-24T12:00:00Z',
          UpdateDate: '2026-11-24T12:00:00Z',
          LastLoginDate: '',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
