import type { TextsOf } from '../texts.ts'
import type { listGroups as declaration } from './list-groups.ts'
import { firstServed, groupTexts, pageTexts, pagingTexts, updateDate } from './texts.zh-tw.ts'

export const listGroups: TextsOf<typeof declaration> = {
  summary: '列出帳號中的群組。',
  description: '依名稱的位元組順序逐頁列出。',
  parameters: pagingTexts,
  response: {
    Groups: '這一頁的群組。',
    'Groups.Group': '群組的清單。',
    'Groups.Group[]': '一個群組。',
    ...groupTexts('Groups.Group[]'),
    'Groups.Group[].CreateDate': '建立時間，UTC。',
    'Groups.Group[].UpdateDate': updateDate,
    ...pageTexts,
  },
  examples: ['所有群組'],
  history: [firstServed],
}
