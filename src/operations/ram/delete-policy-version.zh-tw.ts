import type { TextsOf } from '../texts.ts'
import type { deletePolicyVersion as declaration } from './delete-policy-version.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deletePolicyVersion: TextsOf<typeof declaration> = {
  summary: '刪除帳號的權限原則的一個版本。',
  description: '生效中的版本不能刪除。',
  parameters: { PolicyName: '權限原則的名稱。', VersionId: '版本的 ID。' },
  response: {},
  examples: ['一個版本'],
  history: [firstServed],
}
