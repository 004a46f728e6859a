import type { TextsOf } from '../texts.ts'
import type { attachPolicyToGroup as declaration } from './attach-policy-to-group.ts'
import { firstServed } from './texts.zh-tw.ts'

export const attachPolicyToGroup: TextsOf<typeof declaration> = {
  summary: '將權限原則授予群組。',
  description:
    '從群組中每個使用者的下一次呼叫開始生效。一個群組最多有 20 個系統原則與 10 個自訂原則。呼叫者需要對該群組與該權限原則的權限。',
  parameters: {
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
    PolicyName: '權限原則的名稱。',
    GroupName: '群組的名稱。',
  },
  response: {},
  examples: ['授予群組的權限原則'],
  history: [firstServed],
}
