import type { TextsOf } from '../texts.ts'
import type { deleteRole as declaration } from './delete-role.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deleteRole: TextsOf<typeof declaration> = {
  summary: '刪除帳號中的一個角色。',
  description: '它不得再有任何權限原則。它的工作階段隨之結束，標籤也隨之移除。',
  parameters: { RoleName: '角色的名稱。' },
  response: {},
  examples: ['一個角色'],
  history: [firstServed],
}
