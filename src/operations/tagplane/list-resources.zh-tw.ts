import type { TextsOf } from '../texts.ts'
import type { listResources as declaration } from './list-resources.ts'
import { resourceFields } from './resources.zh-tw.ts'
import { firstServed, paging } from './texts.zh-tw.ts'

export const listResources: TextsOf<typeof declaration> = {
  summary: '列出帳號的資源。',
  description:
    '傳入的條件都要符合。一次呼叫檢視的資源數有上限，因此一頁可能不滿或是空的，卻仍有 NextToken；權杖為空時才是列完。其他人同時寫入時，清單依然正確。',
  parameters: {
    ProductCode: '只列出這個產品的資源，不分大小寫。',
    ResourceType: '只列出產品的這種資源。',
    RegionId: '只列出這個地區之下的資源。',
    ResourceGroupId: '只列出這個資源群組中的資源。',
    TagKey: '只列出帶有這個標籤鍵的資源。',
    TagValue: '只列出 TagKey 的值為此值的資源。',
    Untagged: '只列出沒有標籤的資源，系統標籤不算。',
    RegisteredSince: '只列出這個時間（UTC）或之後登記的資源，最早的排在前面。',
    ...paging.parameters,
  },
  response: { ...paging.response, Resources: '這一頁的資源。', ...resourceFields('Resources[]') },
  examples: ['沒有標籤的執行個體'],
  history: [firstServed],
}
