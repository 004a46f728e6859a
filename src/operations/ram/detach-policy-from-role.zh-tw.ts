import type { TextsOf } from '../texts.ts'
import type { detachPolicyFromRole as declaration } from './detach-policy-from-role.ts'
import { firstServed } from './texts.zh-tw.ts'

export const detachPolicyFromRole: TextsOf<typeof declaration> = {
  summary: '解除授予角色的權限原則。',
  description: '從該角色每個工作階段的下一次呼叫開始生效。呼叫者需要對該角色與該權限原則的權限。',
  parameters: {
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
    PolicyName: '權限原則的名稱。',
    RoleName: '角色的名稱。',
  },
  response: {},
  examples: ['角色的權限原則'],
  history: [firstServed],
}
