import type { TextsOf } from '../texts.ts'
import type { getGroup as declaration } from './get-group.ts'
import { firstServed, groupTexts, updateDate } from './texts.zh-tw.ts'

export const getGroup: TextsOf<typeof declaration> = {
  summary: '顯示帳號中的一個群組。',
  description: '以名稱尋找群組，不分大小寫。ListUsersForGroup 會列出群組中的使用者。',
  parameters: { GroupName: '群組的名稱。' },
  response: {
    Group: '群組。',
    ...groupTexts('Group'),
    'Group.CreateDate': '建立時間，UTC。',
    'Group.UpdateDate': updateDate,
  },
  examples: ['一個群組'],
  history: [firstServed],
}
