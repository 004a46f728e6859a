import type { ErrorText } from './entry.ts'
import type { productWordErrors } from './product-words.ts'

export const productWordsZhTw: Readonly<Record<keyof typeof productWordErrors, ErrorText>> = {
  SlbMissingTags: {
    meaning: '請求中沒有 Tags。',
    fix: '請傳入 Tags，格式為 JSON 陣列，例如 [{"TagKey":"k1","TagValue":"v1"}]。',
  },
  SlbTagKey: {
    meaning: '有標籤鍵為空、超過 64 個字元，或含有不允許的字元。',
    fix: '請使用 1 至 64 個字母、附加符號、數字、空格與 _ . # / = + - @ : , ~。',
  },
  SlbTagValue: {
    meaning: '有標籤值太長，或含有不允許的字元。',
    fix: '請使用最多 128 個字母、附加符號、數字、空格與 _ . # / = + - @ : , ~。',
  },
  SlbQuota: {
    meaning: '呼叫指定超過 5 個標籤，或有執行個體將超過標籤上限。',
    fix: '單次呼叫最多傳入 5 個標籤，或先解除綁定一些標籤。',
  },
  SlbNoPermission: {
    meaning: '有標籤鍵屬於系統（以 acs: 或 aliyun 開頭），或受帳號保護。',
    fix: '請移除這個標籤鍵。',
  },
  SlbNotFound: {
    meaning: '帳號在該地區沒有登記這個執行個體。',
    fix: '請檢查執行個體 ID 與地區。綁定標籤會登記執行個體，除非伺服器以 --resources strict 執行。',
  },
  DbInstanceNotFound: {
    meaning: '帳號在該地區沒有登記這個執行個體。',
    fix: '請檢查執行個體 ID 與地區。綁定標籤會登記執行個體，除非伺服器以 --resources strict 執行。',
  },
  CdnTooManyTags: { meaning: '呼叫指定超過 20 個標籤鍵或標籤。', fix: '請分成多次呼叫。' },
  CdnTooManyResources: { meaning: '呼叫指定超過 50 個網域名稱。', fix: '請分成多次呼叫。' },
  CdnDuplicateKey: {
    meaning: '呼叫重複指定同一個標籤鍵。',
    fix: '每個標籤鍵只寫一次。大小寫不同即為不同的標籤鍵。',
  },
  KvstoreTagKey: {
    meaning: '有標籤鍵為空、太長，或含有不允許的字元。',
    fix: '請使用 1 至 128 個字母、附加符號、數字、空格與 _ . # / = + - @ : , ~。',
  },
  KvstoreTagValue: {
    meaning: '有標籤值太長，或含有不允許的字元。',
    fix: '請使用最多 128 個字母、附加符號、數字、空格與 _ . # / = + - @ : , ~。',
  },
  KvstoreResourceId: { meaning: '有資源 ID 不可能屬於任何執行個體。', fix: '請傳入執行個體 ID。' },
  KvstoreTooManyResources: {
    meaning: '呼叫指定的執行個體超過該產品單次呼叫的上限。',
    fix: '請分成多次呼叫。',
  },
  KvstoreResourceType: { meaning: '該產品沒有這個名稱、可綁定標籤的資源類型。', fix: '請使用 INSTANCE。' },
  KvstoreNotFound: {
    meaning: '帳號在該地區沒有登記這個執行個體。',
    fix: '請檢查執行個體 ID 與地區。綁定標籤會登記執行個體，除非伺服器以 --resources strict 執行。',
  },
  SmcMissingResourceType: { meaning: '請求中沒有 ResourceType。', fix: '請傳入 ResourceType。' },
  SaeInvalidParameter: { meaning: '缺少該參數，或其值無法使用。', fix: '請修正訊息指出的參數。' },
  SaeResourceType: { meaning: '該產品沒有這個名稱、可綁定標籤的資源類型。', fix: '請使用 application。' },
  RosInvalidParameter: { meaning: '缺少該參數，或其值無法使用。', fix: '請修正訊息指出的參數。' },
  ElasticsearchNotFound: {
    meaning: '帳號在該地區沒有登記這個執行個體。',
    fix: '請檢查執行個體 ID 與地區。綁定標籤會登記執行個體，除非伺服器以 --resources strict 執行。',
  },
}
