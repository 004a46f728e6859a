import type { TextsOf } from '../texts.ts'
import type { createResourceGroup as declaration } from './create-resource-group.ts'
import { resourceGroupFields } from './resource-groups.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const createResourceGroup: TextsOf<typeof declaration> = {
  summary: '建立資源群組。',
  description:
    '一個資源同時只屬於一個資源群組：登記時指定的，或後來移入的；否則屬於預設資源群組。資源群組本身也是資源，可以用它的 ARN 綁定標籤。',
  parameters: {
    Name: '名稱，不得與帳號中其他資源群組相同，不分大小寫：以字母開頭，後接 1 至 49 個字母、數字與連字號。',
    DisplayName: '顯示名稱，1 至 50 個字元。',
  },
  response: resourceGroupFields('ResourceGroup'),
  examples: ['一個資源群組'],
  history: [firstServed],
}
