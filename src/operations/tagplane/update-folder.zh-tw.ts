import type { TextsOf } from '../texts.ts'
import { folderFields } from './directory.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'
import type { updateFolder as declaration } from './update-folder.ts'

export const updateFolder: TextsOf<typeof declaration> = {
  summary: '變更資料夾的名稱。',
  description: '它的 ID 與位置不變。',
  parameters: {
    FolderId: '資料夾的 ID。',
    FolderName:
      '新的名稱，不得與同一層的其他資料夾相同，不分大小寫：1 至 24 個文字、數字、底線、點與連字號。',
  },
  response: folderFields('Folder'),
  examples: ['換一個名稱'],
  history: [firstServed],
}
