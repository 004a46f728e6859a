import type { TextsOf } from '../texts.ts'
import type { listAccounts as declaration } from './list-accounts.ts'
import { firstServed } from './texts.zh-tw.ts'

export const listAccounts: TextsOf<typeof declaration> = {
  summary: '列出系統中的帳號。',
  description: '供系統管理者使用。依 ID 的位元組順序排列，不含已刪除的帳號。',
  parameters: { PageSize: '每頁的帳號數。', NextToken: '上一頁的權杖，用來接著列出。' },
  response: {
    NextToken: '傳入它以取得下一頁；最後一頁為空。',
    Accounts: '帳號。',
    'Accounts[]': '一個帳號。',
    'Accounts[].AccountId': '它的 ID。',
    'Accounts[].Name': '它的名稱。',
    'Accounts[].Status': '啟用為 Active，停用為 Disabled。',
    'Accounts[].CreateDate': '建立時間，UTC。',
  },
  examples: ['一個帳號'],
  history: [firstServed],
}
