import type { ErrorText } from './entry.ts'
import type { ramUserErrors } from './ram-users.ts'

export const ramUsersZhTw: Readonly<Record<keyof typeof ramUserErrors, ErrorText>> = {
  DisplayNameLength: { meaning: 'DisplayName 太長。', fix: 'DisplayName 的長度為 1 至 128 個字元。' },
  CommentsLength: { meaning: 'Comments 太長。', fix: 'Comments 的長度為 1 至 128 個字元。' },
  MobilePhoneFormat: {
    meaning: 'MobilePhone 的格式不對。',
    fix: 'MobilePhone 由國碼、連字號與號碼組成，例如 86-18688888888。',
  },
  EmailFormat: { meaning: 'Email 的格式不對。', fix: 'Email 是一個電子郵件地址。' },
  UserExists: { meaning: '帳號中已有同名的使用者（不分大小寫）。', fix: '請換一個名稱。' },
  TooManyUsers: { meaning: '一個帳號最多有 5,000 個使用者。', fix: '請刪除不再需要的使用者。' },
  CallerIsNoUser: {
    meaning:
      '不傳 UserName 時，指的是呼叫者自己的存取金鑰；root 與角色的工作階段沒有可以由操作處理的存取金鑰。',
    fix: '請傳入 UserName。root 的存取金鑰請在安裝的設定中更換。',
  },
  TooManyAccessKeys: {
    meaning: '一個使用者最多有 2 把存取金鑰，停用的也計算在內。',
    fix: '請用 DeleteAccessKey 刪除不再需要的存取金鑰。',
  },
}
