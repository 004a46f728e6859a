import type { TextsOf } from '../texts.ts'
import type { detachPolicyFromUser as declaration } from './detach-policy-from-user.ts'
import { firstServed } from './texts.zh-tw.ts'

export const detachPolicyFromUser: TextsOf<typeof declaration> = {
  summary: '解除授予使用者的權限原則。',
  description: '從該使用者的下一次呼叫開始生效。呼叫者需要對該使用者與該權限原則的權限。',
  parameters: {
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
    PolicyName: '權限原則的名稱。',
    UserName: '使用者的名稱。',
  },
  response: {},
  examples: ['使用者的權限原則'],
  history: [firstServed],
}
