import type { TextsOf } from '../texts.ts'
import type { listGroupsForUser as declaration } from './list-groups-for-user.ts'
import { firstServed, groupTexts } from './texts.zh-tw.ts'

export const listGroupsForUser: TextsOf<typeof declaration> = {
  summary: '列出使用者所在的群組。',
  description: '一次列出全部，最多 10 個，依名稱的位元組順序排列。',
  parameters: { UserName: '使用者的名稱。' },
  response: {
    Groups: '使用者所在的群組。',
    'Groups.Group': '群組的清單。',
    'Groups.Group[]': '一個群組。',
    ...groupTexts('Groups.Group[]'),
    'Groups.Group[].JoinDate': '使用者加入群組的時間，UTC。',
  },
  examples: ['一個使用者所在的群組'],
  history: [firstServed],
}
