import type { TextsOf } from '../texts.ts'
import type { explainSignature as declaration } from './explain-signature.ts'
import { differenceUnder, findingsUnder } from './requests.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const explainSignature: TextsOf<typeof declaration> = {
  summary: '說明一個請求的簽章為什麼不符。',
  description:
    '顯示伺服器的規範化請求與待簽字串，用該金鑰自己的密鑰逐一嘗試用戶端常犯的錯誤，指出符合的那一個，並顯示與用戶端所簽文字第一個不同之處。支援 ACS3、RPC 1.0、ROA 1.0 以及 OSS V1 與 V4。只會用呼叫者帳號的金鑰；絕不顯示簽章或密鑰，也不會執行或保留該請求。',
  parameters: {
    Request: '失敗的請求：HTTP 的寫法、一個 curl 命令，或完整的網址。',
    RequestId: '不傳 Request 時：最近收到且簽章不符的請求的 ID。',
    CanonicalRequest: '用戶端產生的規範化請求，用來比對。',
    StringToSign: '用戶端產生的待簽字串，用來比對。',
  },
  response: {
    Protocol: '請求簽章的方式。',
    AccessKeyId: '請求所用的存取金鑰。',
    CanonicalRequest: '伺服器的規範化請求；沒有這一項的簽章方式為空。',
    StringToSign: '伺服器的待簽字串。',
    ...findingsUnder('Findings'),
    ...differenceUnder('FirstDifference'),
  },
  examples: ['代理伺服器改寫了 Host'],
  history: [firstServed],
}
