import type { TextsOf } from '../texts.ts'
import type { listTagKeys as declaration } from './list-tag-keys.ts'
import { followingToken, nextToken, queryType, textFuzzyType, typeFilter } from './parameters.zh-tw.ts'

export const listTagKeys: TextsOf<typeof declaration> = {
  summary: '列出一個地區的標籤鍵。',
  description:
    '列出該地區至少一個資源所帶的標籤鍵，依位元組順序排列。不再綁定任何資源的標籤鍵，會在伺服器設定的延遲（最長 24 小時）內繼續列出。每次呼叫查看的標籤數有上限，因此使用 ResourceType 或 Category 時，一頁可能較短甚至為空而仍帶有 NextToken；NextToken 為空才表示已全部列出。',
  parameters: {
    RegionId: '地區 ID。',
    QueryType: queryType,
    ResourceType: typeFilter('標籤鍵'),
    FuzzyType: textFuzzyType('Key'),
    'TagFilter.Key': '只列出這個標籤鍵，或以它開頭的標籤鍵。',
    Category: '只列出這個類別的標籤鍵，不區分大小寫。',
    PageSize: '每頁的標籤鍵數。',
    NextToken: nextToken,
  },
  response: {
    NextToken: followingToken,
    Keys: '本頁的標籤鍵。',
    'Keys.Key': '每個標籤鍵一筆。',
    'Keys.Key[]': '一個標籤鍵。',
    'Keys.Key[].Key': '標籤鍵。',
    'Keys.Key[].Category': '類別：custom（自訂）或 system（系統）。',
    'Keys.Key[].Description': '預設標籤鍵的說明；其他標籤鍵為空字串。',
  },
  examples: ['一個地區的標籤鍵'],
  history: ['提供 ResourceType、QueryType、FuzzyType 與 TagFilter.Key。', '首次提供：依地區與類別列出。'],
}
