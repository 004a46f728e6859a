import type { TextsOf } from '../texts.ts'
import type { getResourceGroup as declaration } from './get-resource-group.ts'
import { resourceGroupFields } from './resource-groups.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const getResourceGroup: TextsOf<typeof declaration> = {
  summary: '查詢一個資源群組。',
  description: '也可以查詢帳號一開始就有的預設資源群組。',
  parameters: { ResourceGroupId: '資源群組的 ID。' },
  response: resourceGroupFields('ResourceGroup'),
  examples: ['一個資源群組'],
  history: [firstServed],
}
