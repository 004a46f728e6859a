import type { TextsOf } from '../texts.ts'
import { failedResources, firstServed, regionOfResources, writtenArns } from './parameters.zh-tw.ts'
import type { untagResources as declaration } from './untag-resources.ts'

export const untagResources: TextsOf<typeof declaration> = {
  summary: '一次呼叫，為最多 50 個、分屬不同產品的資源解除綁定標籤。',
  description:
    '同一次呼叫的解除綁定會一併生效。資源上沒有的標籤鍵不算錯誤。失敗的資源會列在回應中，其餘資源照常解除綁定。不再綁定任何資源的標籤，會在 24 小時內自動消失。',
  parameters: {
    ResourceARN: `${writtenArns}不存在的資源會列在回應中。`,
    TagKey: '要解除綁定的標籤鍵，區分大小寫。',
    RegionId: regionOfResources,
  },
  response: failedResources,
  examples: ['從兩個資源解除綁定一個標籤鍵，其中一個資源不存在'],
  history: [firstServed],
}
