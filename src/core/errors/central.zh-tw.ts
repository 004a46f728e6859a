import type { centralErrors } from './central.ts'
import type { ErrorText } from './entry.ts'

const root = '請改用帳號 root 的存取金鑰呼叫。'

export const centralZhTw: Readonly<Record<keyof typeof centralErrors, ErrorText>> = {
  WrongPresetEndpoint: {
    meaning: '預設標籤對所有地區有效，但只在 cn-hangzhou 建立與刪除。',
    fix: '請傳入 RegionId=cn-hangzhou。',
  },
  WrongCreatedByEndpoint: {
    meaning: '建立者標籤對所有地區有效，但只在 cn-shanghai 啟用與停用。',
    fix: '請傳入 RegionId=cn-shanghai。',
  },
  MissingPresets: {
    meaning: '呼叫沒有列出任何預設標籤。',
    fix: '請傳入 TagKeyValueParamList.1.Key 等參數。',
  },
  MissingPresetKey: {
    meaning: '有一個預設標籤沒有標籤鍵。',
    fix: '請為 TagKeyValueParamList 的每一項傳入 Key；DeleteTag 則傳入 Key。',
  },
  MissingPresetValue: {
    meaning: 'TagValueParamList 中有一項沒有標籤值。',
    fix: '請為每一項傳入 Value，或不傳 TagValueParamList：標籤鍵可以沒有標籤值。',
  },
  PresetKeyInvalid: {
    meaning: '有標籤鍵過長、含有不允許的字元、含有 http:// 或 https://，或以 acs: 或 aliyun 開頭。',
    fix: '標籤鍵為 1 至 128 個字母、附加符號、數字、空格及 _ . # / = + - @ : , ~',
  },
  PresetValueInvalid: {
    meaning: '有標籤值過長、含有不允許的字元，或含有 http:// 或 https://。',
    fix: '標籤值最多 128 個字母、附加符號、數字、空格及 _ . # / = + - @ : , ~',
  },
  PresetKeyHasValues: {
    meaning: '只有沒有標籤值的標籤鍵才能刪除。',
    fix: '請先刪除它的標籤值；以 QueryType=MetaTag 呼叫 ListTagValues 可列出。',
  },
  PresetKeyBound: {
    meaning: '帳號在某個地區有資源綁定了這個標籤鍵，或綁定了這個標籤鍵與標籤值。',
    fix: '請先為這些資源解除綁定標籤；ListResources 可找出它們。',
  },
  PresetKeyNotFound: {
    meaning: '沒有這個名稱的預設標籤鍵。標籤鍵區分大小寫。',
    fix: '以 QueryType=MetaTag 呼叫 ListTagKeys 可列出預設標籤鍵；CreateTags 可建立。',
  },
  TooManyPresetKeys: {
    meaning: '一個帳號最多有 1,000 個預設標籤鍵。這次呼叫沒有任何變更。',
    fix: '請刪除不再需要的標籤鍵。',
  },
  TooManyPresetValues: {
    meaning: '一個預設標籤鍵最多有 1,000 個標籤值。這次呼叫沒有任何變更。',
    fix: '請刪除不再需要的標籤值。',
  },
  CreatedByAlreadyOpen: { meaning: '建立者標籤已經啟用。', fix: '不需要做任何事。' },
  CreatedByNotRoot: { meaning: '只有帳號的 root 能啟用與停用建立者標籤，使用者不能。', fix: root },
  CreatedByOfRole: { meaning: '只有帳號的 root 能啟用與停用建立者標籤，角色不能。', fix: root },
}
