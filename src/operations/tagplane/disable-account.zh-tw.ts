import type { TextsOf } from '../texts.ts'
import type { disableAccount as declaration } from './disable-account.ts'
import { firstServed } from './texts.zh-tw.ts'

export const disableAccount: TextsOf<typeof declaration> = {
  summary: '停用一個帳號，從它的下一次呼叫開始生效。',
  description:
    '供系統管理者使用。它的金鑰、工作階段與代表它的服務主體都會被拒絕；資料不會遺失。已停用的帳號維持原狀。',
  parameters: { AccountId: '帳號的 ID。' },
  response: {},
  examples: ['一個帳號'],
  history: [firstServed],
}
