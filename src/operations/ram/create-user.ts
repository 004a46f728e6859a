import { USER } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { RAM_VERSION, userName, wantedOf } from './ram.ts'
import { comments, createdUser, displayName, email, MAX_USERS, mobilePhone, toCreatedUser } from './users.ts'

export const createUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'CreateUser',
  summary: 'Makes a user of the account.',
  description:
    'A user may nothing until a policy is attached to it or to a group that it is in, and calls with an access key of its own. Names are unique without regard to case.',
  parameters: {
    UserName: userName('The name: 1 to 64 letters, digits, dots, hyphens and underscores.'),
    DisplayName: displayName('A name for people, 1 to 128 characters.', 'DisplayNameLength'),
    MobilePhone: mobilePhone('A mobile phone number: country code, hyphen, number.', 'MobilePhoneFormat'),
    Email: email('An email address.', 'EmailFormat'),
    Comments: comments('A note, 1 to 128 characters.', 'CommentsLength'),
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
    return { User: toCreatedUser({ ...user, id }) }
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
