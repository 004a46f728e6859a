import type { TextsOf } from '../texts.ts'
import type { listUsers as declaration } from './list-users.ts'
import { firstServed, pageTexts, pagingTexts, updateDate, userTexts } from './texts.zh-tw.ts'

export const listUsers: TextsOf<typeof declaration> = {
  summary: '列出帳號中的使用者。',
  description: '依名稱的位元組順序逐頁列出。',
  parameters: pagingTexts,
  response: {
    Users: '這一頁的使用者。',
    'Users.User': '使用者的清單。',
    'Users.User[]': '一個使用者。',
    ...userTexts('Users.User[]'),
    'Users.User[].UpdateDate': updateDate,
    ...pageTexts,
  },
  examples: ['所有使用者'],
  history: [firstServed],
}
