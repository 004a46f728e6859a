import type { ErrorText } from './entry.ts'
import type { ramErrors } from './ram.ts'

export const ramZhCn: Readonly<Record<keyof typeof ramErrors, ErrorText>> = {
  NotAuthorized: {
    meaning: '调用者的权限策略都不允许对该资源执行此操作，或有一条明确拒绝。',
    fix: '请有权限的人授予允许此操作的权限策略；响应中的 AccessDeniedDetail 说明了所要求的权限。',
  },
  MissingUserName: { meaning: '请求中没有 UserName。', fix: '请传入 UserName，即账号中用户的名称。' },
  UserNameLength: { meaning: 'UserName 太长。', fix: 'UserName 的长度为 1 至 64 个字符。' },
  UserNameChars: {
    meaning: 'UserName 含有不允许的字符。',
    fix: 'UserName 由字母、数字、点、连字符与下划线组成。',
  },
  UserNotFound: { meaning: '账号中没有这个名称的用户。', fix: 'ListUsers 会列出现有的用户。' },
  MissingGroupName: { meaning: '请求中没有 GroupName。', fix: '请传入 GroupName，即账号中用户组的名称。' },
  GroupNameLength: { meaning: 'GroupName 太长。', fix: 'GroupName 的长度为 1 至 64 个字符。' },
  GroupNameChars: {
    meaning: 'GroupName 含有不允许的字符。',
    fix: 'GroupName 由字母、数字、点、连字符与下划线组成。',
  },
  GroupNotFound: { meaning: '账号中没有这个名称的用户组。', fix: 'ListGroups 会列出现有的用户组。' },
  MissingRoleName: { meaning: '请求中没有 RoleName。', fix: '请传入 RoleName，即账号中角色的名称。' },
  RoleNameLength: { meaning: 'RoleName 太长。', fix: 'RoleName 的长度为 1 至 64 个字符。' },
  RoleNameChars: {
    meaning: 'RoleName 含有不允许的字符。',
    fix: 'RoleName 由字母、数字、点、连字符与下划线组成。',
  },
  RoleNotFound: { meaning: '账号中没有这个名称的角色。', fix: 'ListRoles 会列出现有的角色。' },
  InvalidMarker: {
    meaning: '这个标记不是同一操作、同样的其他参数所返回的。',
    fix: '请传入上一页返回的 Marker；或不传，从第一页开始。',
  },
}
