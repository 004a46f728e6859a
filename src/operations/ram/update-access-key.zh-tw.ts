import type { TextsOf } from '../texts.ts'
import { firstServed, keyOwner, userAccessKeyId } from './texts.zh-tw.ts'
import type { updateAccessKey as declaration } from './update-access-key.ts'

export const updateAccessKey: TextsOf<typeof declaration> = {
  summary: '停用使用者的存取金鑰，或重新啟用。',
  description:
    '停用的存取金鑰從下一次呼叫起會以 InvalidAccessKeyId.Inactive 拒絕。它仍計入一個使用者最多兩把的數量。',
  parameters: {
    UserAccessKeyId: userAccessKeyId,
    Status: 'Active 或 Inactive，不分大小寫。',
    UserName: keyOwner,
  },
  response: {},
  examples: ['停用存取金鑰'],
  history: [firstServed],
}
