import type { TextsOf } from '../texts.ts'
import type { listServicePrincipals as declaration } from './list-service-principals.ts'
import { firstServed } from './texts.zh-tw.ts'

export const listServicePrincipals: TextsOf<typeof declaration> = {
  summary: '列出可以代表帳號執行操作的產品。',
  description: '一次列出全部，依名稱的位元組順序排列；一個帳號最多 100 個。',
  parameters: {},
  response: {
    ServicePrincipals: '服務主體的清單。',
    'ServicePrincipals[]': '一個服務主體。',
    'ServicePrincipals[].PrincipalId': '服務主體的 ID。',
    'ServicePrincipals[].Name': '名稱。',
    'ServicePrincipals[].ServiceCode': '產品代碼；沒有時為空字串。',
    'ServicePrincipals[].Accounts': '所代表的帳號。',
    'ServicePrincipals[].Accounts[]': '一個帳號。',
    'ServicePrincipals[].AccessKeyId': '存取金鑰的 ID。',
    'ServicePrincipals[].CreateDate': '建立時間，UTC。',
  },
  examples: ['一個產品'],
  history: [firstServed],
}
