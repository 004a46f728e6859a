import type { TextsOf } from '../texts.ts'
import type { addUserToGroup as declaration } from './add-user-to-group.ts'
import { firstServed } from './texts.zh-tw.ts'

export const addUserToGroup: TextsOf<typeof declaration> = {
  summary: '將使用者加入群組。',
  description:
    '群組的權限原則從使用者的下一次呼叫起生效。一個使用者最多在 10 個群組中。呼叫者需要對該使用者與該群組的權限。',
  parameters: { UserName: '使用者的名稱。', GroupName: '群組的名稱。' },
  response: {},
  examples: ['將使用者加入群組'],
  history: [firstServed],
}
