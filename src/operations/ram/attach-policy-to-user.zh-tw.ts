import type { TextsOf } from '../texts.ts'
import type { attachPolicyToUser as declaration } from './attach-policy-to-user.ts'
import { firstServed } from './texts.zh-tw.ts'

export const attachPolicyToUser: TextsOf<typeof declaration> = {
  summary: '將權限原則授予使用者。',
  description:
    '從該使用者的下一次呼叫開始生效。一個使用者最多有 20 個系統原則與 10 個自訂原則。呼叫者需要對該使用者與該權限原則的權限。',
  parameters: {
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
    PolicyName: '權限原則的名稱。',
    UserName: '使用者的名稱。',
  },
  response: {},
  examples: ['授予使用者的權限原則'],
  history: [firstServed],
}
