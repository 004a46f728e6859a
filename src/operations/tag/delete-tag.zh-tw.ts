import type { TextsOf } from '../texts.ts'
import type { deleteTag as declaration } from './delete-tag.ts'
import { firstServed, presetRegion } from './parameters.zh-tw.ts'

export const deleteTag: TextsOf<typeof declaration> = {
  summary: '刪除一個預設標籤值，或一個沒有標籤值的預設標籤鍵。',
  description:
    '帳號在任何地區有資源綁定的標籤不能刪除，請先解除綁定。標籤鍵沒有這個標籤值不算錯誤。刪除最後一個標籤值之後，標籤鍵仍會保留。',
  parameters: {
    Key: '預設標籤鍵，區分大小寫。',
    Value: '要刪除的標籤值。不傳則刪除標籤鍵，這時它不能再有標籤值。',
    RegionId: presetRegion,
  },
  response: {},
  examples: ['一個標籤值'],
  history: [firstServed],
}
