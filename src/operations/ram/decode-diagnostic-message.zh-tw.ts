import type { TextsOf } from '../texts.ts'
import type { decodeDiagnosticMessage as declaration } from './decode-diagnostic-message.ts'
import { firstServed } from './texts.zh-tw.ts'

export const decodeDiagnosticMessage: TextsOf<typeof declaration> = {
  summary: '說明呼叫為什麼被拒絕。',
  description: '供發生拒絕的帳號使用：所要求的權限、作出決定的陳述所檢查的條件與其值，以及作出決定的陳述。',
  parameters: { EncodedDiagnosticMessage: '被拒絕的呼叫的 AccessDeniedDetail 中的訊息。' },
  response: {
    DecodedDiagnosticMessage: '拒絕的原因。',
    'DecodedDiagnosticMessage.ExplicitDeny': '是否由一條 Deny 陳述拒絕。',
    'DecodedDiagnosticMessage.NoPermissionPolicyType': '拒絕的原則類型。',
    'DecodedDiagnosticMessage.AuthAction': '所要求的操作。',
    'DecodedDiagnosticMessage.AuthResource': '所要求的資源。',
    'DecodedDiagnosticMessage.AuthPrincipal': '被拒絕的主體。',
    'DecodedDiagnosticMessage.AuthPrincipal.AuthPrincipalType': '主體的類型。',
    'DecodedDiagnosticMessage.AuthPrincipal.AuthPrincipalOwnerId': '主體的帳號。',
    'DecodedDiagnosticMessage.AuthPrincipal.AuthPrincipalDisplayName':
      '使用者的 ID，或角色與工作階段的名稱。',
    'DecodedDiagnosticMessage.AuthConditions': '作出決定的陳述所檢查的條件。',
    'DecodedDiagnosticMessage.AuthConditions[]': '一個條件。',
    'DecodedDiagnosticMessage.AuthConditions[].ConditionKey': '條件鍵。',
    'DecodedDiagnosticMessage.AuthConditions[].ConditionValues': '呼叫時的值。',
    'DecodedDiagnosticMessage.AuthConditions[].ConditionValues[]': '一個值。',
    'DecodedDiagnosticMessage.MatchedPolicies': '作出決定的陳述所在的原則。',
    'DecodedDiagnosticMessage.MatchedPolicies[]': '一個原則。',
    'DecodedDiagnosticMessage.MatchedPolicies[].Effect': '陳述的效果。',
    'DecodedDiagnosticMessage.MatchedPolicies[].PolicyIdentifier': '原則的名稱。',
    'DecodedDiagnosticMessage.MatchedPolicies[].PolicyType': '原則的類型。',
    'DecodedDiagnosticMessage.MatchedPolicies[].PolicyVersion': '生效的版本。',
    'DecodedDiagnosticMessage.MatchedPolicies[].AttachedEntityType':
      '原則授予的對象：RamUser、RamGroup 或 RamRole。',
    'DecodedDiagnosticMessage.MatchedPolicies[].AttachedScope': '原則適用的範圍。',
  },
  examples: ['一次拒絕'],
  history: [firstServed],
}
