export const quotaFields = {
  TagsPerResource: '未列出的類型，每個資源可有的自訂標籤數。',
  Quotas: '另有配額的類型，依位元組順序排列。',
  'Quotas[]': '一個類型。',
  'Quotas[].ProductCode': '產品代碼。',
  'Quotas[].ResourceType': '資源類型。',
  'Quotas[].TagsPerResource': '這種資源可有的自訂標籤數。',
}
