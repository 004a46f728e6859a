import type { TextsOf } from '../texts.ts'
import type { deregisterResources as declaration } from './deregister-resources.ts'
import { failedResources } from './resources.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deregisterResources: TextsOf<typeof declaration> = {
  summary: '一次取消登記最多 1,000 個資源，連同它們的標籤。',
  description: '資源原有的標籤留在變更紀錄中。再次登記的資源會接續原來的歷史，但沒有標籤。',
  parameters: { ResourceARN: '資源，寫法與 ListResources 所列的相同。' },
  response: failedResources,
  examples: ['一個資源'],
  history: [firstServed],
}
