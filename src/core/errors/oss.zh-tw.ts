import type { ErrorText } from './entry.ts'
import type { ossErrors } from './oss.ts'

export const ossZhTw: Readonly<Record<keyof typeof ossErrors, ErrorText>> = {
  OssInvalidAccessKeyId: {
    meaning: '本伺服器沒有此 ID 的 AccessKey，或該 AccessKey 已停用。',
    fix: '請使用本伺服器的 AccessKey；「tagplane env」會顯示一組，ListAccessKeys 會列出使用者的 AccessKey 與狀態。',
  },
  OssSignatureDoesNotMatch: {
    meaning: '簽章與收到的請求不符，或是以另一組 Secret 計算的。',
    fix: 'ExplainSignature，或 `tagplane explain-signature`，會指出是哪一種錯誤。要自己檢查時：請比對回應中的 StringToSign 與用戶端所簽的字串。即使網址中沒有 bucket，簽章仍須包含 bucket 名稱。',
  },
  OssRequestTimeTooSkewed: {
    meaning: '請求的簽章時間與本伺服器的時間相差超過 15 分鐘。',
    fix: '請校正用戶端或伺服器的時鐘。',
  },
  OssInvalidDate: {
    meaning: '請求沒有時間，或時間的格式不正確。',
    fix: '請以 GMT 傳送 x-oss-date 或 Date：第 1 版簽章用 HTTP 日期格式，第 4 版用 20261124T105608Z。',
  },
  OssUrlExpired: { meaning: '已簽章網址的有效時間已過。', fix: '請重新簽發一個網址。' },
  OssAnonymous: {
    meaning: '請求沒有簽章；bucket 的標籤一律不公開。',
    fix: '請以 Authorization 標頭或在網址中簽章。',
  },
  OssAccessDenied: {
    meaning: '呼叫者沒有任何權限原則允許對此 bucket 執行這項操作，或有原則明確拒絕。',
    fix: '請在 acs:oss:*:{Account}:{bucket} 上允許 oss:PutBucketTagging、oss:GetBucketTagging 或 oss:DeleteBucketTagging。',
  },
  OssInvalidSecurityToken: {
    meaning: '缺少安全性權杖、不是本伺服器所簽發，或屬於另一組 AccessKey。',
    fix: '請將 AssumeRole 回傳的權杖與 AccessKey 一併傳送。',
  },
  OssSecurityTokenExpired: { meaning: '工作階段的有效時間已過。', fix: '請重新呼叫 AssumeRole。' },
  OssInvalidArgument: {
    meaning: '請求的某個標頭或參數格式不正確，或與另一個相互矛盾。',
    fix: '請修正訊息中指出的內容。',
  },
  NoSuchBucket: {
    meaning: '此帳號沒有該名稱的 bucket，或它不在網址所指的地域。',
    fix: '請檢查名稱與地域。未使用 --resources strict 時，首次加上標籤的 bucket 會被登記。',
  },
  InvalidBucketName: {
    meaning: 'bucket 名稱不合規則，或請求中沒有 bucket 名稱。',
    fix: '名稱為 3 至 63 個小寫字母、數字與連字號，首尾須為字母或數字；它位於主機名稱的最前面，或路徑的第一段。',
  },
  MalformedXml: {
    meaning: '內容不是 <Tagging><TagSet><Tag><Key/><Value/></Tag></TagSet></Tagging> 形式的 XML。',
    fix: '請以此形式傳送，並跳脫鍵與值中的 & 與 <。',
  },
  InvalidDigest: {
    meaning: '內容與 Content-MD5 或 x-oss-content-sha256 的摘要不符。',
    fix: '請以實際傳送的位元組計算摘要。',
  },
  InvalidTag: {
    meaning: '某個鍵或值不合規則、鍵重複，或標籤太多。',
    fix: '一個 bucket 最多 20 個標籤。鍵為 1 至 64 個位元組，不得以 http://、https://、Aliyun 或 acs: 開頭；值最多 128 個位元組。',
  },
  OssMethodNotAllowed: {
    meaning: 'bucket 的標籤以 GET 讀取、以 PUT 取代、以 DELETE 移除。',
    fix: '請使用其中一種方法。',
  },
  OssNotImplemented: {
    meaning: '在 OSS 之中，本伺服器只提供 bucket 的標籤，不保存 bucket 與物件。',
    fix: '其他請求請送往存放物件的服務。',
  },
}
