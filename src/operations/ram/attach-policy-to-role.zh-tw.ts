import type { TextsOf } from '../texts.ts'
import type { attachPolicyToRole as declaration } from './attach-policy-to-role.ts'
import { firstServed } from './texts.zh-tw.ts'

export const attachPolicyToRole: TextsOf<typeof declaration> = {
  summary: '將權限原則授予角色。',
  description:
    '從該角色每個工作階段的下一次呼叫開始生效。一個角色最多有 20 個系統原則與 10 個自訂原則。呼叫者需要對該角色與該權限原則的權限。',
  parameters: {
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
    PolicyName: '權限原則的名稱。',
    RoleName: '角色的名稱。',
  },
  response: {},
  examples: ['授予角色的權限原則'],
  history: [firstServed],
}
