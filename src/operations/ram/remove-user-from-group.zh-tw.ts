import type { TextsOf } from '../texts.ts'
import type { removeUserFromGroup as declaration } from './remove-user-from-group.ts'
import { firstServed } from './texts.zh-tw.ts'

export const removeUserFromGroup: TextsOf<typeof declaration> = {
  summary: '將使用者移出群組。',
  description: '群組的權限原則從使用者的下一次呼叫起不再生效。呼叫者需要對該使用者與該群組的權限。',
  parameters: { UserName: '使用者的名稱。', GroupName: '群組的名稱。' },
  response: {},
  examples: ['將使用者移出群組'],
  history: [firstServed],
}
