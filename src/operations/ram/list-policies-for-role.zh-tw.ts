import type { TextsOf } from '../texts.ts'
import type { listPoliciesForRole as declaration } from './list-policies-for-role.ts'
import { attachedTexts, firstServed } from './texts.zh-tw.ts'

export const listPoliciesForRole: TextsOf<typeof declaration> = {
  summary: '列出角色的權限原則。',
  description: '依名稱的位元組順序。',
  parameters: { RoleName: '角色的名稱。' },
  response: { ...attachedTexts },
  examples: ['一個角色'],
  history: [firstServed],
}
