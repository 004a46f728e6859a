import type { ProductsWords } from './products-words.en.ts'

export const zhTw: ProductsWords = {
  title: '各產品自己的標籤操作',
  introduction: `除了標籤 API，伺服器也提供 %s 個產品自己的標籤操作。這些操作與標籤 API 使用相同的資源、標籤、配額與歷史記錄。
本頁由 \`src/products/rows/\` 中的資料列產生，並註明每一列的依據。`,
  kinds: '這些操作的用途：',
  rules: `- 呼叫依 Version 與 Action，或依路徑辨認。若兩個產品相同，先以 Host 區分（\`hbase.cn-hangzhou.aliyuncs.com\`，或在您自己的主機名稱前加上
  \`hbase.\`），其次以資源類型與參數名稱區分。
- \`X.N\` 是從 \`X.1\` 或 \`X.0\` 開始的平面清單；*JSON* 是放在一個參數中的 JSON 陣列，或 JSON 內文中的陣列。
- 操作與資源類型不區分大小寫。此處未列出的參數會被忽略。
- 呼叫未指明地區時，依序採用 Host 的地區、資源登記的地區、cn-hangzhou。
- RAM：操作必須在每個資源上，或在清單所屬的資源類型上獲得允許；且該產品中用途相同的其他操作不得被拒絕。
- 產品未公布的錯誤採用 ECS 的錯誤；完整內容請見[錯誤](%s)。`,
  head: ['操作', '資源', '類型', '標籤、分頁', '地區', 'RAM 操作', '依據'],
  evidence: { sdk: 'SDK', metadata: '命令列工具的中繼資料', terraform: 'Terraform provider' },
  section: '主機：%s。類型：%s。',
  or: ' 或 ',
  and: '；',
  comma: '、',
  commas: '，以逗號分隔',
  keys: '標籤鍵最長 %s，每個資源 %s 個',
  withValue: '須附標籤值',
  matching: '若提供標籤值則必須相符',
  allWins: '%s，以其為準',
  all: '%s，未指明標籤鍵時',
  missingIsFine: '資源不存在不算錯誤',
  failed: '維持原狀的資源列在 %s',
  oneKey: '標籤鍵 %s',
  containing: '%s 為要包含的文字',
  category: '%s 為類別',
  distinct: '%s 為真時只列出標籤鍵',
  size: '每頁最多 %s 筆，由 %s 指定',
  number: '以 %s 分頁',
  whole: '不分頁',
}
