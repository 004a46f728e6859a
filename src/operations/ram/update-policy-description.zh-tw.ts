import type { TextsOf } from '../texts.ts'
import { firstServed, policyTexts } from './texts.zh-tw.ts'
import type { updatePolicyDescription as declaration } from './update-policy-description.ts'

export const updatePolicyDescription: TextsOf<typeof declaration> = {
  summary: '更改帳號的一個權限原則的備註。',
  description: '內容以 CreatePolicyVersion 建立新版本來更改。',
  parameters: { PolicyName: '權限原則的名稱。', NewDescription: '新的備註，1 至 1,024 個字元；不傳則清除。' },
  response: {
    Policy: '權限原則。',
    ...policyTexts('Policy'),
    'Policy.CreateDate': '建立時間，UTC。',
    'Policy.UpdateDate': '最後一次更改的時間，UTC。',
  },
  examples: ['一個權限原則'],
  history: [firstServed],
}
