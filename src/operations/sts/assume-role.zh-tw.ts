import type { TextsOf } from '../texts.ts'
import type { assumeRole as declaration } from './assume-role.ts'

export const assumeRole: TextsOf<typeof declaration> = {
  summary: '取得具有某個角色權限的臨時存取金鑰。',
  description:
    '呼叫者的權限原則要允許對該角色的 sts:AssumeRole，角色的信任原則要指名呼叫者。工作階段能做角色能做的事；若傳入 Policy，則還要該原則也允許。時間到了就失效，角色被刪除時提早失效；角色的權限在每次呼叫時重新判斷。',
  parameters: {
    RoleArn: '角色，可以屬於本帳號或其他帳號。',
    RoleSessionName: '工作階段的名稱：2 至 64 個字母、數字、點、連字號、底線與 @。',
    DurationSeconds: '金鑰的有效秒數，不得超過角色所允許的上限；以工作階段扮演角色時上限為一小時。',
    Policy: '進一步限縮工作階段權限的權限原則，最多 1,024 個字元。',
    ExternalId: '信任原則可用 sts:ExternalId 要求的值：2 至 1,224 個字元。',
    SourceIdentity: '工作階段背後的人，會隨工作階段保留：2 至 64 個字元。',
  },
  response: {
    AssumedRoleUser: '工作階段。',
    'AssumedRoleUser.Arn': '它的 ARN。',
    'AssumedRoleUser.AssumedRoleId': '角色的 ID 與工作階段的名稱。',
    Credentials: '臨時存取金鑰。',
    'Credentials.AccessKeyId': '金鑰的 ID。',
    'Credentials.AccessKeySecret': '臨時存取金鑰的密鑰。',
    'Credentials.SecurityToken': '權杖，每次以這組金鑰簽章的呼叫都要帶上。',
    'Credentials.Expiration': '失效時間，UTC。',
    SourceIdentity: '傳入的值。',
  },
  examples: ['扮演一個角色一小時'],
  history: ['首次提供。'],
}
