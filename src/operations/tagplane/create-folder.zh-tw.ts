import type { TextsOf } from '../texts.ts'
import type { createFolder as declaration } from './create-folder.ts'
import { folderFields } from './directory.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const createFolder: TextsOf<typeof declaration> = {
  summary: '在資源目錄中建立資料夾。',
  description: '根資料夾之下最多五層資料夾。資料夾本身也是資源，可以用它的 ARN 綁定標籤。',
  parameters: {
    ParentFolderId: '要放在哪個資料夾之下，或 GetDirectory 所示的根資料夾。',
    FolderName: '名稱，不得與同一層的其他資料夾相同，不分大小寫：1 至 24 個文字、數字、底線、點與連字號。',
  },
  response: folderFields('Folder'),
  examples: ['根資料夾之下的一個資料夾'],
  history: [firstServed],
}
