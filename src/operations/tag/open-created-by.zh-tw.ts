import type { TextsOf } from '../texts.ts'
import type { openCreatedBy as declaration } from './open-created-by.ts'
import { createdByRegion, firstServed } from './parameters.zh-tw.ts'

export const openCreatedBy: TextsOf<typeof declaration> = {
  summary: '啟用建立者標籤：之後登記的資源都會標明由誰登記。',
  description:
    '資源會在登記它的那次呼叫中得到標籤 acs:tag:createdby，不論是 RegisterResources、會登記資源的標籤綁定，或產品自己的操作。標籤值依登記者而定：root 為 customer:{AccountId}，使用者為 sub:{UserId}:{UserName}，扮演角色者為 assumedRoleUser:{RoleName}:{AccountId}（扮演者的帳號），服務主體為 assumedRoleUser:{Name}:{ServiceCode}。它是系統標籤，使用者既不能綁定也不能解除綁定，也不計入配額。已登記的資源不會補上。',
  parameters: { RegionId: createdByRegion },
  response: {},
  examples: ['為帳號啟用'],
  history: [firstServed],
}
