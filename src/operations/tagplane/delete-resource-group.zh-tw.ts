import type { TextsOf } from '../texts.ts'
import type { deleteResourceGroup as declaration } from './delete-resource-group.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deleteResourceGroup: TextsOf<typeof declaration> = {
  summary: '刪除一個空的資源群組。',
  description: '它自己的標籤也一併移除。預設資源群組不能刪除。',
  parameters: { ResourceGroupId: '資源群組的 ID。' },
  response: {},
  examples: ['一個資源群組'],
  history: [firstServed],
}
