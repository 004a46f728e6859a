import type { ErrorText } from './entry.ts'
import type { ramPolicyErrors } from './ram-policies.ts'

export const ramPoliciesZhTw: Readonly<Record<keyof typeof ramPolicyErrors, ErrorText>> = {
  MissingPolicyName: { meaning: '請求中沒有 PolicyName。', fix: '請傳入 PolicyName，即權限原則的名稱。' },
  PolicyNameLength: { meaning: 'PolicyName 太長。', fix: 'PolicyName 的長度為 1 至 128 個字元。' },
  PolicyNameChars: { meaning: 'PolicyName 含有不允許的字元。', fix: 'PolicyName 由字母、數字與連字號組成。' },
  MissingPolicyType: { meaning: '請求中沒有 PolicyType。', fix: '請傳入 PolicyType，即 System 或 Custom。' },
  InvalidPolicyType: {
    meaning: 'PolicyType 既非 System，也非 Custom。',
    fix: '請使用 System 或 Custom，大小寫須一致。',
  },
  MissingPolicyDocument: {
    meaning: '請求中沒有 PolicyDocument。',
    fix: '請傳入 PolicyDocument，即權限原則的內容。',
  },
  PolicyDocumentLength: {
    meaning: 'PolicyDocument 太長。',
    fix: 'PolicyDocument 的長度為 1 至 6,144 個字元。',
  },
  MalformedPolicyDocument: {
    meaning: '內容不是合法的權限原則；訊息說明了位置與原因。',
    fix: '請修正訊息中指出的位置。',
  },
  DescriptionLength: { meaning: 'Description 太長。', fix: 'Description 的長度為 1 至 1,024 個字元。' },
  NewDescriptionLength: {
    meaning: 'NewDescription 太長。',
    fix: 'NewDescription 的長度為 1 至 1,024 個字元。',
  },
  MissingVersionId: {
    meaning: '請求中沒有 VersionId。',
    fix: '請傳入 VersionId，ListPolicyVersions 會列出版本。',
  },
  VersionIdFormat: { meaning: 'VersionId 的格式不對。', fix: 'VersionId 為 v 加數字，例如 v1。' },
  PolicyExists: { meaning: '已有同名的權限原則（不分大小寫，包括系統原則）。', fix: '請換一個名稱。' },
  PolicyNotFound: { meaning: '帳號中沒有這個名稱與類型的權限原則。', fix: 'ListPolicies 會列出權限原則。' },
  PolicyVersionNotFound: { meaning: '權限原則沒有這個版本。', fix: 'ListPolicyVersions 會列出版本。' },
  TooManyPolicies: { meaning: '一個帳號最多有 1,500 個自訂權限原則。', fix: '請刪除不再需要的權限原則。' },
  TooManyPolicyVersions: {
    meaning: '一個權限原則最多有 5 個版本。',
    fix: '請以 DeletePolicyVersion 刪除一個，或傳入 RotateStrategy=DeleteOldestNonDefaultVersionWhenLimitExceeded。',
  },
  InvalidRotateStrategy: {
    meaning: 'RotateStrategy 不在可用的值之中。',
    fix: '請使用 None 或 DeleteOldestNonDefaultVersionWhenLimitExceeded。',
  },
  DefaultVersionStays: {
    meaning: '生效中的版本不能刪除。',
    fix: '請先以 SetDefaultPolicyVersion 指定另一個版本。',
  },
  PolicyHasVersions: {
    meaning: '有多個版本的權限原則不能刪除。',
    fix: '請以 DeletePolicyVersion 刪除其他版本，或傳入 CascadingDelete=true。',
  },
  PolicyHasUsers: {
    meaning: '已授予使用者的權限原則不能刪除。',
    fix: '請以 DetachPolicyFromUser 解除；ListEntitiesForPolicy 會列出授予的對象。',
  },
  UserPolicyExists: { meaning: '該使用者已有這個權限原則。', fix: '不必再做任何事。' },
  UserPolicyNotFound: {
    meaning: '該使用者沒有這個權限原則。',
    fix: 'ListPoliciesForUser 會列出它的權限原則。',
  },
  TooManyPoliciesOfUser: {
    meaning: '一個使用者最多有 20 個系統原則與 10 個自訂原則。',
    fix: '請先解除一個，或將數個合併為一個。',
  },
  PolicyHasGroups: {
    meaning: '已授予群組的權限原則不能刪除。',
    fix: '請以 DetachPolicyFromGroup 解除；ListEntitiesForPolicy 會列出授予的對象。',
  },
  GroupPolicyExists: { meaning: '該群組已有這個權限原則。', fix: '不必再做任何事。' },
  GroupPolicyNotFound: {
    meaning: '該群組沒有這個權限原則。',
    fix: 'ListPoliciesForGroup 會列出它的權限原則。',
  },
  TooManyPoliciesOfGroup: {
    meaning: '一個群組最多有 20 個系統原則與 10 個自訂原則。',
    fix: '請先解除一個，或將數個合併為一個。',
  },
  PolicyHasRoles: {
    meaning: '已授予角色的權限原則不能刪除。',
    fix: '請以 DetachPolicyFromRole 解除；ListEntitiesForPolicy 會列出授予的對象。',
  },
  RolePolicyExists: { meaning: '該角色已有這個權限原則。', fix: '不必再做任何事。' },
  RolePolicyNotFound: {
    meaning: '該角色沒有這個權限原則。',
    fix: 'ListPoliciesForRole 會列出它的權限原則。',
  },
  TooManyPoliciesOfRole: {
    meaning: '一個角色最多有 20 個系統原則與 10 個自訂原則。',
    fix: '請先解除一個，或將數個合併為一個。',
  },
  MissingAssumeRolePolicyDocument: {
    meaning: '請求中沒有 AssumeRolePolicyDocument。',
    fix: '請傳入 AssumeRolePolicyDocument，它說明誰可以扮演這個角色。',
  },
  AssumeRolePolicyDocumentLength: {
    meaning: 'AssumeRolePolicyDocument 太長。',
    fix: 'AssumeRolePolicyDocument 的長度為 1 至 6,144 個字元。',
  },
  NewAssumeRolePolicyDocumentLength: {
    meaning: 'NewAssumeRolePolicyDocument 太長。',
    fix: 'NewAssumeRolePolicyDocument 的長度為 1 至 6,144 個字元。',
  },
  InvalidMaxSessionDuration: {
    meaning: 'MaxSessionDuration 不是 3,600 至 43,200 之間的數字。',
    fix: '請傳入一至十二小時的秒數。',
  },
  InvalidNewMaxSessionDuration: {
    meaning: 'NewMaxSessionDuration 不是 3,600 至 43,200 之間的數字。',
    fix: '請傳入一至十二小時的秒數。',
  },
  RoleExists: { meaning: '帳號中已有同名的角色（不分大小寫）。', fix: '請換一個名稱。' },
  TooManyRoles: { meaning: '一個帳號最多有 1,000 個角色。', fix: '請刪除不再需要的角色。' },
  RoleHasPolicies: {
    meaning: '已有權限原則的角色不能刪除。',
    fix: '請以 DetachPolicyFromRole 解除；ListPoliciesForRole 會列出它們。',
  },
  MissingEncodedDiagnosticMessage: {
    meaning: '請求中沒有 EncodedDiagnosticMessage。',
    fix: '請傳入 EncodedDiagnosticMessage，被拒絕的呼叫的 AccessDeniedDetail 會帶有它。',
  },
  InvalidDiagnosticMessage: {
    meaning: '這個訊息不是這台伺服器為呼叫者的帳號產生的。',
    fix: '請完整傳入 AccessDeniedDetail 中的內容。',
  },
}
