import type { TextsOf } from '../texts.ts'
import type { detachPolicyFromGroup as declaration } from './detach-policy-from-group.ts'
import { firstServed } from './texts.zh-tw.ts'

export const detachPolicyFromGroup: TextsOf<typeof declaration> = {
  summary: '解除授予群組的權限原則。',
  description: '從群組中每個使用者的下一次呼叫開始生效。呼叫者需要對該群組與該權限原則的權限。',
  parameters: {
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
    PolicyName: '權限原則的名稱。',
    GroupName: '群組的名稱。',
  },
  response: {},
  examples: ['群組的權限原則'],
  history: [firstServed],
}
