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
  // STS.
  MissingRoleArn: missing('RoleArn'),
  MissingRoleSessionName: missing('RoleSessionName'),
  InvalidRoleArn: [400, 'InvalidParameter.RoleArn', 'The parameter RoleArn is wrongly formed.'],
  InvalidRoleSessionName: [
    400,
    'InvalidParameter.RoleSessionName',
    'The parameter RoleSessionName is wrongly formed.',
  ],
  InvalidDurationSeconds: [
    400,
    'InvalidParameter.DurationSeconds',
    'The Min/Max value of DurationSeconds is 15min/%s.',
  ],
  InvalidSessionPolicy: [
    400,
    'InvalidParameter.PolicyGrammar',
    'The parameter Policy has not passed grammar check. %s',
  ],
  SessionPolicyTooLong: [
    400,
    'InvalidParameter.PolicySize',
    'The size of Policy must be smaller than 1024 bytes.',
  ],
  InvalidExternalId: [400, 'InvalidParameter.ExternalId', 'The parameter ExternalId is wrongly formed.'],
  InvalidSourceIdentity: [
    400,
    'InvalidParameter.SourceIdentity',
    'The parameter SourceIdentity is wrongly formed.',
  ],
  RootMayNotAssume: [403, 'NoPermission', 'Roles may not be assumed by root accounts.'],
  MayNotAssume: [
    403,
    'NoPermission',
    'You are not authorized to do this action. You should be authorized by RAM.',
  ],
  AssumedRoleNotFound: [404, 'EntityNotExist.Role', 'The specified Role not exists.'],
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
