import type { TextsOf } from '../texts.ts'
import type { deleteServicePrincipal as declaration } from './delete-service-principal.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deleteServicePrincipal: TextsOf<typeof declaration> = {
  summary: '撤銷服務主體的授權與存取金鑰。',
  description: '它的下一次呼叫就會被拒絕；它綁定過的標籤維持不變。',
  parameters: { PrincipalId: '服務主體的 ID。' },
  response: {},
  examples: ['撤銷一項授權'],
  history: [firstServed],
}
