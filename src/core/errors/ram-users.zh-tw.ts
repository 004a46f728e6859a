import type { ErrorText } from './entry.ts'
import type { ramUserErrors } from './ram-users.ts'

export const ramUsersZhTw: Readonly<Record<keyof typeof ramUserErrors, ErrorText>> = {
  DisplayNameLength: { meaning: 'DisplayName 太長。', fix: 'DisplayName 的長度為 1 至 128 個字元。' },
  CommentsLength: { meaning: 'Comments 太長。', fix: 'Comments 的長度為 1 至 128 個字元。' },
  MobilePhoneFormat: {
    meaning: 'MobilePhone 的格式不對。',
    fix: 'MobilePhone 由國碼、連字號與號碼組成，例如 86-18688888888。',
  },
  EmailFormat: { meaning: 'Email 的格式不對。', fix: 'Email 是一個電子郵件地址。' },
  UserExists: { meaning: '帳號中已有同名的使用者（不分大小寫）。', fix: '請換一個名稱。' },
  TooManyUsers: { meaning: '一個帳號最多有 5,000 個使用者。', fix: '請刪除不再需要的使用者。' },
  CallerIsNoUser: {
    meaning:
      '不傳 UserName 時，指的是呼叫者自己的存取金鑰；root 與角色的工作階段沒有可以由操作處理的存取金鑰。',
    fix: '請傳入 UserName。root 的存取金鑰請在安裝的設定中更換。',
  },
  TooManyAccessKeys: {
    meaning: '一個使用者最多有 2 把存取金鑰，停用的也計算在內。',
    fix: '請用 DeleteAccessKey 刪除不再需要的存取金鑰。',
  },
  NewUserNameLength: { meaning: 'NewUserName 太長。', fix: 'NewUserName 的長度為 1 至 64 個字元。' },
  NewUserNameChars: {
    meaning: 'NewUserName 含有不允許的字元。',
    fix: 'NewUserName 由字母、數字、點、連字號與底線組成。',
  },
  NewDisplayNameLength: {
    meaning: 'NewDisplayName 太長。',
    fix: 'NewDisplayName 的長度為 1 至 128 個字元。',
  },
  NewMobilePhoneFormat: {
    meaning: 'NewMobilePhone 的格式不對。',
    fix: 'NewMobilePhone 由國碼、連字號與號碼組成，例如 86-18688888888。',
  },
  NewEmailFormat: { meaning: 'NewEmail 的格式不對。', fix: 'NewEmail 是一個電子郵件地址。' },
  NewCommentsLength: { meaning: 'NewComments 太長。', fix: 'NewComments 的長度為 1 至 128 個字元。' },
  NewGroupNameLength: { meaning: 'NewGroupName 太長。', fix: 'NewGroupName 的長度為 1 至 64 個字元。' },
  NewGroupNameChars: {
    meaning: 'NewGroupName 含有不允許的字元。',
    fix: 'NewGroupName 由字母、數字、點、連字號與底線組成。',
  },
  MissingUserAccessKeyId: {
    meaning: '請求中沒有 UserAccessKeyId。',
    fix: '請傳入 UserAccessKeyId，即使用者的一把存取金鑰的 ID。',
  },
  MissingStatus: { meaning: '請求中沒有 Status。', fix: '請傳入 Status：Active 或 Inactive。' },
  InvalidStatus: { meaning: 'Status 既非 Active 亦非 Inactive。', fix: '請傳入 Active 或 Inactive。' },
  AccessKeyOfUserNotFound: {
    meaning: '使用者沒有這個 ID 的存取金鑰。',
    fix: 'ListAccessKeys 會列出使用者的存取金鑰。',
  },
  UserIsInGroups: {
    meaning: '在群組中的使用者不能刪除。',
    fix: '請先用 RemoveUserFromGroup 將它移出群組；ListGroupsForUser 會列出它所在的群組。',
  },
  UserHasAccessKeys: {
    meaning: '有存取金鑰的使用者不能刪除，停用的也算。',
    fix: '請先用 DeleteAccessKey 刪除它的存取金鑰；ListAccessKeys 會列出它們。',
  },
  UserHasPolicies: {
    meaning: '附加了權限原則的使用者不能刪除。',
    fix: '請先用 DetachPolicyFromUser 卸除它的權限原則；ListPoliciesForUser 會列出它們。',
  },
  GroupExists: { meaning: '帳號中已有同名的群組（不分大小寫）。', fix: '請換一個名稱。' },
  TooManyGroups: { meaning: '一個帳號最多有 300 個群組。', fix: '請刪除不再需要的群組。' },
  GroupHasUsers: {
    meaning: '還有使用者的群組不能刪除。',
    fix: '請先用 RemoveUserFromGroup 將使用者移出；ListUsersForGroup 會列出他們。',
  },
  GroupHasPolicies: {
    meaning: '附加了權限原則的群組不能刪除。',
    fix: '請先用 DetachPolicyFromGroup 卸除它的權限原則；ListPoliciesForGroup 會列出它們。',
  },
  UserIsInGroup: { meaning: '使用者已在這個群組中。', fix: '不需要再做什麼。' },
  UserIsNotInGroup: { meaning: '使用者不在這個群組中。', fix: 'ListGroupsForUser 會列出使用者所在的群組。' },
  TooManyGroupsOfUser: { meaning: '一個使用者最多在 10 個群組中。', fix: '請先將它移出其他群組。' },
}
