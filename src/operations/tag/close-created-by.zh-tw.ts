import type { TextsOf } from '../texts.ts'
import type { closeCreatedBy as declaration } from './close-created-by.ts'
import { createdByRegion, firstServed } from './parameters.zh-tw.ts'

export const closeCreatedBy: TextsOf<typeof declaration> = {
  summary: '停用建立者標籤：之後登記的資源不再標明由誰登記。',
  description: '資源上已有的建立者標籤會保留。本來就沒有啟用不算錯誤。',
  parameters: { RegionId: createdByRegion },
  response: {},
  examples: ['為帳號停用'],
  history: [firstServed],
}
