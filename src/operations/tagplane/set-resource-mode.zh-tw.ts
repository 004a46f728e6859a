import type { TextsOf } from '../texts.ts'
import { modeFields } from './resource-mode.zh-tw.ts'
import type { setResourceMode as declaration } from './set-resource-mode.ts'
import { firstServed } from './texts.zh-tw.ts'

export const setResourceMode: TextsOf<typeof declaration> = {
  summary: '設定為未登記的資源綁定標籤時，是否就此登記它。',
  description: '從下一次呼叫起對帳號生效，優先於系統的 --resources。已登記的資源不受影響。',
  parameters: {
    Mode: 'Auto：為已知類型的未登記資源綁定標籤時，就此登記它。Strict：視為找不到。Inherit：依系統的設定。',
  },
  response: modeFields,
  examples: ['只限已登記的資源'],
  history: [firstServed],
}
