import type { TextsOf } from '../texts.ts'
import type { listResourceGroups as declaration } from './list-resource-groups.ts'
import { resourceGroupFields } from './resource-groups.zh-tw.ts'
import { firstServed, paging } from './texts.zh-tw.ts'

export const listResourceGroups: TextsOf<typeof declaration> = {
  summary: '列出帳號中的資源群組。',
  description: '包含預設資源群組。依名稱的位元組順序逐頁排列。',
  parameters: paging.parameters,
  response: {
    ...paging.response,
    ResourceGroups: '這一頁的資源群組。',
    ...resourceGroupFields('ResourceGroups[]'),
  },
  examples: ['全部資源群組'],
  history: [firstServed],
}
