import type { TextsOf } from '../texts.ts'
import type { listResourcesByTag as declaration } from './list-resources-by-tag.ts'
import { firstServed, followingToken, nextToken } from './parameters.zh-tw.ts'

export const listResourcesByTag: TextsOf<typeof declaration> = {
  summary: '列出某類型中帶有或沒有某個標籤的資源。',
  description:
    '依標籤鍵，或依標籤鍵與標籤值，列出一個地區中某類型的資源。使用 NOT 時，已登記但沒有任何標籤的資源也會列出。每次呼叫查看的資源數有上限，因此一頁可能較短甚至為空而仍帶有 NextToken；NextToken 為空才表示已全部列出。同時有人寫入時，分頁仍然正確。',
  parameters: {
    ResourceType: '資源類型，寫作 ALIYUN::{ProductCode}::{ResourceType}，不區分大小寫。',
    'TagFilter.Key': '標籤鍵，區分大小寫。',
    'TagFilter.Value': '該標籤鍵的值；不傳或為空則不限。',
    RegionId: '資源所在的地區 ID。',
    FuzzyType:
      'EQUAL：帶有該標籤的資源；NOT：沒有該標籤的資源，僅適用於「支援標籤的雲端服務」列表中標示 NOT 的類型。',
    IncludeAllTags: '是否回傳資源的全部標籤。',
    MaxResult: '每頁的資源數。',
    NextToken: nextToken,
  },
  response: {
    NextToken: followingToken,
    Resources: '本頁的資源。',
    'Resources[]': '一個資源。',
    'Resources[].ResourceId': '資源 ID。',
    'Resources[].Tags': '資源的全部標籤；IncludeAllTags 為 true 時才有。',
    'Resources[].Tags[]': '一個標籤。',
    'Resources[].Tags[].Key': '標籤鍵。',
    'Resources[].Tags[].Value': '標籤值。',
    'Resources[].Tags[].Category': '類別：custom（自訂）或 system（系統）。',
  },
  examples: ['帶有某個標籤的 VPC，以及它們的全部標籤', '缺少某個標籤鍵的執行個體'],
  history: [firstServed],
}
