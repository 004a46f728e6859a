import type { TextsOf } from '../texts.ts'
import { folderFields } from './directory.zh-tw.ts'
import type { moveFolder as declaration } from './move-folder.ts'
import { firstServed } from './texts.zh-tw.ts'

export const moveFolder: TextsOf<typeof declaration> = {
  summary: '把資料夾連同其中的一切移入另一個資料夾。',
  description: '權限檢查的對象是這個資料夾與新的上層資料夾。',
  parameters: { FolderId: '資料夾的 ID。', ParentFolderId: '要移入的資料夾，或根資料夾。' },
  response: folderFields('Folder'),
  examples: ['移到根資料夾'],
  history: [firstServed],
}
