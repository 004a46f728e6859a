import type { TextsOf } from '../texts.ts'
import { memberFields } from './directory.zh-tw.ts'
import type { listMembers as declaration } from './list-members.ts'
import { firstServed, paging } from './texts.zh-tw.ts'

export const listMembers: TextsOf<typeof declaration> = {
  summary: '列出資源目錄或一個資料夾的成員。',
  description: '依 ID 的位元組順序逐頁排列。',
  parameters: { FolderId: '只列出直接在這個資料夾（或根資料夾）中的。', ...paging.parameters },
  response: { ...paging.response, Members: '這一頁的成員。', ...memberFields('Members[]') },
  examples: ['全部成員'],
  history: [firstServed],
}
