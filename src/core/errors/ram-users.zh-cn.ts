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
}
