import type { TextsOf } from '../texts.ts'
import type { setDefaultPolicyVersion as declaration } from './set-default-policy-version.ts'
import { firstServed } from './texts.zh-tw.ts'

export const setDefaultPolicyVersion: TextsOf<typeof declaration> = {
  summary: '指定帳號的權限原則的哪個版本生效。',
  description: '對所有被授予該原則者，從下一次呼叫開始生效。',
  parameters: { PolicyName: '權限原則的名稱。', VersionId: '版本的 ID。' },
  response: {},
  examples: ['一個版本'],
  history: [firstServed],
}
