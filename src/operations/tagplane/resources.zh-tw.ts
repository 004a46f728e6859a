/** 資源在回應中的欄位。 */
export const resourceFields = <P extends string>(place: P) =>
  ({
    [place]: '資源。',
    [`${place}.ResourceARN`]: '資源的 ARN。',
    [`${place}.ProductCode`]: '產品代碼。',
    [`${place}.ResourceType`]: '資源類型。',
    [`${place}.ResourceId`]: '資源 ID。',
    [`${place}.RegionId`]: '資源列在哪個地區之下。',
    [`${place}.Name`]: '名稱；沒有時為空字串。',
    [`${place}.ResourceGroupId`]: '所屬的資源群組。',
    [`${place}.CreatedBy`]: '建立者，依登記時所寫；不知道時為空字串。',
    [`${place}.RegisteredBy`]: '如何登記的：綁定標籤時為 Tagging，以呼叫登記為 Call，由產品建立為 Product。',
    [`${place}.RegisterDate`]: '登記時間，UTC。',
    [`${place}.Relations`]: '它所屬的或與它相關的資源。',
    [`${place}.Relations[]`]: '一項關聯。',
    [`${place}.Relations[].Kind`]: '關聯的種類。',
    [`${place}.Relations[].ResourceARN`]: '另一個資源。',
    [`${place}.Attributes`]: '其他已知的屬性，依名稱的位元組順序排列。',
    [`${place}.Attributes[]`]: '一個屬性。',
    [`${place}.Attributes[].Name`]: '屬性的名稱。',
    [`${place}.Attributes[].Value`]: '屬性的值。',
    [`${place}.Tags`]: '它的標籤。',
    [`${place}.Tags[]`]: '一個標籤。',
    [`${place}.Tags[].Key`]: '標籤鍵。',
    [`${place}.Tags[].Value`]: '標籤值。',
    [`${place}.Tags[].Category`]: '自訂標籤為 Custom，系統標籤為 System。',
  }) as Readonly<Record<P | `${P}.${Field}`, string>>

type Field =
  | 'ResourceARN'
  | 'ProductCode'
  | 'ResourceType'
  | 'ResourceId'
  | 'RegionId'
  | 'Name'
  | 'ResourceGroupId'
  | 'CreatedBy'
  | 'RegisteredBy'
  | 'RegisterDate'
  | `Relations${'' | '[]' | '[].Kind' | '[].ResourceARN'}`
  | `Attributes${'' | '[]' | '[].Name' | '[].Value'}`
  | `Tags${'' | '[]' | '[].Key' | '[].Value' | '[].Category'}`

/** 沒有處理的資源。 */
export const failedResources = {
  FailedResources: '維持原狀的資源；全部完成時為空。',
  'FailedResources.FailedResource': '每個資源一項。',
  'FailedResources.FailedResource[]': '一個維持原狀的資源。',
  'FailedResources.FailedResource[].ResourceARN': '資源的 ARN，與傳入的相同。',
  'FailedResources.FailedResource[].Result': '原因。',
  'FailedResources.FailedResource[].Result.Code': '錯誤碼。',
  'FailedResources.FailedResource[].Result.Message': '錯誤訊息。',
}
