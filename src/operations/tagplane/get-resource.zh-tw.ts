import type { TextsOf } from '../texts.ts'
import type { getResource as declaration } from './get-resource.ts'
import { resourceFields } from './resources.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const getResource: TextsOf<typeof declaration> = {
  summary: '查詢一個資源的資料。',
  description: '連同它的標籤。沒有權限查看的人，也不會知道資源是否存在。',
  parameters: { ResourceARN: '資源，寫法與 ListResources 所列的相同，或用其類型的其他名稱。' },
  response: resourceFields('Resource'),
  examples: ['一個執行個體'],
  history: [firstServed],
}
