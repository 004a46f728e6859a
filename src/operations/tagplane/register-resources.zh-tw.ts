import type { TextsOf } from '../texts.ts'
import type { registerResources as declaration } from './register-resources.ts'
import { failedResources } from './resources.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const registerResources: TextsOf<typeof declaration> = {
  summary: '一次登記最多 1,000 個資源，或變更它們的資料。',
  description:
    '呼叫本身有錯則整個拒絕；個別資源的問題只讓那個資源維持原狀，並在回應中列出。權限逐一檢查：對資源現在所屬的資源群組與將要屬於的資源群組都要有權限；帶有標籤時，還要有 TagResources 所需的權限。',
  parameters: {
    Resources:
      '資源，JSON 物件的清單。ResourceARN 指明資源與地區；其餘都可以省略，省略的維持不變。Name 與 CreatedBy 最多 128 個字元。ResourceGroupId 是要屬於的資源群組，新資源省略時為預設資源群組。Relations 是最多 20 個物件的清單，每個有最多 64 個字元的 Kind（例如 attached-to）與另一個資源的 ResourceARN，那個資源不必登記過；它會取代原有的清單。Attributes 也一樣，是最多 50 個字串的物件，名稱最多 64 個字元，值最多 256 個字元。Tags 是最多 20 個標籤的物件，綁定方式與 TagResources 相同，其他標籤不變。',
  },
  response: {
    Registered: '新登記的資源數。',
    Changed: '原已登記而有變更的資源數。',
    Unchanged: '原已登記且與所述相同的資源數。',
    ...failedResources,
  },
  examples: ['一個磁碟，以及它所掛載的執行個體'],
  history: [firstServed],
}
