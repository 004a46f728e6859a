import type { ErrorText } from './entry.ts'
import type { stsErrors } from './sts.ts'

export const stsZhCn: Readonly<Record<keyof typeof stsErrors, ErrorText>> = {
  MissingRoleArn: {
    meaning: '请求中没有 RoleArn。',
    fix: '请传入 RoleArn，格式为 acs:ram::{Account}:role/{RoleName}。',
  },
  MissingRoleSessionName: {
    meaning: '请求中没有 RoleSessionName。',
    fix: '请传入 RoleSessionName；它在记录与条件中代表这个会话。',
  },
  InvalidRoleArn: {
    meaning: 'RoleArn 不是角色的 ARN。',
    fix: '请写成 acs:ram::{Account}:role/{RoleName}；GetRole 会返回它。',
  },
  InvalidRoleSessionName: {
    meaning: 'RoleSessionName 太短、太长，或含有不允许的字符。',
    fix: '请使用 2 至 64 个字母、数字、点、连字符、下划线与 @。',
  },
  InvalidDurationSeconds: {
    meaning: '有效时间少于 15 分钟，或超过角色所允许的上限。',
    fix: '请传入 900 到角色的 MaxSessionDuration 之间的值；以会话再扮演另一个角色时，上限为一小时。',
  },
  InvalidSessionPolicy: { meaning: 'Policy 不是合法的权限策略。', fix: '请修正消息中指出的位置。' },
  SessionPolicyTooLong: {
    meaning: 'Policy 超过 1,024 个字符。',
    fix: '请缩短，例如使用通配符，或减少角色本身的权限。',
  },
  InvalidExternalId: {
    meaning: 'ExternalId 太短、太长，或含有不允许的字符。',
    fix: '请使用 2 至 1,224 个字母、数字与 = , . @ : / - _。',
  },
  InvalidSourceIdentity: {
    meaning: 'SourceIdentity 太短、太长，或含有不允许的字符。',
    fix: '请使用 2 至 64 个字母、数字与 = , . @ - _。',
  },
  RootMayNotAssume: {
    meaning: '账号的 root 不能扮演角色。',
    fix: '请使用某个用户的访问密钥调用 AssumeRole。',
  },
  MayNotAssume: {
    meaning: '调用者不能扮演这个角色。',
    fix: '需要两者都允许：调用者的权限策略（对该角色的 sts:AssumeRole），以及角色的信任策略。',
  },
  AssumedRoleNotFound: {
    meaning: '该账号中没有这个名称的角色。',
    fix: '该账号的 ListRoles 会列出它的角色。',
  },
}
