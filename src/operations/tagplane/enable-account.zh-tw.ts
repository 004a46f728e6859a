import type { TextsOf } from '../texts.ts'
import type { enableAccount as declaration } from './enable-account.ts'
import { firstServed } from './texts.zh-tw.ts'

export const enableAccount: TextsOf<typeof declaration> = {
  summary: '讓已停用的帳號重新啟用。',
  description: '供系統管理者使用。一切與停用前相同。已啟用的帳號維持原狀。',
  parameters: { AccountId: '帳號的 ID。' },
  response: {},
  examples: ['一個帳號'],
  history: [firstServed],
}
