import type { TextsOf } from '../texts.ts'
import type { createAccount as declaration } from './create-account.ts'
import { firstServed } from './texts.zh-tw.ts'

export const createAccount: TextsOf<typeof declaration> = {
  summary: '建立一個帳號，並附上它的 root 的存取金鑰。',
  description: '供系統管理者使用。每個帳號有自己的資源、標籤、使用者與權限原則，看不到其他帳號的任何東西。',
  parameters: {
    Name: '名稱，不得與其他帳號相同：1 至 64 個字母、數字、點、連字號與底線。',
    AccountId: 'ID，5 至 32 位數字，第一位不是 0；不傳則產生 16 位的新 ID。',
  },
  response: {
    AccountId: '帳號的 ID。',
    AccessKey: '它的 root 的存取金鑰。',
    'AccessKey.AccessKeyId': '存取金鑰的 ID。',
    'AccessKey.AccessKeySecret': '存取金鑰的密鑰，只在這裡出現一次。',
    'AccessKey.Status': '一律為 Active。',
    'AccessKey.CreateDate': '建立時間，UTC。',
  },
  examples: ['一個帳號'],
  history: [firstServed],
}
