import type { TextsOf } from '../texts.ts'
import type { removeMember as declaration } from './remove-member.ts'
import { firstServed } from './texts.zh-tw.ts'

export const removeMember: TextsOf<typeof declaration> = {
  summary: '讓一個帳號離開資源目錄。',
  description: '供系統管理者使用。成員在管理帳號中的標籤會移除，帳號本身不變。',
  parameters: { ManagementAccountId: '管理資源目錄的帳號。', AccountId: '要離開的帳號。' },
  response: {},
  examples: ['一個帳號'],
  history: [firstServed],
}
