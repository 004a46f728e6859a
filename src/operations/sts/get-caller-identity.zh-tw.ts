import type { TextsOf } from '../texts.ts'
import type { getCallerIdentity as declaration } from './get-caller-identity.ts'

export const getCallerIdentity: TextsOf<typeof declaration> = {
  summary: '說明呼叫者是誰。',
  description: '持有有效金鑰的人都可以呼叫；沒有權限原則能拒絕它。',
  parameters: {},
  response: {
    IdentityType: 'root 為 Account，其餘為 RAMUser 或 AssumedRoleUser。',
    AccountId: '帳號。',
    PrincipalId: '使用者的 ID；工作階段為角色的 ID 與工作階段的名稱；root 為帳號的 ID。',
    UserId: '使用者的 ID；root 為帳號的 ID。',
    RoleId: '角色的 ID，只有工作階段才有。',
    Arn: '它的 ARN。',
  },
  examples: ['一個使用者'],
  history: ['首次提供。'],
}
