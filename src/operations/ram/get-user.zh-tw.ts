import type { TextsOf } from '../texts.ts'
import type { getUser as declaration } from './get-user.ts'
import { firstServed, updateDate, userTexts } from './texts.zh-tw.ts'

export const getUser: TextsOf<typeof declaration> = {
  summary: '顯示帳號中的一個使用者。',
  description: '以名稱尋找使用者，不分大小寫。',
  parameters: { UserName: '使用者的名稱。' },
  response: {
    User: '使用者。',
    ...userTexts('User'),
    'User.UpdateDate': updateDate,
    'User.LastLoginDate': '一律為空：這裡不提供登入。',
  },
  examples: ['一個使用者'],
  history: [firstServed],
}
