import type { TextsOf } from '../texts.ts'
import type { deleteUser as declaration } from './delete-user.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deleteUser: TextsOf<typeof declaration> = {
  summary: '刪除帳號中的一個使用者。',
  description:
    '使用者必須不在任何群組中，也沒有存取金鑰與權限原則；檢查依此順序進行。它綁定過的標籤維持不變。',
  parameters: { UserName: '使用者的名稱。' },
  response: {},
  examples: ['刪除一個使用者'],
  history: [firstServed],
}
