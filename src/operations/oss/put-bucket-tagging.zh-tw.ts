import type { TextsOf } from '../texts.ts'
import type { putBucketTagging as declaration } from './put-bucket-tagging.ts'

export const putBucketTagging: TextsOf<typeof declaration> = {
  summary: '取代一個 Bucket 的標籤。',
  description:
    'PUT /?tagging。之後 Bucket 上只有文件中的標籤；系統標籤不變。這些標籤就是 Tag API 所顯示的標籤。',
  parameters: {
    Bucket: 'Bucket 名稱，位於主機名稱的第一段或路徑的第一段；3 至 63 個小寫字母、數字與連字號。',
    Region:
      '主機名稱（如 oss-cn-hangzhou.aliyuncs.com）或第 4 版簽章所指的地區；兩者皆無時，為 Bucket 所在的地區。',
    Tagging: '內容：<Tagging><TagSet><Tag><Key>…</Key><Value>…</Value></Tag>…</TagSet></Tagging>。',
  },
  response: {},
  examples: ['一個標籤，此後 Bucket 上只有它'],
  history: ['首次提供。'],
}
