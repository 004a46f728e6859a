import type { TextsOf } from '../texts.ts'
import type { listPoliciesForUser as declaration } from './list-policies-for-user.ts'
import { attachedTexts, firstServed } from './texts.zh-tw.ts'

export const listPoliciesForUser: TextsOf<typeof declaration> = {
  summary: '列出使用者的權限原則。',
  description: '直接授予使用者本身的，依名稱的位元組順序。',
  parameters: { UserName: '使用者的名稱。' },
  response: { ...attachedTexts },
  examples: ['一個使用者'],
  history: [firstServed],
}
