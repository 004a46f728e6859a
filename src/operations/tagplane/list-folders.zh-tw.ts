import type { TextsOf } from '../texts.ts'
import { folderFields } from './directory.zh-tw.ts'
import type { listFolders as declaration } from './list-folders.ts'
import { firstServed, paging } from './texts.zh-tw.ts'

export const listFolders: TextsOf<typeof declaration> = {
  summary: '列出資源目錄或一個資料夾中的資料夾。',
  description: '依 ID 的位元組順序逐頁排列，不含根資料夾本身。',
  parameters: { ParentFolderId: '只列出直接在這個資料夾（或根資料夾）之下的。', ...paging.parameters },
  response: { ...paging.response, Folders: '這一頁的資料夾。', ...folderFields('Folders[]') },
  examples: ['全部資料夾'],
  history: [firstServed],
}
