import type { TextsOf } from '../texts.ts'
import type { listEntitiesForPolicy as declaration } from './list-entities-for-policy.ts'
import { firstServed } from './texts.zh-tw.ts'

export const listEntitiesForPolicy: TextsOf<typeof declaration> = {
  summary: '列出權限原則授予的對象。',
  description: '使用者、群組與角色，各依名稱的位元組順序。',
  parameters: {
    PolicyName: '權限原則的名稱。',
    PolicyType: '每個帳號都有的為 System，帳號自訂的為 Custom。',
  },
  response: {
    Users: '使用者。',
    'Users.User': '使用者的清單。',
    'Users.User[]': '一個使用者。',
    'Users.User[].UserId': '使用者的 ID。',
    'Users.User[].UserName': '名稱。',
    'Users.User[].DisplayName': '顯示名稱；沒有則為空。',
    'Users.User[].AttachDate': '授予的時間，UTC。',
    Groups: '群組。',
    'Groups.Group': '群組的清單。',
    'Groups.Group[]': '一個群組。',
    'Groups.Group[].GroupName': '名稱。',
    'Groups.Group[].Comments': '備註；沒有則為空。',
    'Groups.Group[].AttachDate': '授予的時間，UTC。',
    Roles: '角色。',
    'Roles.Role': '角色的清單。',
    'Roles.Role[]': '一個角色。',
    'Roles.Role[].RoleId': '角色的 ID。',
    'Roles.Role[].RoleName': '名稱。',
    'Roles.Role[].Arn': '角色的 ARN。',
    'Roles.Role[].Description': '備註；沒有則為空。',
    'Roles.Role[].AttachDate': '授予的時間，UTC。',
  },
  examples: ['一個權限原則'],
  history: [firstServed],
}
