import type { TextsOf } from '../texts.ts'
import type { listPolicyVersions as declaration } from './list-policy-versions.ts'
import { firstServed, versionTexts } from './texts.zh-tw.ts'

export const listPolicyVersions: TextsOf<typeof declaration> = {
  summary: '列出權限原則的版本。',
  description: '全部列出，最舊的在前；一個權限原則最多有 5 個版本。',
  parameters: {
    PolicyName: '權限原則的名稱。',
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
  },
  response: {
    PolicyVersions: '版本。',
    'PolicyVersions.PolicyVersion': '版本的清單。',
    'PolicyVersions.PolicyVersion[]': '一個版本。',
    ...versionTexts('PolicyVersions.PolicyVersion[]'),
  },
  examples: ['一個權限原則'],
  history: [firstServed],
}
