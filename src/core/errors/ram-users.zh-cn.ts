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
}
