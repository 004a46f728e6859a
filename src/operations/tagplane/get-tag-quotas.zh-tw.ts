import type { TextsOf } from '../texts.ts'
import type { getTagQuotas as declaration } from './get-tag-quotas.ts'
import { quotaFields } from './tag-quotas.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const getTagQuotas: TextsOf<typeof declaration> = {
  summary: '查詢帳號的資源最多可有多少個自訂標籤。',
  description: '配額以 SetTagQuotas 設定。',
  parameters: {},
  response: quotaFields,
  examples: ['帳號的配額'],
  history: [firstServed],
}
