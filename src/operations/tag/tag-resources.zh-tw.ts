import type { TextsOf } from '../texts.ts'
import { failedResources, firstServed, regionOfResources, writtenArns } from './parameters.zh-tw.ts'
import type { tagResources as declaration } from './tag-resources.ts'

export const tagResources: TextsOf<typeof declaration> = {
  summary: '一次呼叫，為最多 50 個、分屬不同產品的資源綁定標籤。',
  description:
    '資源上已有的標籤鍵會換成新的值。一個資源最多 20 個標籤，或 SetTagQuotas 為其類型設定的數量；會超過上限的資源保持原狀並列在回應中，其餘資源照常綁定。',
  parameters: {
    ResourceARN: `${writtenArns}類型已知而尚未登記的資源會自動登記，除非伺服器以 --resources strict 執行。`,
    Tags: '要綁定的標籤，以一個參數傳入值皆為字串的 JSON 物件。',
    RegionId: regionOfResources,
  },
  response: failedResources,
  examples: ['為一個資源綁定兩個標籤'],
  history: [firstServed],
}
