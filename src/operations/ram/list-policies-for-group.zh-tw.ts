import type { TextsOf } from '../texts.ts'
import type { listPoliciesForGroup as declaration } from './list-policies-for-group.ts'
import { attachedTexts, firstServed } from './texts.zh-tw.ts'

export const listPoliciesForGroup: TextsOf<typeof declaration> = {
  summary: '列出群組的權限原則。',
  description: '依名稱的位元組順序。',
  parameters: { GroupName: '群組的名稱。' },
  response: { ...attachedTexts },
  examples: ['一個群組'],
  history: [firstServed],
}
