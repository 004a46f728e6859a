import type { ErrorText } from './entry.ts'
import type { productErrors } from './products.ts'

export const productsZhTw: Readonly<Record<keyof typeof productErrors, ErrorText>> = {
  ProductMissingParameter: {
    meaning: '呼叫缺少必要的參數。',
    fix: '請傳入訊息指出的參數；各產品接受的參數列於 docs/products.md。',
  },
  ProductResourceType: {
    meaning: '該產品沒有這個名稱、可綁定標籤的資源類型。',
    fix: '請使用 docs/products.md 為該產品列出的資源類型。',
  },
  ProductTooManyResources: { meaning: '呼叫指定的資源超過該產品單次呼叫的上限。', fix: '請分成多次呼叫。' },
  ProductTooManyTags: {
    meaning: '呼叫指定的標籤鍵或標籤超過該產品單次呼叫的上限。',
    fix: '請分成多次呼叫。',
  },
  ProductDuplicateKey: {
    meaning: '呼叫重複指定同一個標籤鍵。',
    fix: '每個標籤鍵只寫一次。大小寫不同即為不同的標籤鍵。',
  },
  ProductTagKey: {
    meaning: '有標籤鍵為空、太長、含有不允許的字元，或含有 http:// 或 https://。',
    fix: '請使用字母、附加符號、數字、空格與 _ . # / = + - @ : , ~，長度不超過該產品的上限。',
  },
  ProductTagValue: {
    meaning: '有標籤值太長、含有不允許的字元，或含有 http:// 或 https://。',
    fix: '請使用最多 128 個字母、附加符號、數字、空格與 _ . # / = + - @ : , ~。',
  },
  ProductTagMismatch: { meaning: '有標籤只有值而沒有鍵。', fix: '請以相同的編號傳入每個值的鍵。' },
  ProductNoPermissionTag: {
    meaning: '有標籤鍵屬於系統（以 acs: 或 aliyun 開頭），或受帳號保護。',
    fix: '請移除這個標籤鍵。',
  },
  ProductQuota: {
    meaning: '呼叫中有資源將超過 20 個標籤。整個呼叫都未執行。',
    fix: '請先從該資源解除綁定一些標籤。',
  },
  ProductNothingNamed: {
    meaning: '呼叫既未指定資源，也未指定標籤。',
    fix: '請指定要列出的資源，或資源所帶的標籤。',
  },
  ProductDryRun: { meaning: '呼叫本可執行；因設定了 DryRun，沒有任何變更。', fix: '請去掉 DryRun 再呼叫。' },
  ForbiddenByRam: {
    meaning: '呼叫者無權對其中一個資源執行此操作。整個呼叫都未執行。',
    fix: '請以權限原則允許對該資源執行該產品的操作。',
  },
  Forbidden: {
    meaning: '呼叫者無權對其中一個資源執行此操作。整個呼叫都未執行。',
    fix: '請以權限原則允許對該資源執行該產品的操作。',
  },
  EcsMissingRegionId: { meaning: '請求中沒有 RegionId。', fix: '請傳入 RegionId。' },
  EcsMissingResourceType: { meaning: '請求中沒有 ResourceType。', fix: '請傳入 ResourceType。' },
  EcsMissingTags: { meaning: '請求中沒有標籤。', fix: '請傳入標籤。' },
  EcsMissingTagOwnerUid: { meaning: '請求中沒有 TagOwnerUid。', fix: '請傳入 TagOwnerUid。' },
  EcsMissingTagOwnerBid: { meaning: '請求中沒有 TagOwnerBid。', fix: '請傳入 TagOwnerBid。' },
  EcsTagOwnerUid: {
    meaning: 'TagOwnerUid 只供代他人操作的雲端產品使用。',
    fix: '請去掉 TagOwnerUid 與 TagOwnerBid。',
  },
  EcsScope: { meaning: 'Scope 只供代他人操作的雲端產品使用。', fix: '請去掉 Scope。' },
  EcsInvalidScope: { meaning: '這個 Scope 既不是 public，也不是 private。', fix: '請去掉 Scope。' },
  EcsTagCount: {
    meaning: '呼叫指定的標籤超過上限，或有資源將超過 20 個標籤。',
    fix: '單次呼叫最多傳入 20 個標籤。',
  },
  EcsLegacyResourceType: {
    meaning: '該產品沒有這個名稱、可綁定標籤的資源類型。',
    fix: '請使用 docs/products.md 為該產品列出的資源類型。',
  },
  EcsLegacyResourceId: {
    meaning: '帳號在該地區沒有登記這個資源。',
    fix: '請檢查資源 ID 與地區。綁定標籤會登記資源，除非伺服器以 --resources strict 執行。',
  },
}
