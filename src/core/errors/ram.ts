import { beyondLength, entries, invalidChars, missing } from './entry.ts'

/** Errors that all operations of RAM and STS share. */
export const ramErrors = entries({
  NotAuthorized: {
    code: 'NoPermission',
    status: 403,
    message: 'You are not authorized to do this action.',
    meaning: 'No policy of the caller allows the action on this resource, or one denies it.',
    fix: 'Have somebody who may attach a policy that allows it. AccessDeniedDetail in the answer says what was asked for.',
  },
  MissingUserName: missing('UserName', 'It is the name of a user of the account.'),
  UserNameLength: beyondLength('UserName', '1 to 64'),
  UserNameChars: invalidChars('UserName', 'letters, digits, dots, hyphens and underscores'),
  UserNotFound: {
    code: 'EntityNotExist.User',
    status: 404,
    message: 'The user does not exist.',
    meaning: 'The account has no user of that name.',
    fix: 'ListUsers shows the users.',
  },
  MissingGroupName: missing('GroupName', 'It is the name of a group of the account.'),
  GroupNameLength: beyondLength('GroupName', '1 to 64'),
  GroupNameChars: invalidChars('GroupName', 'letters, digits, dots, hyphens and underscores'),
  GroupNotFound: {
    code: 'EntityNotExist.Group',
    status: 404,
    message: 'The group does not exist.',
    meaning: 'The account has no group of that name.',
    fix: 'ListGroups shows the groups.',
  },
  MissingRoleName: missing('RoleName', 'It is the name of a role of the account.'),
  RoleNameLength: beyondLength('RoleName', '1 to 64'),
  RoleNameChars: invalidChars('RoleName', 'letters, digits, dots, hyphens and underscores'),
  RoleNotFound: {
    code: 'EntityNotExist.Role',
    status: 404,
    message: 'The role does not exist.',
    meaning: 'The account has no role of that name.',
    fix: 'ListRoles shows the roles.',
  },
  InvalidMarker: {
    code: 'InvalidParameter.Marker',
    status: 400,
    message: 'The parameter - "Marker" is incorrect.',
    meaning: 'The marker was not answered by a call of this operation with the same other parameters.',
    fix: 'Send the Marker of the page before, or leave it out to begin at the first page.',
  },
})
