import type { TextsOf } from '../texts.ts'
import { resourceGroupFields } from './resource-groups.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'
import type { updateResourceGroup as declaration } from './update-resource-group.ts'

export const updateResourceGroup: TextsOf<typeof declaration> = {
  summary: '變更資源群組的顯示名稱。',
  description: '它的 ID 與名稱不變。',
  parameters: {
    ResourceGroupId: '資源群組的 ID。',
    DisplayName: '新的顯示名稱，1 至 50 個字元。',
  },
  response: resourceGroupFields('ResourceGroup'),
  examples: ['換一個顯示名稱'],
  history: [firstServed],
}
