import type { TextsOf } from '../texts.ts'
import type { listTagValues as declaration } from './list-tag-values.ts'
import { followingToken, nextToken, queryType, textFuzzyType, typeFilter } from './parameters.zh-tw.ts'

export const listTagValues: TextsOf<typeof declaration> = {
  summary: '列出一個地區中某個標籤鍵的標籤值。',
  description:
    '列出該地區至少一個資源在這個標籤鍵下所帶的值，依位元組順序排列。不再綁定任何資源的值，會在伺服器設定的延遲（最長 24 小時）內繼續列出。沒有資源所帶的標籤鍵沒有值；使用 QueryType=MetaTag 時，不是預設標籤的標籤鍵會被拒絕。每次呼叫查看的標籤數有上限，因此使用 ResourceType 時，一頁可能較短甚至為空而仍帶有 NextToken；NextToken 為空才表示已全部列出。',
  parameters: {
    Key: '標籤鍵，區分大小寫。',
    RegionId: '地區 ID。',
    QueryType: queryType,
    ResourceType: typeFilter('標籤值'),
    FuzzyType: textFuzzyType('Value'),
    'TagFilter.Value': '只列出這個標籤值，或以它開頭的標籤值。',
    PageSize: '每頁的標籤值數。',
    NextToken: nextToken,
  },
  response: {
    NextToken: followingToken,
    Values: '本頁的標籤值。',
    'Values.Value': '標籤值的清單。',
    'Values.Value[]': '一個標籤值。',
  },
  examples: ['一個標籤鍵的值'],
  history: ['提供 ResourceType、QueryType、FuzzyType 與 TagFilter.Value。', '首次提供：依地區列出。'],
}
