import type { TextsOf } from '../texts.ts'
import type { createPolicyVersion as declaration } from './create-policy-version.ts'
import { firstServed, versionTexts } from './texts.zh-tw.ts'

export const createPolicyVersion: TextsOf<typeof declaration> = {
  summary: '為帳號的一個權限原則建立新版本。',
  description:
    'SetAsDefault 為 true 時立即生效，否則要以 SetDefaultPolicyVersion 指定。一個權限原則最多有 5 個版本。',
  parameters: {
    PolicyName: '權限原則的名稱。',
    PolicyDocument: '權限原則的內容，最多 6,144 個字元。',
    SetAsDefault: '是否立即生效。',
    RotateStrategy: '已有 5 個版本時如何處理：拒絕，或刪除最舊的非生效版本。',
  },
  response: { PolicyVersion: '版本。', ...versionTexts('PolicyVersion') },
  examples: ['立即生效的版本'],
  history: [firstServed],
}
