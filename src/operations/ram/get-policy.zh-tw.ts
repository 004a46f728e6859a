import type { TextsOf } from '../texts.ts'
import type { getPolicy as declaration } from './get-policy.ts'
import { firstServed, policyTexts, versionTexts } from './texts.zh-tw.ts'

export const getPolicy: TextsOf<typeof declaration> = {
  summary: '顯示一個權限原則，包括生效版本的內容。',
  description: '帳號的或系統的。',
  parameters: {
    PolicyName: '權限原則的名稱。',
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
  },
  response: {
    Policy: '權限原則。',
    ...policyTexts('Policy'),
    'Policy.CreateDate': '建立時間，UTC。',
    'Policy.UpdateDate': '最後一次更改的時間，UTC。',
    'Policy.AttachmentCount': '授予的使用者、群組與角色的數目。',
    'Policy.PolicyDocument': '生效版本的內容。',
    DefaultPolicyVersion: '生效的版本。',
    ...versionTexts('DefaultPolicyVersion'),
  },
  examples: ['一個權限原則'],
  history: [firstServed],
}
