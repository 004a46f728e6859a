import type { TextsOf } from '../texts.ts'
import type { createTags as declaration } from './create-tags.ts'
import { firstServed, presetRegion } from './parameters.zh-tw.ts'

export const createTags: TextsOf<typeof declaration> = {
  summary: '建立預設標籤：在綁定資源之前就先有的標籤鍵與標籤值。',
  description:
    '預設標籤對整個帳號、所有地區有效，不論有沒有資源綁定它，都會保留到以 DeleteTag 刪除為止。以 QueryType=MetaTag 呼叫 ListTagKeys 與 ListTagValues 可列出。標籤鍵可以沒有標籤值。一個帳號最多 1,000 個預設標籤鍵，一個標籤鍵最多 1,000 個標籤值。呼叫中的項目會全部建立，或全部不建立。',
  parameters: {
    TagKeyValueParamList:
      '標籤鍵，每項有 Key，可另帶 Description，以及最多 10 個標籤值的 TagValueParamList.M.Value 與 .Description。標籤鍵為 1 至 128 個字元，不以 acs: 或 aliyun 開頭；標籤值最多 128 個字元；兩者都不含 http:// 或 https://；說明最多 256 個字元。已有的標籤鍵會再加上這些標籤值。',
    RegionId: presetRegion,
  },
  response: {},
  examples: ['沒有標籤值的標籤鍵', '一個標籤鍵與一個標籤值，都有說明'],
  history: [firstServed],
}
