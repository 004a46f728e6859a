import type { TextsOf } from '../texts.ts'
import { firstServed, roleTexts } from './texts.zh-tw.ts'
import type { updateRole as declaration } from './update-role.ts'

export const updateRole: TextsOf<typeof declaration> = {
  summary: '更改帳號中的一個角色。',
  description: '不傳的維持不變。新的信任原則對之後的工作階段生效。',
  parameters: {
    RoleName: '角色的名稱。',
    NewAssumeRolePolicyDocument: '新的信任原則。',
    NewDescription: '新的備註，1 至 1,024 個字元。',
    NewMaxSessionDuration: '工作階段最長的秒數；不傳則不變。',
  },
  response: {
    Role: '角色。',
    ...roleTexts('Role'),
    'Role.AssumeRolePolicyDocument': '信任原則。',
    'Role.UpdateDate': '最後一次更改的時間，UTC。',
  },
  examples: ['新的備註'],
  history: [firstServed],
}
