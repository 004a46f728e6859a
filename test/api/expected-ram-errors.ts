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
  NewUserNameLength: length('NewUserName'),
  NewUserNameChars: chars('NewUserName'),
  NewDisplayNameLength: length('NewDisplayName'),
  NewMobilePhoneFormat: format('NewMobilePhone'),
  NewEmailFormat: format('NewEmail'),
  NewCommentsLength: length('NewComments'),
  NewGroupNameLength: length('NewGroupName'),
  NewGroupNameChars: chars('NewGroupName'),
  MissingUserAccessKeyId: missing('UserAccessKeyId'),
  MissingStatus: missing('Status'),
  InvalidStatus: [400, 'InvalidParameter.Status', 'The parameter - "Status" is incorrect.'],
  AccessKeyOfUserNotFound: [404, 'EntityNotExist.User.AccessKey', 'The user access key does not exist.'],
  UserIsInGroups: [
    409,
    'DeleteConflict.User.Group',
    'The user CAN NOT be in any group while deleting the user.',
  ],
  UserHasAccessKeys: [
    409,
    'DeleteConflict.User.AccessKey',
    'The user CAN NOT has any access key while deleting the user.',
  ],
  UserHasPolicies: [
    409,
    'DeleteConflict.User.Policy',
    'The user CAN NOT has any attached policy while deleting the user.',
  ],
  GroupExists: [409, 'EntityAlreadyExists.Group', 'The group does already EXIST.'],
  TooManyGroups: [409, 'LimitExceeded.Group', 'The count of groups beyond the current limits.'],
  GroupHasUsers: [
    409,
    'DeleteConflict.Group.User',
    'The group CAN NOT has any user member while deleting the group.',
  ],
  GroupHasPolicies: [
    409,
    'DeleteConflict.Group.Policy',
    'The entity CAN NOT has any attached policy while deleting the group.',
  ],
  UserIsInGroup: [409, 'EntityAlreadyExists.User.Group', 'The user has already joined the group.'],
  UserIsNotInGroup: [404, 'EntityNotExist.User.Group', 'The user has not joined the group.'],
  TooManyGroupsOfUser: [
    409,
    'LimitExceeded.User.Group',
    'The count of groups the target user joined beyond the current limits.',
  ],
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
