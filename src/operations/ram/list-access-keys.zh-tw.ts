import type { TextsOf } from '../texts.ts'
import type { listAccessKeys as declaration } from './list-access-keys.ts'
import { firstServed, keyOwner } from './texts.zh-tw.ts'

export const listAccessKeys: TextsOf<typeof declaration> = {
  summary: '列出使用者的存取金鑰。',
  description: '最早建立的在前。密鑰不會再次顯示。',
  parameters: { UserName: keyOwner },
  response: {
    AccessKeys: '使用者的存取金鑰。',
    'AccessKeys.AccessKey': '存取金鑰的清單。',
    'AccessKeys.AccessKey[]': '一把存取金鑰。',
    'AccessKeys.AccessKey[].AccessKeyId': '存取金鑰的 ID。',
    'AccessKeys.AccessKey[].Status': 'Active 或 Inactive。',
    'AccessKeys.AccessKey[].CreateDate': '建立時間，UTC。',
  },
  examples: ['一個使用者的存取金鑰'],
  history: [firstServed],
}
