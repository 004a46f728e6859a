import { beyondLength, entries, invalidChars, missing, wrongFormat } from './entry.ts'

const MOBILE_PHONE = 'a country code, a hyphen and a number, such as 86-18688888888'
const EMAIL = 'an email address'
const NAME = 'letters, digits, dots, hyphens and underscores'

/** Errors of users, groups and access keys. */
export const ramUserErrors = entries({
  DisplayNameLength: beyondLength('DisplayName', '1 to 128'),
  CommentsLength: beyondLength('Comments', '1 to 128'),
  MobilePhoneFormat: wrongFormat('MobilePhone', MOBILE_PHONE),
  EmailFormat: wrongFormat('Email', EMAIL),
  NewUserNameLength: beyondLength('NewUserName', '1 to 64'),
  NewUserNameChars: invalidChars('NewUserName', NAME),
  NewDisplayNameLength: beyondLength('NewDisplayName', '1 to 128'),
  NewMobilePhoneFormat: wrongFormat('NewMobilePhone', MOBILE_PHONE),
  NewEmailFormat: wrongFormat('NewEmail', EMAIL),
  NewCommentsLength: beyondLength('NewComments', '1 to 128'),
  NewGroupNameLength: beyondLength('NewGroupName', '1 to 64'),
  NewGroupNameChars: invalidChars('NewGroupName', NAME),
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
  MissingUserAccessKeyId: missing('UserAccessKeyId', 'It is the id of an access key of the user.'),
  MissingStatus: missing('Status', 'It is Active or Inactive.'),
  InvalidStatus: {
    code: 'InvalidParameter.Status',
    status: 400,
    message: 'The parameter - "Status" is incorrect.',
    meaning: 'Status is neither Active nor Inactive.',
    fix: 'Send Active or Inactive.',
  },
  AccessKeyOfUserNotFound: {
    code: 'EntityNotExist.User.AccessKey',
    status: 404,
    message: 'The user access key does not exist.',
    meaning: 'The user has no access key of that id.',
    fix: 'ListAccessKeys shows the access keys of a user.',
  },
  UserIsInGroups: {
    code: 'DeleteConflict.User.Group',
    status: 409,
    message: 'The user CAN NOT be in any group while deleting the user.',
    meaning: 'A user that is in a group is not deleted.',
    fix: 'Take it out of its groups with RemoveUserFromGroup; ListGroupsForUser shows them.',
  },
  UserHasAccessKeys: {
    code: 'DeleteConflict.User.AccessKey',
    status: 409,
    message: 'The user CAN NOT has any access key while deleting the user.',
    meaning: 'A user that has an access key, be it inactive, is not deleted.',
    fix: 'Delete its access keys with DeleteAccessKey; ListAccessKeys shows them.',
  },
  UserHasPolicies: {
    code: 'DeleteConflict.User.Policy',
    status: 409,
    message: 'The user CAN NOT has any attached policy while deleting the user.',
    meaning: 'A user that a policy is attached to is not deleted.',
    fix: 'Detach its policies with DetachPolicyFromUser; ListPoliciesForUser shows them.',
  },
  GroupExists: {
    code: 'EntityAlreadyExists.Group',
    status: 409,
    message: 'The group does already EXIST.',
    meaning: 'The account has a group of that name, maybe in another case.',
    fix: 'Choose another name.',
  },
  TooManyGroups: {
    code: 'LimitExceeded.Group',
    status: 409,
    message: 'The count of groups beyond the current limits.',
    meaning: 'An account has at most 300 groups.',
    fix: 'Delete groups that are no longer needed.',
  },
  GroupHasUsers: {
    code: 'DeleteConflict.Group.User',
    status: 409,
    message: 'The group CAN NOT has any user member while deleting the group.',
    meaning: 'A group that a user is in is not deleted.',
    fix: 'Take its users out with RemoveUserFromGroup; ListUsersForGroup shows them.',
  },
  GroupHasPolicies: {
    code: 'DeleteConflict.Group.Policy',
    status: 409,
    message: 'The entity CAN NOT has any attached policy while deleting the group.',
    meaning: 'A group that a policy is attached to is not deleted.',
    fix: 'Detach its policies with DetachPolicyFromGroup; ListPoliciesForGroup shows them.',
  },
  UserIsInGroup: {
    code: 'EntityAlreadyExists.User.Group',
    status: 409,
    message: 'The user has already joined the group.',
    meaning: 'The user is in the group already.',
    fix: 'Nothing is left to do.',
  },
  UserIsNotInGroup: {
    code: 'EntityNotExist.User.Group',
    status: 404,
    message: 'The user has not joined the group.',
    meaning: 'The user is not in the group.',
    fix: 'ListGroupsForUser shows the groups of the user.',
  },
  TooManyGroupsOfUser: {
    code: 'LimitExceeded.User.Group',
    status: 409,
    message: 'The count of groups the target user joined beyond the current limits.',
    meaning: 'A user is in at most 10 groups.',
    fix: 'Take it out of another group first.',
  },
})
