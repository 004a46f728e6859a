import type { TextsOf } from '../texts.ts'
import type { getBucketTagging as declaration } from './get-bucket-tagging.ts'

export const getBucketTagging: TextsOf<typeof declaration> = {
  summary: '回傳一個 Bucket 的標籤。',
  description: 'GET /?tagging。不含系統標籤；系統標籤請以 ListTagResources 查詢。',
  parameters: {
    Bucket: 'Bucket 名稱，位於主機名稱的第一段或路徑的第一段；3 至 63 個小寫字母、數字與連字號。',
    Region:
      '主機名稱（如 oss-cn-hangzhou.aliyuncs.com）或第 4 版簽章所指的地區；兩者皆無時，為 Bucket 所在的地區。',
  },
  response: {
    Tagging: '文件。',
    'Tagging.TagSet': '標籤；沒有標籤時為空。',
    'Tagging.TagSet.Tag': '標籤，依鍵的位元組順序排列。',
    'Tagging.TagSet.Tag[]': '一個標籤。',
    'Tagging.TagSet.Tag[].Key': '鍵。',
    'Tagging.TagSet.Tag[].Value': '值。',
  },
  examples: ['一個 Bucket 的標籤'],
  history: ['首次提供。'],
}
