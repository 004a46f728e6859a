import type { TextsOf } from '../texts.ts'
import type { deleteBucketTagging as declaration } from './delete-bucket-tagging.ts'

export const deleteBucketTagging: TextsOf<typeof declaration> = {
  summary: '移除一個 Bucket 的全部標籤或其中幾個鍵。',
  description:
    'DELETE /?tagging 移除全部，DELETE /?tagging=k1,k2 只移除這些鍵。Bucket 沒有某個鍵或沒有任何標籤都不算錯誤。系統標籤不變。',
  parameters: {
    Bucket: 'Bucket 名稱，位於主機名稱的第一段或路徑的第一段；3 至 63 個小寫字母、數字與連字號。',
    Region:
      '主機名稱（如 oss-cn-hangzhou.aliyuncs.com）或第 4 版簽章所指的地區；兩者皆無時，為 Bucket 所在的地區。',
    TagKeys: '參數 tagging 的值：以逗號分隔的鍵。未提供時移除全部。含逗號的鍵只能隨全部一起移除。',
  },
  response: {},
  examples: ['一個鍵'],
  history: ['首次提供。'],
}
