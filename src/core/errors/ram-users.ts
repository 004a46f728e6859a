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
  CallerIsNoUser: {
    code: 'MissingUserName',
    status: 400,
    message:
      'UserName is mandatory for this action, since the caller is no user. The access key of the root comes from the settings of the installation.',
    meaning:
      'Without UserName the access keys are those of the caller. The root and sessions of roles have none that an operation could touch.',
    fix: 'Send UserName. The access key of the root is changed in the settings of the installation.',
  },
  TooManyAccessKeys: {
    code: 'LimitExceeded.User.AccessKey',
    status: 409,
    message: 'The access key count of the user access keys beyond the current limits.',
    meaning: 'A user has at most 2 access keys, inactive ones included.',
    fix: 'Delete the one that is no longer needed with DeleteAccessKey.',
  },
})
