import type { TextsOf } from '../texts.ts'
import type { getResourceMode as declaration } from './get-resource-mode.ts'
import { modeFields } from './resource-mode.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const getResourceMode: TextsOf<typeof declaration> = {
  summary: '查詢為未登記的資源綁定標籤時，是否就此登記它。',
  description: 'SetResourceMode 為帳號設定，--resources 為整個系統設定。',
  parameters: {},
  response: modeFields,
  examples: ['依系統的設定'],
  history: [firstServed],
}
