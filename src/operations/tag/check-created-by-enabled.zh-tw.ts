import type { TextsOf } from '../texts.ts'
import type { checkCreatedByEnabled as declaration } from './check-created-by-enabled.ts'
import { createdByRegion, firstServed } from './parameters.zh-tw.ts'

export const checkCreatedByEnabled: TextsOf<typeof declaration> = {
  summary: '查詢是否已啟用建立者標籤。',
  description: '標籤的形式請見 OpenCreatedBy。',
  parameters: { RegionId: createdByRegion },
  response: { OpenStatus: '是否已啟用。' },
  examples: ['帳號的狀態'],
  history: [firstServed],
}
