import type { TextsOf } from '../texts.ts'
import type { getRole as declaration } from './get-role.ts'
import { firstServed, roleTexts } from './texts.zh-tw.ts'

export const getRole: TextsOf<typeof declaration> = {
  summary: '顯示帳號中的一個角色。',
  description: '包括它的信任原則。',
  parameters: { RoleName: '角色的名稱。' },
  response: {
    Role: '角色。',
    ...roleTexts('Role'),
    'Role.AssumeRolePolicyDocument': '信任原則。',
    'Role.UpdateDate': '最後一次更改的時間，UTC。',
  },
  examples: ['一個角色'],
  history: [firstServed],
}
