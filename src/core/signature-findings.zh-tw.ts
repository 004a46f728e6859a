import type { SignatureTexts } from './signature-findings.ts'

export const zhTw: SignatureTexts = {
  findings: {
    SignatureMatches: {
      meaning: '簽章正確：它是以該金鑰的密鑰，對這個請求本身計算出來的。',
      fix: '如果呼叫仍遭拒絕，請檢查它的時間、權杖與 nonce。',
    },
    KeyNotFound: {
      meaning: '您的帳號沒有這個 ID 的存取金鑰。',
      fix: '請使用這台伺服器上、屬於您帳號的金鑰。真實雲端的金鑰在此無效。',
    },
    KeyInactive: { meaning: '這個存取金鑰已停用。', fix: '請啟用它，或改用另一個金鑰。' },
    TokenMissing: {
      meaning: '這是臨時金鑰，但請求沒有附上安全權杖。',
      fix: '請把同一次 AssumeRole 回應中的 AccessKeyId、AccessKeySecret 與 SecurityToken 一起交給用戶端。',
    },
    TokenMalformed: {
      meaning: '安全權杖不是這台伺服器簽發的，或不完整。',
      fix: '請原封不動使用 AssumeRole 回應的權杖；長期金鑰則不要附上權杖。',
    },
    TokenOfOtherKey: {
      meaning: '安全權杖是為另一個存取金鑰簽發的，不是簽章所用的那一個。',
      fix: '請一起使用同一次 AssumeRole 回應中的 AccessKeyId、AccessKeySecret 與 SecurityToken。',
    },
    TokenExpired: { meaning: '安全權杖已過期。', fix: '請重新呼叫 AssumeRole。' },
    TimeSkew: {
      meaning: '簽章的時間與這台伺服器的時鐘相差超過 15 分鐘。',
      fix: '請校正用戶端的時鐘，或在送出之前才簽章。',
    },
    AddressExpired: { meaning: '這個已簽章的網址已過期。', fix: '請重新簽一個。' },
    SecretHasSpace: {
      meaning: '密鑰正確，但用戶端簽章時在它的前後多了空白。',
      fix: '請去除從檔案、變數或表單讀入的值前後的空白：通常是多帶了換行。',
    },
    KeyOfHmac: {
      meaning: '密鑰正確，但 HMAC 的金鑰沒有依協定組成。',
      fix: 'RPC 1.0 以密鑰加上 & 簽章，OSS4 以依日期與地區衍生的金鑰簽章，其餘協定只用密鑰本身。',
    },
    OtherAlgorithm: {
      meaning: '密鑰正確，但簽章所用的雜湊與請求中寫明的不同。',
      fix: 'RPC 1.0、ROA 1.0 與 OSS V1 請用 HMAC-SHA1；ACS3 與 OSS4 請用 HMAC-SHA256。',
    },
    SignatureEncoding: {
      meaning: '簽章正確，但寫法與協定不同。',
      fix: 'ACS3 與 OSS4 寫成小寫十六進位；RPC 1.0、ROA 1.0 與 OSS V1 寫成帶補位的 base64。',
    },
    SignatureNotEncoded: {
      meaning: '簽章正確，但途中遺失了 +：查詢字串中的 + 代表空白。',
      fix: '把簽章放進查詢字串時請做百分號編碼：+ 寫成 %2B，/ 寫成 %2F，= 寫成 %3D。',
    },
    HostRewritten: {
      meaning: '用戶端簽的 Host 與收到的不同：途中有東西改寫了它。',
      fix: '請讓代理伺服器原樣傳遞 Host；或以 --trusted-proxy 指明該代理，並由它送出 X-Forwarded-Host；或改簽實際送出的主機名稱。',
    },
    HeaderNotSent: {
      meaning: '有一個標頭簽了章，卻沒有收到。',
      fix: '簽了章的標頭都要送出；也可能是代理伺服器把它移除了。',
    },
    HeaderChanged: {
      meaning: '有一個標頭簽章時的值與收到的不同。',
      fix: '請對實際送出的值簽章；HTTP 函式庫或代理伺服器可能改動了它。',
    },
    HeaderOrder: {
      meaning: '標頭沒有依名稱排序。',
      fix: '請把簽章標頭的名稱轉為小寫，並依位元組排序。',
    },
    PlusForSpace: {
      meaning: '用戶端把空白編碼成 +，而不是 %20。',
      fix: '使用程式語言的 URL 編碼函式之後，請把 + 換成 %20、* 換成 %2A、%7E 換成 ~。',
    },
    EncodingOfMarks: {
      meaning: '用戶端沒有編碼 *，或編碼了 ~。',
      fix: '只有 A-Z a-z 0-9 - _ . ~ 保持原樣：* 請編碼為 %2A，~ 則不編碼。',
    },
    EncodingOfMarksOfUri: {
      meaning: "用戶端像 encodeURIComponent 一樣，沒有編碼 !、'、( 或 )。",
      fix: "這些字元也要編碼：! 為 %21，' 為 %27，( 為 %28，) 為 %29，* 為 %2A。",
    },
    LowerCaseEncoding: { meaning: '用戶端的百分號編碼用了小寫。', fix: '請寫 %2F，不要寫 %2f。' },
    NotEncoded: {
      meaning: '用戶端簽的參數沒有經過百分號編碼。',
      fix: '請先編碼名稱與值，再把它們組合起來。',
    },
    EncodedOnce: {
      meaning: '用戶端沒有對正規化查詢字串再編碼一次。',
      fix: '在 RPC 1.0 的待簽字串中，整個查詢字串要再編碼一次：= 變成 %3D，& 變成 %26，% 變成 %25。',
    },
    EncodedTwice: {
      meaning: '用戶端對已編碼的內容又編碼了一次。',
      fix: '請用原始的值編碼一次，並把同樣的文字放進網址。',
    },
    QueryOrder: {
      meaning: '參數簽章時沒有依名稱排序。',
      fix: '請依名稱的位元組排序：大寫在小寫之前，TagKey.10 在 TagKey.2 之前。',
    },
    QueryLeftOut: { meaning: '用戶端簽章時漏了查詢字串。', fix: '請把網址中的所有參數都納入簽章。' },
    FormLeftOut: {
      meaning: '用戶端只簽了網址中的參數，沒有簽表單中的參數。',
      fix: 'RPC 1.0 要把網址與內文的參數一起簽章。',
    },
    ParameterLeftOut: {
      meaning: '簽章之後又加了一個參數。',
      fix: '請等到一切都不再變動之後，最後才簽章。',
    },
    MethodDiffers: {
      meaning: '用戶端簽的 HTTP 方法與收到的不同。',
      fix: '請以大寫簽署實際送出的方法。重新導向可能把 POST 變成 GET。',
    },
    PathDiffers: {
      meaning: '用戶端簽的路徑與收到的不同。',
      fix: '請簽署實際送出的路徑，沒有路徑時為 /；代理伺服器可能加上或去掉了前綴。',
    },
    BodyHashDiffers: {
      meaning: '簽章所用的內文雜湊，與收到的內文的雜湊不同。',
      fix: '請對實際送出的位元組計算雜湊；沒有內文時，對空字串計算。',
    },
    BodyHashOfOtherBody: {
      meaning: '簽章本身正確，但用的是另一個內文雜湊。',
      fix: '請把實際送出的位元組的雜湊同時放進標頭與正規化請求。',
    },
    BlankLineMissing: {
      meaning: '正規化請求在標頭之後少了一個空行。',
      fix: '每個標頭以換行結尾，在簽章標頭名稱之前還要再加一個換行。',
    },
    DigestMissing: {
      meaning: '用戶端直接簽了正規化請求。',
      fix: '請簽署：演算法名稱、換行，以及正規化請求雜湊的小寫十六進位。',
    },
    BucketLeftOut: {
      meaning: '用戶端簽的資源少了 Bucket。',
      fix: '簽章的資源以 Bucket 開頭，寫成 /bucket/；主機名稱已帶有 Bucket 時也一樣。',
    },
    SubResourceLeftOut: {
      meaning: '用戶端簽的資源少了 ?tagging。',
      fix: '用來指定 Bucket 某一部分的參數，也屬於要簽章的資源。',
    },
    RegionDiffers: {
      meaning: '用戶端簽的地區與 Credential 中的不同。',
      fix: '請簽署並寫明同一個地區，例如 cn-hangzhou，前面不加 oss-。',
    },
    TokenNotSigned: {
      meaning: '安全權杖是在簽章之後才放進請求的。',
      fix: '請先放進權杖：它和其他參數或 x-acs- 標頭一樣要簽章。',
    },
    OtherText: {
      meaning: '密鑰正確：簽章符合您提供的文字，但那段文字與這台伺服器的不同。',
      fix: '請看兩段文字第一個不同之處。',
    },
    ForeignSignature: {
      meaning: '兩段文字相同，簽章卻不同：它是以另一個密鑰計算的。',
      fix: '請把這個金鑰的密鑰交給用戶端。如果已經遺失，請建立新的金鑰。',
    },
    Unexplained: {
      meaning: '常見的錯誤都得不出這個簽章。最可能的原因是用了另一個密鑰，或請求有好幾處被改動。',
      fix: '請先確認密鑰；再提供用戶端的待簽字串，看第一個不同之處。',
    },
  },
  parts: {
    Algorithm: '演算法名稱。',
    Method: 'HTTP 方法。',
    Path: '路徑或資源。',
    Parameter: '參數 %s。',
    ParameterPlace: '參數 %s，排在另一個位置。',
    Header: '標頭 %s。',
    SignedHeaders: '簽章標頭的名稱。',
    BodyHash: '內文的雜湊。',
    Digest: '正規化請求的雜湊。',
    ClientEnds: '用戶端的文字到此結束。',
    ClientGoesOn: '用戶端的文字在此還沒有結束。',
    Layout: '排列方式：多了或少了一行。',
  },
}
