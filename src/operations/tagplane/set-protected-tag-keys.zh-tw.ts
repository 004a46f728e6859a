import type { TextsOf } from '../texts.ts'
import type { setProtectedTagKeys as declaration } from './set-protected-tag-keys.ts'
import { firstServed, protectedTagKeys } from './texts.zh-tw.ts'

export const setProtectedTagKeys: TextsOf<typeof declaration> = {
  summary: '設定帳號中任何人都不得綁定或解除綁定的標籤鍵，取代原有的設定。',
  description:
    '逐字比對標籤鍵，區分大小寫；從下一次呼叫起對所有人生效，root 也不例外。不傳 TagKey 則清空設定。資源上已有的標籤維持不變。',
  parameters: { TagKey: '要保護的標籤鍵；不傳則清空。' },
  response: protectedTagKeys,
  examples: ['保護一個標籤鍵'],
  history: [firstServed],
}
