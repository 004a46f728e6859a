import type { TextsOf } from '../texts.ts'
import type { createGroup as declaration } from './create-group.ts'
import { firstServed, groupTexts } from './texts.zh-tw.ts'

export const createGroup: TextsOf<typeof declaration> = {
  summary: '建立一個使用者群組。',
  description: '群組中的使用者擁有群組的權限原則所授予的權限。名稱不分大小寫，不得重複。',
  parameters: {
    GroupName: '名稱：1 至 64 個字母、數字、點、連字號與底線。',
    Comments: '備註，1 至 128 個字元。',
  },
  response: { Group: '群組。', ...groupTexts('Group'), 'Group.CreateDate': '建立時間，UTC。' },
  examples: ['一個群組'],
  history: [firstServed],
}
