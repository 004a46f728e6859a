import type { ErrorText } from './entry.ts'
import type { ramUserErrors } from './ram-users.ts'

export const ramUsersZhCn: Readonly<Record<keyof typeof ramUserErrors, ErrorText>> = {
  DisplayNameLength: { meaning: 'DisplayName 太长。', fix: 'DisplayName 的长度为 1 至 128 个字符。' },
  CommentsLength: { meaning: 'Comments 太长。', fix: 'Comments 的长度为 1 至 128 个字符。' },
  MobilePhoneFormat: {
    meaning: 'MobilePhone 的格式不对。',
    fix: 'MobilePhone 由国家代码、连字符与号码组成，例如 86-18688888888。',
  },
  EmailFormat: { meaning: 'Email 的格式不对。', fix: 'Email 是一个电子邮件地址。' },
  UserExists: { meaning: '账号中已有同名的用户（不分大小写）。', fix: '请换一个名称。' },
  TooManyUsers: { meaning: '一个账号最多有 5,000 个用户。', fix: '请删除不再需要的用户。' },
  CallerIsNoUser: {
    meaning: '不传 UserName 时，指的是调用者自己的访问密钥；root 与角色会话没有可以由操作处理的访问密钥。',
    fix: '请传入 UserName。root 的访问密钥请在安装的设置中更换。',
  },
  TooManyAccessKeys: {
    meaning: '一个用户最多有 2 个访问密钥，停用的也计算在内。',
    fix: '请用 DeleteAccessKey 删除不再需要的访问密钥。',
  },
  NewUserNameLength: { meaning: 'NewUserName 太长。', fix: 'NewUserName 的长度为 1 至 64 个字符。' },
  NewUserNameChars: {
    meaning: 'NewUserName 含有不允许的字符。',
    fix: 'NewUserName 由字母、数字、点、连字符与下划线组成。',
  },
  NewDisplayNameLength: {
    meaning: 'NewDisplayName 太长。',
    fix: 'NewDisplayName 的长度为 1 至 128 个字符。',
  },
  NewMobilePhoneFormat: {
    meaning: 'NewMobilePhone 的格式不对。',
    fix: 'NewMobilePhone 由国家代码、连字符与号码组成，例如 86-18688888888。',
  },
  NewEmailFormat: { meaning: 'NewEmail 的格式不对。', fix: 'NewEmail 是一个电子邮件地址。' },
  NewCommentsLength: { meaning: 'NewComments 太长。', fix: 'NewComments 的长度为 1 至 128 个字符。' },
  NewGroupNameLength: { meaning: 'NewGroupName 太长。', fix: 'NewGroupName 的长度为 1 至 64 个字符。' },
  NewGroupNameChars: {
    meaning: 'NewGroupName 含有不允许的字符。',
    fix: 'NewGroupName 由字母、数字、点、连字符与下划线组成。',
  },
  MissingUserAccessKeyId: {
    meaning: '请求中没有 UserAccessKeyId。',
    fix: '请传入 UserAccessKeyId，即用户的一个访问密钥的 ID。',
  },
  MissingStatus: { meaning: '请求中没有 Status。', fix: '请传入 Status：Active 或 Inactive。' },
  InvalidStatus: { meaning: 'Status 不是 Active 也不是 Inactive。', fix: '请传入 Active 或 Inactive。' },
  AccessKeyOfUserNotFound: {
    meaning: '用户没有这个 ID 的访问密钥。',
    fix: 'ListAccessKeys 会列出用户的访问密钥。',
  },
  UserIsInGroups: {
    meaning: '在用户组中的用户不能删除。',
    fix: '请先用 RemoveUserFromGroup 将它移出用户组；ListGroupsForUser 会列出它所在的用户组。',
  },
  UserHasAccessKeys: {
    meaning: '有访问密钥的用户不能删除，停用的也算。',
    fix: '请先用 DeleteAccessKey 删除它的访问密钥；ListAccessKeys 会列出它们。',
  },
  UserHasPolicies: {
    meaning: '附加了权限策略的用户不能删除。',
    fix: '请先用 DetachPolicyFromUser 解除它的权限策略；ListPoliciesForUser 会列出它们。',
  },
  GroupExists: { meaning: '账号中已有同名的用户组（不分大小写）。', fix: '请换一个名称。' },
  TooManyGroups: { meaning: '一个账号最多有 300 个用户组。', fix: '请删除不再需要的用户组。' },
  GroupHasUsers: {
    meaning: '还有用户的用户组不能删除。',
    fix: '请先用 RemoveUserFromGroup 将用户移出；ListUsersForGroup 会列出他们。',
  },
  GroupHasPolicies: {
    meaning: '附加了权限策略的用户组不能删除。',
    fix: '请先用 DetachPolicyFromGroup 解除它的权限策略；ListPoliciesForGroup 会列出它们。',
  },
  UserIsInGroup: { meaning: '用户已在这个用户组中。', fix: '不需要再做什么。' },
  UserIsNotInGroup: { meaning: '用户不在这个用户组中。', fix: 'ListGroupsForUser 会列出用户所在的用户组。' },
  TooManyGroupsOfUser: { meaning: '一个用户最多在 10 个用户组中。', fix: '请先将它移出其他用户组。' },
}
