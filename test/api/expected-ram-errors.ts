type Expected = readonly [status: number, code: string, message: string]

const missing = (name: string): Expected => [400, `Missing${name}`, `${name} is mandatory for this action.`]

/** The errors of RAM as the cloud's table of them has them. */
export const expectedRamErrors = {
  NotAuthorized: [403, 'NoPermission', 'You are not authorized to do this action.'],
  MissingUserName: missing('UserName'),
  UserNameLength: length('UserName'),
  UserNameChars: chars('UserName'),
  UserNotFound: [404, 'EntityNotExist.User', 'The user does not exist.'],
  MissingGroupName: missing('GroupName'),
  GroupNameLength: length('GroupName'),
  GroupNameChars: chars('GroupName'),
  GroupNotFound: [404, 'EntityNotExist.Group', 'The group does not exist.'],
  MissingRoleName: missing('RoleName'),
  RoleNameLength: length('RoleName'),
  RoleNameChars: chars('RoleName'),
  RoleNotFound: [404, 'EntityNotExist.Role', 'The role does not exist.'],
  InvalidMarker: [400, 'InvalidParameter.Marker', 'The parameter - "Marker" is incorrect.'],
  DisplayNameLength: length('DisplayName'),
  CommentsLength: length('Comments'),
  MobilePhoneFormat: format('MobilePhone'),
  EmailFormat: format('Email'),
  UserExists: [409, 'EntityAlreadyExists.User', 'The user does already EXIST.'],
  TooManyUsers: [409, 'LimitExceeded.User', 'The count of users beyond the current limits.'],
  // The vendor's code with a text of ours.
  CallerIsNoUser: [
    400,
    'MissingUserName',
    'UserName is mandatory for this action, since the caller is no user. The access key of the root comes from the settings of the installation.',
  ],
  TooManyAccessKeys: [
    409,
    'LimitExceeded.User.AccessKey',
    'The access key count of the user access keys beyond the current limits.',
  ],
} as const satisfies Readonly<Record<string, Expected>>

function length(name: string): Expected {
  return [400, `InvalidParameter.${name}.Length`, `The parameter - "${name}" beyond the length limit.`]
}

function chars(name: string): Expected {
  return [400, `InvalidParameter.${name}.InvalidChars`, `The parameter - "${name}" contains invalid chars.`]
}

function format(name: string): Expected {
  return [400, `InvalidParameter.${name}.Format`, `The format of the parameter - "${name}" is incorrect.`]
}
