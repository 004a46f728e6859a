import type { TextsOf } from '../texts.ts'
import type { createAccessKey as declaration } from './create-access-key.ts'
import { firstServed, keyOwner } from './texts.zh-tw.ts'

export const createAccessKey: TextsOf<typeof declaration> = {
  summary: '為使用者建立一把存取金鑰。',
  description:
    '密鑰只在這次的回應中出現，之後只保存加密過的內容。一個使用者最多有兩把存取金鑰，這樣在更換其中一把時，另一把仍可使用。',
  parameters: { UserName: keyOwner },
  response: {
    AccessKey: '存取金鑰。',
    'AccessKey.AccessKeyId': '存取金鑰的 ID。',
    'AccessKey.AccessKeySecret': '存取金鑰的密鑰，只在這裡出現一次。',
    'AccessKey.Status': '一律為 Active。',
    'AccessKey.CreateDate': '建立時間，UTC。',
  },
  examples: ['為使用者建立存取金鑰'],
  history: [firstServed],
}
