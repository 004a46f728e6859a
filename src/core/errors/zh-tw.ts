import type { ErrorName } from '../error.ts'
import { centralZhTw } from './central.zh-tw.ts'
import type { ErrorText } from './entry.ts'
import { estateZhTw } from './estate.zh-tw.ts'
import { ossZhTw } from './oss.zh-tw.ts'
import { productWordsZhTw } from './product-words.zh-tw.ts'
import { productsZhTw } from './products.zh-tw.ts'
import { ramZhTw } from './ram.zh-tw.ts'
import { ramPoliciesZhTw } from './ram-policies.zh-tw.ts'
import { ramUsersZhTw } from './ram-users.zh-tw.ts'
import { stsZhTw } from './sts.zh-tw.ts'

export const zhTw: Readonly<Record<ErrorName, ErrorText>> = {
  MissingAction: { meaning: '請求中沒有 Action。', fix: '請傳入 Action；官方 SDK 與命令列工具會自動帶上。' },
  MissingVersion: {
    meaning: '請求中沒有 Version。',
    fix: '請傳入 Version；官方 SDK 與命令列工具會自動帶上。',
  },
  MissingAccessKeyId: {
    meaning: '請求中沒有 AccessKeyId。',
    fix: '請傳入 AccessKeyId；官方 SDK 與命令列工具會自動帶上。',
  },
  MissingSignature: {
    meaning: '請求中沒有 Signature。',
    fix: '請傳入 Signature；官方 SDK 與命令列工具會自動帶上。',
  },
  MissingSignatureMethod: {
    meaning: '請求中沒有 SignatureMethod。',
    fix: '請傳入 SignatureMethod；官方 SDK 與命令列工具會自動帶上。',
  },
  MissingSignatureVersion: {
    meaning: '請求中沒有 SignatureVersion。',
    fix: '請傳入 SignatureVersion；官方 SDK 與命令列工具會自動帶上。',
  },
  MissingSignatureNonce: {
    meaning: '請求中沒有 SignatureNonce。',
    fix: '請傳入 SignatureNonce；官方 SDK 與命令列工具會自動帶上。',
  },
  MissingSecurityToken: {
    meaning: '請求沒有帶 SecurityToken。',
    fix: '請傳入 SecurityToken；AssumeRole 會把它與臨時存取金鑰一起回傳。',
  },
  MissingTimestamp: {
    meaning: '請求中沒有 Timestamp。',
    fix: '請傳入 Timestamp；官方 SDK 與命令列工具會自動帶上。',
  },
  MissingResourceType: {
    meaning: '請求中沒有 ResourceType。',
    fix: '請傳入 ResourceType，也就是資源的類型，例如 ALIYUN::ECS::INSTANCE。',
  },
  MissingRegionId: {
    meaning: '請求中沒有 RegionId。',
    fix: '請傳入 RegionId，也就是這次呼叫的地區，例如 cn-hangzhou。',
  },
  InvalidVersion: {
    meaning: '這台伺服器沒有這個版本的 API。',
    fix: '請改用支援的版本，例如 Tag API 的 2018-08-28。',
  },
  ActionNotFound: {
    meaning: '這個版本的 API 沒有該操作，或路徑不是 RPC 呼叫所用的 /。',
    fix: '請檢查 Action 的拼寫、Version 與路徑。',
  },
  UnsupportedHttpMethod: {
    meaning: 'RPC 操作只能用 GET 或 POST 呼叫。',
    fix: '請改用 GET 或 POST 傳送請求。',
  },
  AccessKeyNotFound: {
    meaning: '這台伺服器不認識這個存取金鑰 ID。',
    fix: '請使用這台伺服器的金鑰：tagplane env 會顯示首次啟動時建立的那一組。真實雲端的金鑰在這裡無效。',
  },
  AccessKeyInactive: { meaning: '存取金鑰存在，但已停用。', fix: '請啟用該金鑰，或改用另一組。' },
  SignatureDoesNotMatch: {
    meaning: '簽章不是以這組金鑰的 AccessKey Secret 對這個請求算出來的。',
    fix: 'ExplainSignature，或 `tagplane explain-signature`，會指出是哪一種錯誤。要自己檢查時：請將自己的待簽字串與訊息中伺服器的待簽字串逐字比對；若兩者相同，就是 AccessKey Secret 不對。',
  },
  Acs3SignatureDoesNotMatch: {
    meaning: '簽章不是以這組金鑰的 AccessKey Secret 對這個請求算出來的。',
    fix: 'ExplainSignature，或 `tagplane explain-signature`，會指出是哪一種錯誤。要自己檢查時：請將自己的規範化請求與訊息中伺服器的內容比對；常見原因是代理改寫了 Host。',
  },
  BodyHashDoesNotMatch: {
    meaning: '標頭中的雜湊值與收到的請求本文不符。',
    fix: '請對實際送出的位元組計算雜湊，並以小寫十六進位表示。',
  },
  IncompleteSignature: {
    meaning: 'Authorization 標頭格式有誤，或有必須簽章的標頭沒有簽。',
    fix: '請將 host 與送出的每個 x-acs-* 標頭都納入簽章，並依 ACS3 的規定撰寫 Authorization。',
  },
  InvalidSignatureMethod: {
    meaning: '這台伺服器不支援請求所用的簽章方式。',
    fix: '請使用存取金鑰，以及訊息中列出的簽章方式之一。',
  },
  SignatureNonceUsed: {
    meaning: '帶有這個 nonce 的呼叫先前已被接受。',
    fix: '每次呼叫（包括重試）都要產生新的 nonce 並重新簽章。',
  },
  TimestampExpired: {
    meaning: '簽章時間與伺服器時鐘相差超過 15 分鐘。',
    fix: '請校正用戶端的時鐘，或在送出前重新簽章。',
  },
  TimestampFormat: {
    meaning: '簽章時間不是 2026-11-24T10:54:59Z 這種 UTC 格式。',
    fix: '請以該格式傳送時間，並且只編碼一次。',
  },
  SecurityTokenMalformed: {
    meaning: '安全權杖不是這台伺服器簽發的。',
    fix: '使用長期存取金鑰時，請不要傳入權杖。',
  },
  SecurityTokenExpired: {
    meaning: '臨時金鑰的有效時間已過，或它的角色已被刪除。',
    fix: '請再呼叫一次 AssumeRole；官方的憑證提供者會自動處理。',
  },
  SecurityTokenMismatch: {
    meaning: '這個安全權杖不是與簽章所用的存取金鑰一起簽發的。',
    fix: '請一併使用同一次 AssumeRole 回應中的 AccessKeyId、AccessKeySecret 與 SecurityToken；使用長期存取金鑰時不要傳入權杖。',
  },
  InvalidParameter: { meaning: '參數的值或編碼無法解讀。', fix: '請修正訊息中指出的參數。' },
  UnsupportedParameter: {
    meaning: '這個參數要求的事，該操作不會做；因此拒絕，而不是忽略。',
    fix: '請移除該參數；參考頁列出此操作接受的參數。',
  },
  RegionNotFound: { meaning: '沒有這個地區 ID。', fix: '請使用像 cn-hangzhou 這樣的地區 ID。' },
  OperationConflict: { meaning: '在判斷這次呼叫期間，資料一再變動；什麼都沒有執行。', fix: '請再呼叫一次。' },
  EntityTooLarge: {
    meaning: '請求本文上限為 1 MiB，請求列連同標頭上限為 128 KiB，一次呼叫最多 2,000 個參數。',
    fix: '請減少一次呼叫中的資源或標籤鍵。',
  },
  RequestTimeout: {
    meaning: '連線一直開著，其餘的請求卻沒有送達；什麼都沒有執行。',
    fix: '請重新傳送請求。',
  },
  MalformedRequest: {
    meaning: '收到的位元組不是 HTTP/1.1 請求。',
    fix: '請使用 HTTP 用戶端，並檢查它與這台伺服器之間的設備。',
  },
  ThrottlingUser: {
    meaning: '帳號在這一秒內呼叫這個操作的次數超過上限；沒有執行任何動作，nonce 也尚未用掉。',
    fix: '請等待 x-acs-retry-after 所示的毫秒數，再重新簽章呼叫；官方 SDK 設定重試選項後會自行處理。',
  },
  ServiceUnavailable: {
    meaning: '伺服器正在停止，或其儲存沒有回應；這次呼叫是否已執行並不確定。',
    fix: '請以新的 nonce 再呼叫一次；重複綁定或解除綁定標籤並無害處。',
  },
  InternalError: {
    meaning: '這台伺服器發生錯誤。',
    fix: '請附上 RequestId 回報；伺服器的記錄中可依它找到原因。',
  },
  ArnFormat: {
    meaning: '有 ARN 不是 arn:acs:產品:地區:帳號:類型/ID 的格式。',
    fix: '請依該格式撰寫 ARN。地區與帳號可以是 *，ID 不可以。',
  },
  ArnAccount: { meaning: 'ARN 中的帳號不是呼叫者的帳號。', fix: '請使用自己的帳號 ID，或寫 *。' },
  ArnRegion: {
    meaning: 'ARN 中的地區與這次呼叫的地區不同。',
    fix: '一次呼叫只涵蓋一個地區：請依地區將資源分組，或寫 *。',
  },
  ArnServiceCode: { meaning: '沒有這個產品代碼。', fix: '請使用「支援標籤的雲端服務」清單中的產品代碼。' },
  ArnResourceType: {
    meaning: '該產品沒有這個可加標籤的資源類型。',
    fix: '請使用「支援標籤的雲端服務」清單中的資源類型。',
  },
  TagKeyInvalid: {
    meaning: '有標籤鍵為空、超過 128 個字元、含有不允許的字元，或含有 http:// 或 https://。',
    fix: '請使用 1 至 128 個字母、附加符號、數字、空格及 _ . # / = + - @ : , ~',
  },
  TagValueInvalid: {
    meaning: '有標籤值超過 128 個字元、含有不允許的字元，或含有 http:// 或 https://。',
    fix: '請使用最多 128 個字母、附加符號、數字、空格及 _ . # / = + - @ : , ~',
  },
  TagsInvalid: { meaning: 'Tags 不是值皆為字串的 JSON 物件。', fix: '請傳入例如 Tags={"env":"test"}。' },
  DuplicateTagKey: {
    meaning: '同一個標籤鍵在呼叫中出現了兩次。',
    fix: '每個鍵只列一次；大小寫不同的鍵是不同的鍵。',
  },
  SystemTag: { meaning: '以 acs: 或 aliyun 開頭的鍵屬於系統。', fix: '請不要在呼叫中列出系統標籤鍵。' },
  NoPermissionOperator: {
    meaning: '呼叫者無權這麼做。',
    fix: '請透過權限原則允許這項操作，或由有權限者呼叫。',
  },
  NoPermissionKey: {
    meaning: '帳號保護了其中一個標籤鍵。',
    fix: '請移除該鍵，或請帳號的 root 以 SetProtectedTagKeys 解除保護。',
  },
  NoPermissionKeyCategory: {
    meaning: '服務主體列出的標籤鍵與 Category 所述的類別不同。',
    fix: '以 acs: 或 aliyun 開頭的鍵請傳 Category=System，其餘的鍵傳 Category=Custom 或不傳，並分開呼叫。',
  },
  MissingAliUid: {
    meaning: '服務主體沒有說明代表哪個帳號。',
    fix: '請傳入 AliUid，即已授權該服務主體的帳號 ID。',
  },
  MissingBid: {
    meaning: '服務主體沒有說明帳號所屬的業務。',
    fix: '請傳入 Bid（數字）；它會保留在變更記錄中。',
  },
  MissingCreateby: {
    meaning: '服務主體沒有說明是誰要它執行的。',
    fix: '請傳入 Createby，1 至 128 個字元；它會保留在變更記錄中。',
  },
  MissingServiceCode: {
    meaning: '建立服務主體時沒有給產品代碼，因此它無法執行操作。',
    fix: '請以 CreateServicePrincipal 並帶 ServiceCode 另建一個，改用它的存取金鑰。',
  },
  InvalidCategory: {
    meaning: 'Category 不是該操作接受的值。',
    fix: '請使用 Custom 或 System；ListTagResources 另可使用 All。',
  },
  ListResourceType: {
    meaning: '沒有這個產品代碼，或該產品沒有這個資源類型。',
    fix: '請使用「支援標籤的雲端服務」清單中的產品代碼與資源類型。',
  },
  TooManyResources: { meaning: '這次呼叫列出的資源超過 50 個。', fix: '一次呼叫最多傳入 50 個資源。' },
  TooManyTags: {
    meaning: '這次呼叫列出的標籤或標籤鍵超過上限（一般為 10 個）。',
    fix: '請減少數量，必要時分成多次呼叫。',
  },
  MissingResourceIds: {
    meaning: '這次呼叫沒有列出任何資源。',
    fix: '請傳入 ResourceARN.1、ResourceARN.2 等。',
  },
  MissingTagKeyParameter: { meaning: '這次呼叫沒有列出任何標籤鍵。', fix: '請傳入 TagKey.1、TagKey.2 等。' },
  MissingTagKey: {
    meaning: '有 Tag.N.Value 沒有相同 N 的 Tag.N.Key。',
    fix: '此操作使用 TagKey.N；請移除 Tag.N。',
  },
  ListTagKeyInvalid: {
    meaning: '標籤鍵超過 128 個字元、含有不允許的字元，或含有 http:// 或 https://。',
    fix: '請使用 ListTagKeys 所列出的鍵。',
  },
  ListTagValueInvalid: {
    meaning: '標籤值超過 128 個字元、含有不允許的字元，或含有 http:// 或 https://。',
    fix: '請使用 ListTagValues 所列出的值。',
  },
  FuzzyQueryNotSupported: {
    meaning: 'FuzzyType 不是這個清單提供的查詢方式。',
    fix: '請使用 EQUAL 或 PREFIX。',
  },
  FuzzyTypeNotSupported: {
    meaning: 'FuzzyType 既不是 EQUAL 也不是 NOT，或這種類型的資源不能以 NOT 查詢。',
    fix: '請使用 EQUAL；若要使用 NOT，請選擇「支援標籤的雲端服務」列表中標示 NOT 的類型。',
  },
  InvalidAcceptLanguage: {
    meaning: '地區名稱沒有 AcceptLanguage 所要求的語言。',
    fix: '請使用 zh-CN、zh-TW、en-US 或 ja。',
  },
  InvalidSupportCode: { meaning: '沒有這個支援項代碼。', fix: '請使用該操作參考頁上的代碼之一。' },
  MissingData: {
    meaning: '沒有符合篩選條件的資源類型。',
    fix: '請檢查 ProductCode、ResourceTye 與 SupportCode，或不要傳入。',
  },
  ResourceNotFound: {
    meaning: '該帳號與地區中沒有登記這個資源。若一次呼叫多個資源，這只是該資源的結果。',
    fix: '請檢查資源 ID 與地區。為資源加標籤時會自動登記，除非伺服器以 --resources strict 執行。',
  },
  TooManyTagsOnResource: {
    meaning:
      '該資源的標籤將超過帳號為這種資源設定的配額（未設定時為 20 個），因此保持原狀；同一次呼叫的其他資源不受影響。',
    fix: '請先從該資源解除綁定一些標籤，或以 SetTagQuotas 設定其他配額。',
  },
  InvalidNextToken: {
    meaning: '這個權杖不是伺服器為同一查詢與帳號簽發的。',
    fix: '請傳入上一個回應中的權杖並保持其他參數不變；或不傳，從頭開始。',
  },
  MissingName: { meaning: '請求中沒有 Name。', fix: '請傳入 Name；格式見該操作的說明頁。' },
  MissingAccounts: {
    meaning: '請求中沒有 Accounts。',
    fix: '請以 Accounts.1、Accounts.2 等傳入所要代表的帳號。',
  },
  MissingPrincipalId: {
    meaning: '請求中沒有 PrincipalId。',
    fix: '請傳入 PrincipalId；CreateServicePrincipal 會回傳它，ListServicePrincipals 也會列出。',
  },
  MissingAuthAction: {
    meaning: '請求中沒有 AuthAction。',
    fix: '請傳入要判斷的操作，例如 tag:UntagResources。',
  },
  MissingAuthResource: {
    meaning: '請求中沒有 AuthResource。',
    fix: '請傳入要判斷的資源，格式為 acs:{Product}:{Region}:{Account}:{Resource}。',
  },
  MissingRequestId: {
    meaning: '請求中沒有 RequestId。',
    fix: '請傳入 RequestId；每個回應的本文與 x-acs-request-id 標頭都有它。',
  },
  MissingRequest: {
    meaning: '請求中沒有 Request。',
    fix: '請傳入失敗的請求，或以 RequestId 指定最近收到的請求。',
  },
  RequestNotFound: {
    meaning:
      '記錄中沒有你的帳號以這個 ID 發出的請求。記錄最多保留一天，一秒內請求過多時會略過一部分，也可能已關閉。',
    fix: '請檢查 ID 與帳號。伺服器的日誌對每個請求都有一行。',
  },
  MissingAccountId: { meaning: '請求中沒有 AccountId。', fix: '請傳入 AccountId；ListAccounts 會列出帳號。' },
  AccountExists: {
    meaning: '已有（或曾有）這個 ID 的帳號，或已有同名的帳號。',
    fix: '請換個名稱，或不要傳 AccountId。',
  },
  AccountNotFound: { meaning: '沒有這個 ID 的帳號。', fix: 'ListAccounts 會列出帳號。' },
  AccountActive: {
    meaning: '只有已停用的帳號才能刪除。',
    fix: '請先呼叫 DisableAccount，看看是否有人還需要它。',
  },
  AccountIsFirst: { meaning: '伺服器的設定提供它的 root 金鑰，會讓它再次出現。', fix: '請改為停用。' },
  TooManyAccountsMade: { meaning: '一套系統最多有 10,000 個帳號。', fix: '請刪除不再需要的帳號。' },
  PrincipalNotFound: {
    meaning: 'PrincipalArn 不是呼叫者帳號的 root、使用者或角色。',
    fix: '請寫成 acs:ram::{Account}:user/{UserName} 或 acs:ram::{Account}:role/{RoleName}；ListUsers 與 ListRoles 會列出它們。',
  },
  TooManyAccounts: { meaning: '這次呼叫列出的帳號超過 100 個。', fix: '一次呼叫最多傳入 100 個帳號。' },
  ServicePrincipalExists: {
    meaning: '該帳號已授權同名的服務主體。',
    fix: '請換個名稱，或先以 DeleteServicePrincipal 刪除原有的那一個。',
  },
  ServicePrincipalNotFound: {
    meaning: '該帳號沒有授權這個 ID 的服務主體。',
    fix: 'ListServicePrincipals 會列出現有的服務主體。',
  },
  TooManyTagQuotas: {
    meaning: '這次呼叫列出的類型超過 100 個。',
    fix: '最多傳入 100 個類型，其餘類型的配額以 TagsPerResource 設定。',
  },
  TooManyServicePrincipals: {
    meaning: '一個帳號最多授權 100 個服務主體。',
    fix: '請刪除不再需要的服務主體。',
  },
  ...ramZhTw,
  ...ramUsersZhTw,
  ...ramPoliciesZhTw,
  ...ossZhTw,
  ...stsZhTw,
  ...productsZhTw,
  ...productWordsZhTw,
  ...centralZhTw,
  ...estateZhTw,
}
