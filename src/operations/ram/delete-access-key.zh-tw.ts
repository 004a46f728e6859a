import type { TextsOf } from '../texts.ts'
import type { deleteAccessKey as declaration } from './delete-access-key.ts'
import { firstServed, keyOwner, userAccessKeyId } from './texts.zh-tw.ts'

export const deleteAccessKey: TextsOf<typeof declaration> = {
  summary: '刪除使用者的存取金鑰。',
  description:
    '從下一次呼叫起，它會以 InvalidAccessKeyId.NotFound 拒絕。刪除後無法還原；只想停用請用 UpdateAccessKey。',
  parameters: { UserAccessKeyId: userAccessKeyId, UserName: keyOwner },
  response: {},
  examples: ['刪除存取金鑰'],
  history: [firstServed],
}
