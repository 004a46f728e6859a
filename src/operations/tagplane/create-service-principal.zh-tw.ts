import type { TextsOf } from '../texts.ts'
import type { createServicePrincipal as declaration } from './create-service-principal.ts'
import { firstServed } from './texts.zh-tw.ts'

export const createServicePrincipal: TextsOf<typeof declaration> = {
  summary: '讓一個產品以自己的存取金鑰代表帳號執行操作。',
  description:
    '服務主體呼叫 TagResources 與 UntagResources 時要傳入 AliUid（所代表的帳號）、Bid 與 Createby，後兩者會保留在變更記錄中。傳 Category=System 時，它只能處理以 acs: 或 aliyun 開頭的標籤。這項授權取代權限原則。系統管理者可以授權任何帳號，root 只能授權自己的帳號。',
  parameters: {
    Name: '名稱，不得與帳號中其他服務主體相同：1 至 64 個字母、數字、點、連字號與底線。',
    ServiceCode: '產品代碼，小寫。不傳仍會建立服務主體，但它無法執行操作。',
    Accounts: '所要代表的帳號。',
  },
  response: {
    PrincipalId: '服務主體的 ID。',
    AccessKey: '它的存取金鑰。',
    'AccessKey.AccessKeyId': '存取金鑰的 ID。',
    'AccessKey.AccessKeySecret': '存取金鑰的密鑰，只在這裡出現一次。',
    'AccessKey.Status': '一律為 Active。',
    'AccessKey.CreateDate': '建立時間，UTC。',
  },
  examples: ['代表呼叫者帳號的產品'],
  history: [firstServed],
}
