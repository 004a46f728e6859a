import type { TextsOf } from '../texts.ts'
import { memberFields } from './directory.zh-tw.ts'
import type { moveMember as declaration } from './move-member.ts'
import { firstServed } from './texts.zh-tw.ts'

export const moveMember: TextsOf<typeof declaration> = {
  summary: '把資源目錄的成員移入一個資料夾。',
  description: '權限檢查的對象是成員與資料夾。',
  parameters: { AccountId: '成員帳號的 ID。', FolderId: '要移入的資料夾，或根資料夾。' },
  response: memberFields('Member'),
  examples: ['移入資料夾'],
  history: [firstServed],
}
