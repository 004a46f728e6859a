import type { TextsOf } from '../texts.ts'
import type { moveResources as declaration } from './move-resources.ts'
import { failedResources } from './resources.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const moveResources: TextsOf<typeof declaration> = {
  summary: '一次把最多 1,000 個資源移入一個資源群組。',
  description:
    '不能移動的資源留在原處，並在回應中列出，其餘照常移動。權限檢查的對象是資源群組，以及每個資源在原處與移入之後。',
  parameters: {
    ResourceGroupId: '要移入的資源群組。',
    ResourceARN: '資源，寫法與 ListResources 所列的相同。',
  },
  response: failedResources,
  examples: ['一個資源'],
  history: [firstServed],
}
