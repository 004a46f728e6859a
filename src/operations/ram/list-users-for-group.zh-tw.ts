import type { TextsOf } from '../texts.ts'
import type { listUsersForGroup as declaration } from './list-users-for-group.ts'
import { firstServed, pageTexts, pagingTexts } from './texts.zh-tw.ts'

export const listUsersForGroup: TextsOf<typeof declaration> = {
  summary: '列出群組中的使用者。',
  description: '依名稱的位元組順序逐頁列出。',
  parameters: { GroupName: '群組的名稱。', ...pagingTexts },
  response: {
    Users: '這一頁的使用者。',
    'Users.User': '使用者的清單。',
    'Users.User[]': '一個使用者。',
    'Users.User[].UserName': '名稱。',
    'Users.User[].DisplayName': '顯示名稱；沒有則為空。',
    'Users.User[].JoinDate': '加入群組的時間，UTC。',
    ...pageTexts,
  },
  examples: ['一個群組中的使用者'],
  history: [firstServed],
}
