import type { TextsOf } from '../texts.ts'
import type { disableDirectory as declaration } from './disable-directory.ts'
import { firstServed } from './texts.zh-tw.ts'

export const disableDirectory: TextsOf<typeof declaration> = {
  summary: '停用沒有成員的資源目錄，連同其中的資料夾。',
  description: '供系統管理者使用。資料夾的標籤也一併移除。',
  parameters: { AccountId: '帳號的 ID。' },
  response: {},
  examples: ['一個帳號'],
  history: [firstServed],
}
