import type { TextsOf } from '../texts.ts'
import type { deleteGroup as declaration } from './delete-group.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deleteGroup: TextsOf<typeof declaration> = {
  summary: '刪除帳號中的一個群組。',
  description: '群組中必須沒有使用者，也沒有權限原則；檢查依此順序進行。',
  parameters: { GroupName: '群組的名稱。' },
  response: {},
  examples: ['刪除一個群組'],
  history: [firstServed],
}
