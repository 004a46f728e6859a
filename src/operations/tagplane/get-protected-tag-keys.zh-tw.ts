import type { TextsOf } from '../texts.ts'
import type { getProtectedTagKeys as declaration } from './get-protected-tag-keys.ts'
import { firstServed, protectedTagKeys } from './texts.zh-tw.ts'

export const getProtectedTagKeys: TextsOf<typeof declaration> = {
  summary: '查詢帳號中任何人都不得綁定或解除綁定的標籤鍵。',
  description: '這些標籤鍵以 SetProtectedTagKeys 設定。',
  parameters: {},
  response: protectedTagKeys,
  examples: ['帳號中受保護的標籤鍵'],
  history: [firstServed],
}
