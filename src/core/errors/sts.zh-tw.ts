import type { ErrorText } from './entry.ts'
import type { stsErrors } from './sts.ts'

export const stsZhTw: Readonly<Record<keyof typeof stsErrors, ErrorText>> = {
  MissingRoleArn: {
    meaning: '請求中沒有 RoleArn。',
    fix: '請傳入 RoleArn，格式為 acs:ram::{Account}:role/{RoleName}。',
  },
  MissingRoleSessionName: {
    meaning: '請求中沒有 RoleSessionName。',
    fix: '請傳入 RoleSessionName；它在記錄與條件中代表這個工作階段。',
  },
  InvalidRoleArn: {
    meaning: 'RoleArn 不是角色的 ARN。',
    fix: '請寫成 acs:ram::{Account}:role/{RoleName}；GetRole 會回傳它。',
  },
  InvalidRoleSessionName: {
    meaning: 'RoleSessionName 太短、太長，或含有不允許的字元。',
    fix: '請使用 2 至 64 個字母、數字、點、連字號、底線與 @。',
  },
  InvalidDurationSeconds: {
    meaning: '有效時間少於 15 分鐘，或超過角色所允許的上限。',
    fix: '請傳入 900 到角色的 MaxSessionDuration 之間的值；以工作階段再扮演另一個角色時，上限為一小時。',
  },
  InvalidSessionPolicy: { meaning: 'Policy 不是合法的權限原則。', fix: '請修正訊息中指出的位置。' },
  SessionPolicyTooLong: {
    meaning: 'Policy 超過 1,024 個字元。',
    fix: '請縮短，例如使用萬用字元，或減少角色本身的權限。',
  },
  InvalidExternalId: {
    meaning: 'ExternalId 太短、太長，或含有不允許的字元。',
    fix: '請使用 2 至 1,224 個字母、數字與 = , . @ : / - _。',
  },
  InvalidSourceIdentity: {
    meaning: 'SourceIdentity 太短、太長，或含有不允許的字元。',
    fix: '請使用 2 至 64 個字母、數字與 = , . @ - _。',
  },
  RootMayNotAssume: {
    meaning: '帳號的 root 不能扮演角色。',
    fix: '請使用某個使用者的存取金鑰呼叫 AssumeRole。',
  },
  MayNotAssume: {
    meaning: '呼叫者不能扮演這個角色。',
    fix: '需要兩者都允許：呼叫者的權限原則（對該角色的 sts:AssumeRole），以及角色的信任原則。',
  },
  AssumedRoleNotFound: {
    meaning: '該帳號中沒有這個名稱的角色。',
    fix: '該帳號的 ListRoles 會列出它的角色。',
  },
}
