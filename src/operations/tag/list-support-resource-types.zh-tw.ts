import type { TextsOf } from '../texts.ts'
import type { listSupportResourceTypes as declaration } from './list-support-resource-types.ts'
import { firstServed, followingToken, nextToken } from './parameters.zh-tw.ts'

export const listSupportResourceTypes: TextsOf<typeof declaration> = {
  summary: '列出可以帶標籤的資源類型。',
  description:
    'ARN 由 ProductCode 與 ResourceType 組成。TAG_CONSOLE_SUPPORT 表示已知 Tag API 接受的類型，TAG_API_SUPPORT 表示產品有自己的標籤操作。不知道的支援項不會列出。',
  parameters: {
    RegionId: '可以傳入；各地區的類型都相同。',
    ProductCode: '只列出這個產品的類型，不區分大小寫。',
    ResourceTye: '只列出這個名稱的類型，不區分大小寫。參數名稱的拼法以線上介面為準。',
    SupportCode:
      '只列出已知支援此項的類型：TAG_CONSOLE_SUPPORT、CLOUD_RESOURCE_CONSOLE_SUPPORT、TAG_RAM_SUPPORT、CLOUD_RESOURCE_API_SUPPORT、TAG_API_SUPPORT、TAG_BILL_SUPPORT、CREATED_BY_TAG_BILL_SUPPORT、CREATED_BY_TAG_CONSOLE_SUPPORT、TAG_POLICY_PREVENTATIVE_CHECK_SUPPORT、TAG_POLICY_CHECK_REMEDIATION_SUPPORT、TAG_POLICY_RG_TAG_INHERIT_SUPPORT。',
    ShowItems: '是否列出每個類型的支援項。',
    MaxResult: '每頁的類型數。',
    NextToken: nextToken,
  },
  response: {
    NextToken: followingToken,
    SupportResourceTypes: '本頁的類型，依產品與類型的位元組順序排列。',
    'SupportResourceTypes[]': '一個類型。',
    'SupportResourceTypes[].ProductCode': '產品代碼。',
    'SupportResourceTypes[].ResourceType': '資源類型。',
    'SupportResourceTypes[].ArnTemplate': '資源的命名方式，不含開頭的 arn:。',
    'SupportResourceTypes[].SupportItems': 'ShowItems 為 true 時：已知支援的項目。',
    'SupportResourceTypes[].SupportItems[]': '一個項目。',
    'SupportResourceTypes[].SupportItems[].SupportCode': '項目代碼。',
    'SupportResourceTypes[].SupportItems[].Support': '一律為 true；不知道的不會列出。',
    'SupportResourceTypes[].SupportItems[].SupportDetails': '詳細資料；目前沒有已知的內容。',
    'SupportResourceTypes[].SupportItems[].SupportDetails[]': '一筆詳細資料。',
  },
  examples: ['一個類型及其支援項'],
  history: [firstServed],
}
