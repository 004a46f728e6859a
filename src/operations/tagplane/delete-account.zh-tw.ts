import type { TextsOf } from '../texts.ts'
import type { deleteAccount as declaration } from './delete-account.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deleteAccount: TextsOf<typeof declaration> = {
  summary: '刪除一個已停用的帳號及其所有內容。',
  description:
    '供系統管理者使用。它的金鑰立即失效；它的 ID 不會再給別人。由設定提供金鑰的第一個帳號不能刪除。',
  parameters: { AccountId: '帳號的 ID。' },
  response: {},
  examples: ['一個帳號'],
  history: [firstServed],
}
