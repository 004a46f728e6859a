import type { TextsOf } from '../texts.ts'
import type { getRequest as declaration } from './get-request.ts'
import { accountOfRequests, wholeRequest } from './requests.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const getRequest: TextsOf<typeof declaration> = {
  summary: '依 ID 顯示最近收到的請求。',
  description:
    '回應之後數秒內，任何一個節點都查得到。機密、權杖與簽章一律不保留，過長的值會截短；一秒內的請求過多時會略過一部分。',
  parameters: { RequestId: '請求的 ID。', AccountId: accountOfRequests },
  response: wholeRequest,
  examples: ['一個遭到拒絕的呼叫'],
  history: [firstServed],
}
