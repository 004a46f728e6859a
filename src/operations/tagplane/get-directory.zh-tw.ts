import type { TextsOf } from '../texts.ts'
import { directoryFields } from './directory.zh-tw.ts'
import type { getDirectory as declaration } from './get-directory.ts'
import { firstServed } from './texts.zh-tw.ts'

export const getDirectory: TextsOf<typeof declaration> = {
  summary: '查詢帳號管理的或所屬的資源目錄。',
  description: '系統管理者須指明帳號。',
  parameters: { AccountId: '帳號，供系統管理者使用；其他人查詢自己的。' },
  response: directoryFields,
  examples: ['自己的資源目錄'],
  history: [firstServed],
}
