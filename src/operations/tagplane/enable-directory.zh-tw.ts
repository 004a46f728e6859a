import type { TextsOf } from '../texts.ts'
import { directoryFields } from './directory.zh-tw.ts'
import type { enableDirectory as declaration } from './enable-directory.ts'
import { firstServed } from './texts.zh-tw.ts'

export const enableDirectory: TextsOf<typeof declaration> = {
  summary: '為一個帳號啟用資源目錄，由它管理。',
  description:
    '供系統管理者使用。資源目錄是資料夾的樹狀結構，成員是其他帳號；管理帳號建立資料夾、移動成員，本身不是成員。',
  parameters: { AccountId: '帳號的 ID。' },
  response: directoryFields,
  examples: ['一個帳號'],
  history: [firstServed],
}
