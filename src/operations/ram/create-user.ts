import { USER } from '../../core/identity.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { RAM_VERSION, userName, wantedOf } from './ram.ts'
import { createdUser, MAX_USERS, toUser } from './users.ts'

export const createUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'CreateUser',
  summary: 'Makes a user of the account.',
  description:
    'A user may nothing until a policy is attached to it or to a group that it is in, and calls with an access key of its own. Names are unique without regard to case.',
  parameters: {
    UserName: userName('The name: 1 to 64 letters, digits, dots, hyphens and underscores.'),
    DisplayName: optionalString({
      ...{ doc: 'A name for people, 1 to 128 characters.', example: 'Alice' },
      ...{ max: 128, tooLong: 'DisplayNameLength' },
    }),
    MobilePhone: optionalString({
      ...{ doc: 'A mobile phone number: country code, hyphen, number.', example: '86-18688888888' },
      ...{ accept: (phone) => /^[0-9]{1,4}-[0-9]{4,20}$/.test(phone), invalid: 'MobilePhoneFormat' },
    }),
    Email: optionalString({
      ...{ doc: 'An email address.', example: 'alice@example.com' },
      ...{ accept: (email) => /^[^@\s]{1,64}@[^@\s]{1,255}$/.test(email), invalid: 'EmailFormat' },
    }),
    Comments: optionalString({
      ...{ doc: 'A note, 1 to 128 characters.', example: 'Cleans up tags.' },
      ...{ max: 128, tooLong: 'CommentsLength' },
    }),
  },
  response: { User: createdUser },
  errors: [
    'MissingUserName',
    'UserNameLength',
    'UserNameChars',
    'DisplayNameLength',
    'MobilePhoneFormat',
    'EmailFormat',
    'CommentsLength',
    'NotAuthorized',
    'UserExists',
    'TooManyUsers',
  ],
  access: {
    level: 'create',
    resource: 'acs:ram:*:{Account}:user/*',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ caller }) => wantedOf('CreateUser', caller, 'user/*'),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, credentials, fail }) {
    const { users } = settings.identities
    if (users.named(input.UserName)) fail('UserExists')
    if (users.byId.size >= MAX_USERS) fail('TooManyUsers')
    const { guard, change } = call
    const id = credentials.newUserId()
    const user = {
      name: input.UserName,
      displayName: input.DisplayName ?? '',
      mobilePhone: input.MobilePhone ?? '',
      email: input.Email ?? '',
      comments: input.Comments ?? '',
      ...{ createdAt: change.at, updatedAt: change.at, groups: [], policies: [] },
    }
    await store.changeConfig({ guard, change, deletes: [], puts: [{ kind: USER, name: id, value: user }] })
    return { User: toUser({ ...user, id }) }
  },
  examples: [
    {
      name: 'A user',
      parameters: { UserName: 'alice', DisplayName: 'Alice', Comments: 'Cleans up tags.' },
      response: {
        RequestId: '04F0F334-1335-436C-A1D7-6C044FE73368',
        User: {
          UserId: '222748924538541234',
          UserName: 'alice',
          DisplayName: 'Alice',
          MobilePhone: '',
          Email: '',
          Comments: 'Cleans up tags.',
          CreateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
