import type { TextsOf } from '../texts.ts'
import type { getAccessKeyLastUsed as declaration } from './get-access-key-last-used.ts'
import { firstServed, keyOwner, userAccessKeyId } from './texts.zh-tw.ts'

export const getAccessKeyLastUsed: TextsOf<typeof declaration> = {
  summary: '查詢使用者的存取金鑰最近一次使用的時間。',
  description:
    '只要簽章正確，每次呼叫都算使用，被拒絕或被限流的也算。同一套系統其他節點上的使用，最遲五分鐘後才會顯示。',
  parameters: { UserAccessKeyId: userAccessKeyId, UserName: keyOwner },
  response: {
    AccessKeyLastUsed: '存取金鑰最近一次的使用。',
    'AccessKeyLastUsed.LastUsedDate': '使用的時間，UTC；從未使用過的金鑰為空。',
  },
  examples: ['存取金鑰最近一次的使用'],
  history: [firstServed],
}
