export const regionOfResources =
  '資源所在的地區 ID。集中部署的雲端服務可填 cn-hangzhou，或填該服務自己的地區；其他服務填資源所屬的地區。'

export const writtenArns =
  '資源 ARN，格式為 arn:acs:{ProductCode}:{Region}:{Account}:{ResourceType}/{ResourceId}。Region 可寫 *，代表本次呼叫的地區；Account 可寫 *，代表呼叫者的帳號。產品與類型也可以使用 Resource Group、ActionTrail 與 Resource Center 的名稱。'

export const nextToken = '上一頁回應中的 NextToken；接著從該處往下列出。'

export const followingToken = '取得下一頁時傳回這個值；最後一頁為空字串。'

export const failedResources = {
  FailedResources: '保持原狀的資源。全部成功時為空。',
  'FailedResources.FailedResource': '每個資源一筆。',
  'FailedResources.FailedResource[]': '一個保持原狀的資源。',
  'FailedResources.FailedResource[].ResourceARN': '資源 ARN，與請求中的寫法相同。',
  'FailedResources.FailedResource[].Result': '失敗原因。',
  'FailedResources.FailedResource[].Result.Code': '錯誤碼，由產品定義。',
  'FailedResources.FailedResource[].Result.Message': '錯誤訊息，由產品定義。',
}

export const firstServed = '首次提供。'

export const typeFilter = (what: string) =>
  `只列出這種類型的資源目前所帶的${what}，寫作 ALIYUN::{ProductCode}::{ResourceType}，不區分大小寫。`

export const textFuzzyType = (field: string) =>
  `TagFilter.${field} 的比對方式。EQUAL：完全相同；PREFIX：以它開頭，區分大小寫。`

export const queryType = 'ResourceTag：資源所帶的標籤；MetaTag：帳號的預設標籤，各地區相同。不區分大小寫。'

export const presetRegion = 'cn-hangzhou；各地區共用的預設標籤在此建立與刪除。'

export const createdByRegion = 'cn-shanghai；各地區共用的建立者標籤在此啟用與停用。'
