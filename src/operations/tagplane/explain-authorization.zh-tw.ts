import type { TextsOf } from '../texts.ts'
import type { explainAuthorization as declaration } from './explain-authorization.ts'
import { firstServed } from './texts.zh-tw.ts'

export const explainAuthorization: TextsOf<typeof declaration> = {
  summary: '說明一個主體的權限原則會如何判斷，以及由哪一條陳述決定。',
  description:
    '這是該主體呼叫時會遇到的判斷，但不執行呼叫。條件要檢查而參數沒有說明的，以這次呼叫為準：時間與來源位址。',
  parameters: {
    PrincipalArn: '帳號的使用者、角色或 root；不傳則為呼叫者。',
    AuthAction: '操作。',
    AuthResource: '資源，格式為 acs:{Product}:{Region}:{Account}:{Resource}。',
    RequestTags: '呼叫會指名的標籤，即 acs:RequestTag/KEY。',
    ResourceTags: '資源會有的標籤，即 acs:ResourceTag/KEY。',
    ResourceGroupId: '資源會屬於的資源群組，即 acs:rm:rgId。',
    SourceIp: '呼叫的來源位址。',
    SecureTransport: '呼叫是否經由 TLS。',
  },
  response: {
    Outcome: '允許為 Allow，明確拒絕為 ExplicitDeny，未允許為 ImplicitDeny。',
    DeniedBySessionPolicy: '是否為工作階段的原則拒絕了角色可以做的事。',
    DecidedBy: '作出決定的陳述；沒有任何陳述允許時則無。',
    'DecidedBy.PolicyType': '系統原則為 System，自訂原則為 Custom，工作階段的原則為 Inline。',
    'DecidedBy.PolicyName': '權限原則的名稱。',
    'DecidedBy.PolicyVersion': '生效的版本。',
    'DecidedBy.AttachedTo': '權限原則授予的對象。',
    'DecidedBy.Statement': '陳述在原則中的位置，從 0 算起。',
    'DecidedBy.ConditionKeys': '陳述所檢查的條件鍵。',
    'DecidedBy.ConditionKeys[]': '一個條件鍵。',
  },
  examples: ['一個可以移除測試執行個體標籤的使用者'],
  history: [firstServed],
}
