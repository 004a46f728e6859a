const shortTexts = {
  RequestId: '請求的 ID。',
  Time: '收到的時間，UTC，精確到毫秒。',
  Api: 'API；找不到操作時，它與版本、操作皆為空。',
  Version: 'API 的版本。',
  Action: '操作。',
  AccountId: '帳號；不知道是誰的請求時為空。',
  PrincipalArn: '呼叫者；尚未得知就結束的請求為空。',
  AccessKeyId: '請求所用的存取金鑰。',
  Authenticated: '簽章是否經過驗證且正確。',
  SourceIp: '來源位址。',
  HttpStatus: '回應的狀態碼。',
  Code: '錯誤碼；成功時為空。',
  DurationMs: '回應所花的時間，單位為毫秒。',
}

const findingTexts = {
  Code: '結果的代碼。',
  Detail: '與請求的哪一部分有關；可能為空。',
  Meaning: '是什麼問題。',
  Fix: '該怎麼做。',
}

function under<P extends string, T extends Readonly<Record<string, string>>>(prefix: P, texts: T) {
  const entries = Object.entries(texts).map(([name, text]) => [`${prefix}.${name}`, text])
  return Object.fromEntries(entries) as { readonly [N in keyof T & string as `${P}.${N}`]: string }
}

/** 簽章檢查結果的文字，位於 `prefix` 之下。 */
export function findingsUnder<P extends string>(prefix: P) {
  const all = {
    [prefix]: '檢查簽章的結果；最能說明問題的排在最前面。',
    [`${prefix}[]`]: '一個結果。',
  } as { readonly [N in P | `${P}[]`]: string }
  return { ...all, ...under(`${prefix}[]`, findingTexts) }
}

const differenceTexts = {
  Text: '為 CanonicalRequest 或 StringToSign。',
  Line: '第幾行，從 1 算起。',
  Column: '該行的第幾個字元，從 1 算起。',
  Server: '伺服器的那一行；沒有那一行時為空。',
  Client: '用戶端的那一行；沒有那一行時為空。',
  Part: '那裡是什麼，以一個代碼表示。',
  Detail: '標頭或參數的名稱；否則為空。',
  Meaning: '那裡是什麼，以一句話說明。',
}

/** 第一個不同之處的文字，位於 `prefix` 之下。 */
export function differenceUnder<P extends string>(prefix: P) {
  const own = {
    [prefix]:
      '用戶端簽署的文字與伺服器的文字第一個不同之處：以傳入的文字比對；沒有傳入時，以檢查結果所推得的文字比對。',
  } as { readonly [N in P]: string }
  return { ...own, ...under(prefix, differenceTexts) }
}

export const requestList = {
  Requests: '請求。',
  'Requests[]': '一個請求。',
  ...under('Requests[]', shortTexts),
}

export const wholeRequest = {
  Request: '請求。',
  ...under('Request', shortTexts),
  'Request.Message': '錯誤訊息，不含權杖；可能經過截短。',
  'Request.HttpMethod': 'HTTP 方法。',
  'Request.Host': '請求送往的 Host。',
  'Request.UserAgent': '用戶端的自稱。',
  'Request.Parameters': '請求的參數，不含可能為機密的參數，也不含簽章所用的參數。',
  'Request.Parameters[]': '一個參數。',
  'Request.Parameters[].Name': '參數的名稱。',
  'Request.Parameters[].Value': '參數的值；經過截短時以 … 結尾。',
  'Request.Shortened': '是否有參數因為太長而截短或略去。',
  'Request.Signature': '簽章不符的請求：這台伺服器的計算結果。',
  'Request.Signature.Protocol': '簽章的方式。',
  'Request.Signature.CanonicalRequest': '伺服器的規範化請求；沒有這一項的簽章方式為空。',
  'Request.Signature.StringToSign': '伺服器的待簽字串。',
  ...findingsUnder('Request.Signature.Findings'),
  ...differenceUnder('Request.Signature.FirstDifference'),
  'Request.AccessDeniedDetail': '遭權限原則拒絕的呼叫：誰的什麼操作遭到拒絕，與當時的回應相同。',
  'Request.AccessDeniedDetail.AuthAction': '操作。',
  'Request.AccessDeniedDetail.AuthPrincipalDisplayName': '使用者、角色與其工作階段，或帳號。',
  'Request.AccessDeniedDetail.AuthPrincipalOwnerId': '帳號。',
  'Request.AccessDeniedDetail.AuthPrincipalType': '為 SubUser、AssumedRoleUser 或 RootUser。',
  'Request.AccessDeniedDetail.EncodedDiagnosticMessage': 'DecodeDiagnosticMessage 能解讀的訊息。',
  'Request.AccessDeniedDetail.NoPermissionType': '為 ExplicitDeny 或 ImplicitDeny。',
  'Request.AccessDeniedDetail.PolicyType':
    '為 AccountLevelIdentityBasedPolicy、SessionPolicy 或 AssumeRolePolicy。',
}

export const accountOfRequests =
  '供系統管理者使用：只看這個帳號的請求；- 代表不知道是誰的請求，* 代表所有請求。'
