import type { TextsOf } from '../texts.ts'
import type { listRoles as declaration } from './list-roles.ts'
import { firstServed, pageTexts, pagingTexts, roleTexts, tagFilter, tagTexts } from './texts.zh-tw.ts'

export const listRoles: TextsOf<typeof declaration> = {
  summary: '列出帳號中的角色。',
  description: '依名稱的位元組順序逐頁列出。',
  parameters: { Tag: tagFilter, ...pagingTexts },
  response: {
    Roles: '這一頁的角色。',
    'Roles.Role': '角色的清單。',
    'Roles.Role[]': '一個角色。',
    ...roleTexts('Roles.Role[]'),
    'Roles.Role[].UpdateDate': '最後一次更改的時間，UTC。',
    ...tagTexts('Roles.Role[]'),
    ...pageTexts,
  },
  examples: ['所有角色'],
  history: [firstServed],
}
