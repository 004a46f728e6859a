import type { TextsOf } from '../texts.ts'
import type { deleteFolder as declaration } from './delete-folder.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deleteFolder: TextsOf<typeof declaration> = {
  summary: '刪除一個空的資料夾。',
  description: '它自己的標籤也一併移除。',
  parameters: { FolderId: '資料夾的 ID。' },
  response: {},
  examples: ['一個資料夾'],
  history: [firstServed],
}
