import type { ErrorText } from './entry.ts'
import type { ramErrors } from './ram.ts'

export const ramZhTw: Readonly<Record<keyof typeof ramErrors, ErrorText>> = {
  NotAuthorized: {
    meaning: '呼叫者的權限原則都不允許對該資源執行此操作，或有一條明確拒絕。',
    fix: '請有權限的人授予允許此操作的權限原則；回應中的 AccessDeniedDetail 說明了所要求的權限。',
  },
  MissingUserName: { meaning: '請求中沒有 UserName。', fix: '請傳入 UserName，即帳號中使用者的名稱。' },
  UserNameLength: { meaning: 'UserName 太長。', fix: 'UserName 的長度為 1 至 64 個字元。' },
  UserNameChars: {
    meaning: 'UserName 含有不允許的字元。',
    fix: 'UserName 由字母、數字、點、連字號與底線組成。',
  },
  UserNotFound: { meaning: '帳號中沒有這個名稱的使用者。', fix: 'ListUsers 會列出現有的使用者。' },
  MissingGroupName: { meaning: '請求中沒有 GroupName。', fix: '請傳入 GroupName，即帳號中群組的名稱。' },
  GroupNameLength: { meaning: 'GroupName 太長。', fix: 'GroupName 的長度為 1 至 64 個字元。' },
  GroupNameChars: {
    meaning: 'GroupName 含有不允許的字元。',
    fix: 'GroupName 由字母、數字、點、連字號與底線組成。',
  },
  GroupNotFound: { meaning: '帳號中沒有這個名稱的群組。', fix: 'ListGroups 會列出現有的群組。' },
  MissingRoleName: { meaning: '請求中沒有 RoleName。', fix: '請傳入 RoleName，即帳號中角色的名稱。' },
  RoleNameLength: { meaning: 'RoleName 太長。', fix: 'RoleName 的長度為 1 至 64 個字元。' },
  RoleNameChars: {
    meaning: 'RoleName 含有不允許的字元。',
    fix: 'RoleName 由字母、數字、點、連字號與底線組成。',
  },
  RoleNotFound: { meaning: '帳號中沒有這個名稱的角色。', fix: 'ListRoles 會列出現有的角色。' },
  InvalidMarker: {
    meaning: '這個標記不是同一操作、同樣的其他參數所回傳的。',
    fix: '請傳入上一頁回傳的 Marker；或不傳，從第一頁開始。',
  },
}
