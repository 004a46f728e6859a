import { USER } from '../../core/identity.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { documentOf, nameForm, RAM_VERSION, userName, wantedOf } from './ram.ts'
import { comments, displayName, email, mobilePhone, shownUser, toUser, userPath } from './users.ts'

export const updateUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'UpdateUser',
  summary: 'Changes a user of the account.',
  description:
    'What is left out stays. A user that is renamed keeps its id, access keys, groups and policies. The caller needs the right on the user, and under a new name on that one too.',
  parameters: {
    UserName: userName('The name of the user.'),
    NewUserName: optionalString({
      ...{ doc: 'A new name, in the form of UserName.', example: 'alice.wong' },
      ...nameForm('NewUserNameLength', 'NewUserNameChars'),
    }),
    NewDisplayName: displayName('A new name for people, 1 to 128 characters.', 'NewDisplayNameLength'),
    NewMobilePhone: mobilePhone(
      'A new mobile phone number: country code, hyphen, number.',
      'NewMobilePhoneFormat',
    ),
    NewEmail: email('A new email address.', 'NewEmailFormat'),
    NewComments: comments('A new note, 1 to 128 characters.', 'NewCommentsLength'),
  },
  response: { User: shownUser },
  errors: [
    'MissingUserName',
    'UserNameLength',
    'UserNameChars',
    'NewUserNameLength',
    'NewUserNameChars',
    'NewDisplayNameLength',
    'NewMobilePhoneFormat',
    'NewEmailFormat',
    'NewCommentsLength',
    'NotAuthorized',
    'UserNotFound',
    'UserExists',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('UpdateUser', caller, userPath(input.UserName, settings)),
      // As it is to be: in another case it is another name to policies.
      ...(input.NewUserName === undefined
        ? []
        : [wantedOf('UpdateUser', caller, `user/${input.NewUserName}`)]),
    ],
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { users } = settings.identities
    const user = users.named(input.UserName) ?? fail('UserNotFound')
    const { NewUserName: name = user.name } = input
    if ((users.named(name) ?? user).id !== user.id) fail('UserExists')
    const { guard, change } = call
    const updated = {
      ...user,
      ...{ name, updatedAt: change.at },
      displayName: input.NewDisplayName ?? user.displayName,
      mobilePhone: input.NewMobilePhone ?? user.mobilePhone,
      email: input.NewEmail ?? user.email,
      comments: input.NewComments ?? user.comments,
    }
    await store.changeConfig({ guard, change, deletes: [], puts: [documentOf(USER, updated)] })
    return { User: toUser(updated) }
  },
  examples: [
    {
      name: 'A new name',
      parameters: { UserName: 'alice', NewUserName: 'alice.wong' },
      response: {
        RequestId: '04F0F334-1335-436C-A1D7-6C044FE73369',
        User: {
          UserId: '222748924538541234',
          UserName: 'alice.wong',
          DisplayName: 'Alice',
          MobilePhone: '',
          Email: '',
          Comments: 'Cleans up tags.',
          CreateDate: '2026-11-24T12:00:00Z',
          UpdateDate: '2026-11-25T08:30:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
