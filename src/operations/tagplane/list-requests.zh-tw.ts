import type { TextsOf } from '../texts.ts'
import type { listRequests as declaration } from './list-requests.ts'
import { accountOfRequests, requestList } from './requests.zh-tw.ts'
import { firstServed, paging } from './texts.zh-tw.ts'

export const listRequests: TextsOf<typeof declaration> = {
  summary: '列出最近收到的請求。',
  description:
    '最新的排在最前面。傳入的條件須全部符合。只要 NextToken 表示還有資料，一頁可能不滿，甚至是空的，因為一次呼叫的工作量有上限。GetRequest 會完整顯示一個請求。',
  parameters: {
    ApiAction: '只列出這個操作的呼叫，例如 UntagResources；不分大小寫。',
    ErrorCode: '只列出以這個錯誤碼結束的呼叫；* 代表任何錯誤碼，OK 代表成功。',
    Principal: '只列出這個 RAM ARN 或存取金鑰的呼叫。',
    StartTime: '只列出此時間起的請求，UTC。',
    EndTime: '只列出此時間之前的請求，UTC。',
    AccountId: accountOfRequests,
    ...paging.parameters,
  },
  response: { ...paging.response, ...requestList },
  examples: ['簽章不符的呼叫'],
  history: [firstServed],
}
