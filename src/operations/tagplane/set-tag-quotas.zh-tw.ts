import type { TextsOf } from '../texts.ts'
import type { setTagQuotas as declaration } from './set-tag-quotas.ts'
import { quotaFields } from './tag-quotas.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const setTagQuotas: TextsOf<typeof declaration> = {
  summary: '設定帳號的資源最多可有多少個自訂標籤。',
  description:
    '取代帳號原有的設定，從下一次呼叫起生效，標籤 API、各產品與資源登記一律適用；系統標籤不計入。標籤已超過配額的資源維持原狀：標籤可以修改與移除，但不能再增加。',
  parameters: {
    TagsPerResource: '未列在 Quota 中的類型所適用的配額。',
    Quota:
      '另有配額的類型，每項有 ProductCode、ResourceType 與 TagsPerResource（1 至 200）。產品自己的上限也由它取代。',
  },
  response: quotaFields,
  examples: ['提高 ECS 執行個體的配額'],
  history: [firstServed],
}
