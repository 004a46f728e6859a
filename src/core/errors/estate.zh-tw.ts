import type { ErrorText } from './entry.ts'
import type { estateErrors } from './estate.ts'

export const estateZhTw: Readonly<Record<keyof typeof estateErrors, ErrorText>> = {
  MissingResourceGroupId: {
    meaning: '請求中沒有 ResourceGroupId。',
    fix: '請傳入 ResourceGroupId；ListResourceGroups 會列出資源群組。',
  },
  MissingDisplayName: {
    meaning: '請求中沒有 DisplayName。',
    fix: '請傳入 DisplayName，長度為 1 至 50 個字元。',
  },
  MissingFolderId: {
    meaning: '請求中沒有 FolderId。',
    fix: '請傳入 FolderId；ListFolders 會列出資料夾。',
  },
  MissingFolderName: {
    meaning: '請求中沒有 FolderName。',
    fix: '請傳入 FolderName：1 至 24 個文字、數字、底線、點與連字號。',
  },
  MissingParentFolderId: {
    meaning: '請求中沒有 ParentFolderId。',
    fix: '請傳入 ParentFolderId：一個資料夾，或 GetDirectory 所示的根資料夾。',
  },
  MissingManagementAccountId: {
    meaning: '請求中沒有 ManagementAccountId。',
    fix: '請傳入 ManagementAccountId，也就是管理資源目錄的帳號。',
  },
  MissingResources: {
    meaning: '請求中沒有 Resources。',
    fix: '請傳入 Resources：至少有一個資源的 JSON 清單。',
  },
  MissingResourceARN: {
    meaning: '請求中沒有 ResourceARN。',
    fix: '請傳入 ResourceARN，寫法與 ListResources 所列的相同。',
  },
  MissingMode: { meaning: '請求中沒有 Mode。', fix: '請傳入 Mode：Auto、Strict 或 Inherit。' },
  InvalidResources: {
    meaning: '資源清單不是 JSON，或其中有不合格式之處；訊息會指出位置。',
    fix: '該操作的說明頁列出了清單的格式。',
  },
  TooManyRegisteredResources: {
    meaning: '一次呼叫傳入的資源超過上限。',
    fix: '請分成幾次呼叫。',
  },
  DuplicateResource: {
    meaning: '清單中有兩項是同一個資源，也許寫法不同。',
    fix: '每個資源只寫一次。',
  },
  ResourceDenied: {
    meaning: '沒有權限原則允許呼叫者對這個資源（在它所屬的群組中）這麼做，或有權限原則拒絕。',
    fix: '請申請權限；ExplainAuthorization 會說明權限原則的判斷。',
  },
  ResourceUnknown: {
    meaning: '帳號中沒有登記這個資源。',
    fix: 'ListResources 會列出已登記的資源。',
  },
  ResourceGroupExists: {
    meaning: '帳號中已有同名的資源群組；名稱不分大小寫。',
    fix: '請換一個名稱。',
  },
  ResourceGroupNotFound: {
    meaning: '帳號中沒有這個 ID 的資源群組。',
    fix: 'ListResourceGroups 會列出現有的資源群組。',
  },
  ResourceGroupNotEmpty: {
    meaning: '只有空的資源群組才能刪除。',
    fix: '請先用 MoveResources 把資源移到其他資源群組；ListResources 加上 ResourceGroupId 會列出它們。',
  },
  ResourceGroupIsDefault: {
    meaning: '不在其他資源群組的資源都屬於這個群組。',
    fix: '請保留它。',
  },
  TooManyResourceGroups: {
    meaning: '一個帳號最多有 1,000 個資源群組。',
    fix: '請刪除不再需要的資源群組。',
  },
  DirectoryExists: {
    meaning: '一個帳號最多只能屬於一個資源目錄。',
    fix: '請先讓帳號離開另一個資源目錄。',
  },
  DirectoryNotFound: {
    meaning: '這個帳號沒有啟用資源目錄。',
    fix: '請系統管理者呼叫 EnableDirectory。',
  },
  DirectoryHasMembers: {
    meaning: '沒有成員的資源目錄才能停用。',
    fix: '請先用 RemoveMember 移除成員。',
  },
  FolderExists: {
    meaning: '上層資料夾中已有同名的資料夾；名稱不分大小寫。',
    fix: '請換一個名稱。',
  },
  FolderNotFound: {
    meaning: '資源目錄中沒有這個 ID 的資料夾。',
    fix: 'ListFolders 會列出現有的資料夾；根資料夾不能變更。',
  },
  FolderTooDeep: {
    meaning: '根資料夾之下最多五層資料夾。',
    fix: '請選擇較接近根資料夾的上層資料夾。',
  },
  FolderInItself: {
    meaning: '新的上層資料夾就是這個資料夾，或在它裡面。',
    fix: '請選擇這個資料夾以外的上層資料夾。',
  },
  FolderHasFolders: {
    meaning: '只有空的資料夾才能刪除。',
    fix: '請先刪除或移走其中的資料夾。',
  },
  FolderHasMembers: {
    meaning: '只有空的資料夾才能刪除。',
    fix: '請先把成員移到其他資料夾。',
  },
  TooManyFolders: {
    meaning: '一個資源目錄最多有 1,000 個資料夾。',
    fix: '請刪除不再需要的資料夾。',
  },
  MemberNotFound: {
    meaning: '資源目錄中沒有這個 ID 的成員。',
    fix: 'ListMembers 會列出現有的成員。',
  },
  MemberExists: {
    meaning: '這個帳號管理著一個資源目錄，或已是這個或另一個資源目錄的成員。',
    fix: '請先讓它離開那個資源目錄。',
  },
  TooManyMembers: {
    meaning: '一個資源目錄最多有 1,000 個成員。',
    fix: '請移除不再需要的成員。',
  },
  AccountInDirectory: {
    meaning: '管理資源目錄的帳號，或資源目錄的成員，不能刪除。',
    fix: '請先呼叫 RemoveMember 或 DisableDirectory。',
  },
}
