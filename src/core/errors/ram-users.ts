import { beyondLength, entries, wrongFormat } from './entry.ts'

/** Errors of users, groups and access keys. */
export const ramUserErrors = entries({
  DisplayNameLength: beyondLength('DisplayName', '1 to 128'),
  CommentsLength: beyondLength('Comments', '1 to 128'),
  MobilePhoneFormat: wrongFormat(
    'MobilePhone',
    'a country code, a hyphen and a number, such as 86-18688888888',
  ),
  EmailFormat: wrongFormat('Email', 'an email address'),
  UserExists: {
    code: 'EntityAlreadyExists.User',
    status: 409,
    message: 'The user does already EXIST.',
    meaning: 'The account has a user of that name, maybe in another case.',
    fix: 'Choose another name.',
  },
  TooManyUsers: {
    code: 'LimitExceeded.User',
    status: 409,
    message: 'The count of users beyond the current limits.',
    meaning: 'An account has at most 5,000 users.',
    fix: 'Delete users that are no longer needed.',
  },
})
