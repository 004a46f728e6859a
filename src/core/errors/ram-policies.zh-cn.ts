import type { ErrorText } from './entry.ts'
import type { ramPolicyErrors } from './ram-policies.ts'

export const ramPoliciesZhCn: Readonly<Record<keyof typeof ramPolicyErrors, ErrorText>> = {
  MissingPolicyName: { meaning: '请求中没有 PolicyName。', fix: '请传入 PolicyName，即权限策略的名称。' },
  PolicyNameLength: { meaning: 'PolicyName 太长。', fix: 'PolicyName 的长度为 1 至 128 个字符。' },
  PolicyNameChars: { meaning: 'PolicyName 含有不允许的字符。', fix: 'PolicyName 由字母、数字与连字符组成。' },
  MissingPolicyType: { meaning: '请求中没有 PolicyType。', fix: '请传入 PolicyType，即 System 或 Custom。' },
  InvalidPolicyType: {
    meaning: 'PolicyType 不是 System 也不是 Custom。',
    fix: '请使用 System 或 Custom，大小写须一致。',
  },
  MissingPolicyDocument: {
    meaning: '请求中没有 PolicyDocument。',
    fix: '请传入 PolicyDocument，即权限策略的内容。',
  },
  PolicyDocumentLength: {
    meaning: 'PolicyDocument 太长。',
    fix: 'PolicyDocument 的长度为 1 至 6,144 个字符。',
  },
  MalformedPolicyDocument: {
    meaning: '内容不是合法的权限策略；消息说明了位置与原因。',
    fix: '请修正消息中指出的位置。',
  },
  DescriptionLength: { meaning: 'Description 太长。', fix: 'Description 的长度为 1 至 1,024 个字符。' },
  NewDescriptionLength: {
    meaning: 'NewDescription 太长。',
    fix: 'NewDescription 的长度为 1 至 1,024 个字符。',
  },
  MissingVersionId: {
    meaning: '请求中没有 VersionId。',
    fix: '请传入 VersionId，ListPolicyVersions 会列出版本。',
  },
  VersionIdFormat: { meaning: 'VersionId 的格式不对。', fix: 'VersionId 为 v 加数字，例如 v1。' },
  PolicyExists: { meaning: '已有同名的权限策略（不分大小写，包括系统策略）。', fix: '请换一个名称。' },
  PolicyNotFound: { meaning: '账号中没有这个名称与类型的权限策略。', fix: 'ListPolicies 会列出权限策略。' },
  PolicyVersionNotFound: { meaning: '权限策略没有这个版本。', fix: 'ListPolicyVersions 会列出版本。' },
  TooManyPolicies: { meaning: '一个账号最多有 1,500 个自定义权限策略。', fix: '请删除不再需要的权限策略。' },
  TooManyPolicyVersions: {
    meaning: '一个权限策略最多有 5 个版本。',
    fix: '请以 DeletePolicyVersion 删除一个，或传入 RotateStrategy=DeleteOldestNonDefaultVersionWhenLimitExceeded。',
  },
  InvalidRotateStrategy: {
    meaning: 'RotateStrategy 不是可用的值。',
    fix: '请使用 None 或 DeleteOldestNonDefaultVersionWhenLimitExceeded。',
  },
  DefaultVersionStays: {
    meaning: '生效中的版本不能删除。',
    fix: '请先以 SetDefaultPolicyVersion 指定另一个版本。',
  },
  PolicyHasVersions: {
    meaning: '有多个版本的权限策略不能删除。',
    fix: '请以 DeletePolicyVersion 删除其他版本，或传入 CascadingDelete=true。',
  },
  PolicyHasUsers: {
    meaning: '已授予用户的权限策略不能删除。',
    fix: '请以 DetachPolicyFromUser 解除；ListEntitiesForPolicy 会列出授予的对象。',
  },
  UserPolicyExists: { meaning: '该用户已有这个权限策略。', fix: '不需要再做任何事。' },
  UserPolicyNotFound: {
    meaning: '该用户没有这个权限策略。',
    fix: 'ListPoliciesForUser 会列出它的权限策略。',
  },
  TooManyPoliciesOfUser: {
    meaning: '一个用户最多有 20 个系统策略与 10 个自定义策略。',
    fix: '请先解除一个，或将数个合并为一个。',
  },
  PolicyHasGroups: {
    meaning: '已授予用户组的权限策略不能删除。',
    fix: '请以 DetachPolicyFromGroup 解除；ListEntitiesForPolicy 会列出授予的对象。',
  },
  GroupPolicyExists: { meaning: '该用户组已有这个权限策略。', fix: '不需要再做任何事。' },
  GroupPolicyNotFound: {
    meaning: '该用户组没有这个权限策略。',
    fix: 'ListPoliciesForGroup 会列出它的权限策略。',
  },
  TooManyPoliciesOfGroup: {
    meaning: '一个用户组最多有 20 个系统策略与 10 个自定义策略。',
    fix: '请先解除一个，或将数个合并为一个。',
  },
  PolicyHasRoles: {
    meaning: '已授予角色的权限策略不能删除。',
    fix: '请以 DetachPolicyFromRole 解除；ListEntitiesForPolicy 会列出授予的对象。',
  },
  RolePolicyExists: { meaning: '该角色已有这个权限策略。', fix: '不需要再做任何事。' },
  RolePolicyNotFound: {
    meaning: '该角色没有这个权限策略。',
    fix: 'ListPoliciesForRole 会列出它的权限策略。',
  },
  TooManyPoliciesOfRole: {
    meaning: '一个角色最多有 20 个系统策略与 10 个自定义策略。',
    fix: '请先解除一个，或将数个合并为一个。',
  },
  MissingAssumeRolePolicyDocument: {
    meaning: '请求中没有 AssumeRolePolicyDocument。',
    fix: '请传入 AssumeRolePolicyDocument，它说明谁可以扮演这个角色。',
  },
  AssumeRolePolicyDocumentLength: {
    meaning: 'AssumeRolePolicyDocument 太长。',
    fix: 'AssumeRolePolicyDocument 的长度为 1 至 6,144 个字符。',
  },
  NewAssumeRolePolicyDocumentLength: {
    meaning: 'NewAssumeRolePolicyDocument 太长。',
    fix: 'NewAssumeRolePolicyDocument 的长度为 1 至 6,144 个字符。',
  },
  InvalidMaxSessionDuration: {
    meaning: 'MaxSessionDuration 不是 3,600 至 43,200 之间的数字。',
    fix: '请传入一至十二小时的秒数。',
  },
  InvalidNewMaxSessionDuration: {
    meaning: 'NewMaxSessionDuration 不是 3,600 至 43,200 之间的数字。',
    fix: '请传入一至十二小时的秒数。',
  },
  RoleExists: { meaning: '账号中已有同名的角色（不分大小写）。', fix: '请换一个名称。' },
  TooManyRoles: { meaning: '一个账号最多有 1,000 个角色。', fix: '请删除不再需要的角色。' },
  RoleHasPolicies: {
    meaning: '已有权限策略的角色不能删除。',
    fix: '请以 DetachPolicyFromRole 解除；ListPoliciesForRole 会列出它们。',
  },
  MissingEncodedDiagnosticMessage: {
    meaning: '请求中没有 EncodedDiagnosticMessage。',
    fix: '请传入 EncodedDiagnosticMessage，被拒绝的调用的 AccessDeniedDetail 会带有它。',
  },
  InvalidDiagnosticMessage: {
    meaning: '这个消息不是这台服务器为调用者的账号生成的。',
    fix: '请完整传入 AccessDeniedDetail 中的内容。',
  },
}
