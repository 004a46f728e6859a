import type { TextsOf } from '../texts.ts'
import type { listPolicies as declaration } from './list-policies.ts'
import { firstServed, pageTexts, pagingTexts, policyTexts, tagFilter, tagTexts } from './texts.zh-tw.ts'

export const listPolicies: TextsOf<typeof declaration> = {
  summary: '列出帳號與系統的權限原則。',
  description: '依名稱的位元組順序逐頁列出。',
  parameters: { Tag: tagFilter, PolicyType: '只列出這個類型的。', ...pagingTexts },
  response: {
    Policies: '這一頁的權限原則。',
    'Policies.Policy': '權限原則的清單。',
    'Policies.Policy[]': '一個權限原則。',
    ...policyTexts('Policies.Policy[]'),
    'Policies.Policy[].CreateDate': '建立時間，UTC。',
    'Policies.Policy[].UpdateDate': '最後一次更改的時間，UTC。',
    'Policies.Policy[].AttachmentCount': '授予的使用者、群組與角色的數目。',
    ...tagTexts('Policies.Policy[]'),
    ...pageTexts,
  },
  examples: ['帳號的權限原則'],
  history: [firstServed],
}
