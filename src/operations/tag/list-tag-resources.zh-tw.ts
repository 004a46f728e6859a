import type { TextsOf } from '../texts.ts'
import type { listTagResources as declaration } from './list-tag-resources.ts'
import { followingToken, nextToken } from './parameters.zh-tw.ts'

export const listTagResources: TextsOf<typeof declaration> = {
  summary: '列出資源及其標籤。',
  description:
    '列出指定的資源、某些類型的全部資源，或一個地區中所有帶標籤的資源；傳入 Tags 時，只列出同時帶有這些標籤的資源。沒有標籤的資源與不存在的資源不會列出。依產品與類型、再依資源 ID 排序；指定的資源排在整個類型之前。每次呼叫查看的資源數有上限，因此一頁可能較短甚至為空而仍帶有 NextToken；NextToken 為空才表示已全部列出。同時有人寫入時，分頁仍然正確。',
  parameters: {
    Tags: '只列出同時帶有這些標籤的資源；以一個參數傳入值均為字串的 JSON 物件。',
    ResourceARN: '要列出的資源；ID 寫作 * 代表該類型的全部資源；不傳則列出該地區所有帶標籤的資源。',
    RegionId: '資源所在的地區 ID。',
    Category: '只列出這個類別的標籤，以及帶有此類標籤的資源。',
    PageSize: '每頁的資源數。',
    NextToken: nextToken,
  },
  response: {
    NextToken: followingToken,
    TagResources: '本頁的資源。',
    'TagResources[]': '一個資源。',
    'TagResources[].ResourceARN': '資源 ARN。',
    'TagResources[].Tags': '資源的標籤。',
    'TagResources[].Tags[]': '一個標籤。',
    'TagResources[].Tags[].Key': '標籤鍵。',
    'TagResources[].Tags[].Value': '標籤值。',
    'TagResources[].Tags[].Category': '類別：Custom（自訂）或 System（系統）。',
  },
  examples: ['一個資源的標籤', '同時帶有兩個標籤的執行個體'],
  history: ['可依 Tags 以及整個類型列出。', '首次提供：依 ResourceARN 或整個地區列出。'],
}
