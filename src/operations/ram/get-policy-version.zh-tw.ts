import type { TextsOf } from '../texts.ts'
import type { getPolicyVersion as declaration } from './get-policy-version.ts'
import { firstServed, versionTexts } from './texts.zh-tw.ts'

export const getPolicyVersion: TextsOf<typeof declaration> = {
  summary: '顯示權限原則的一個版本。',
  description: '帳號的或系統的。',
  parameters: {
    PolicyName: '權限原則的名稱。',
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
    VersionId: '版本的 ID。',
  },
  response: { PolicyVersion: '版本。', ...versionTexts('PolicyVersion') },
  examples: ['一個版本'],
  history: [firstServed],
}
