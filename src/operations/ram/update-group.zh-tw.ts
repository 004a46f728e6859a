import type { TextsOf } from '../texts.ts'
import { firstServed, groupTexts, updateDate } from './texts.zh-tw.ts'
import type { updateGroup as declaration } from './update-group.ts'

export const updateGroup: TextsOf<typeof declaration> = {
  summary: '更改帳號中的一個群組。',
  description:
    '未傳入的部分維持不變。改名後，群組的 ID、使用者與權限原則都不變。呼叫者需要對該群組的權限；改名時，對新名稱也需要。',
  parameters: {
    GroupName: '群組的名稱。',
    NewGroupName: '新的名稱，格式與 GroupName 相同。',
    NewComments: '新的備註，1 至 128 個字元。',
  },
  response: {
    Group: '群組。',
    ...groupTexts('Group'),
    'Group.CreateDate': '建立時間，UTC。',
    'Group.UpdateDate': updateDate,
  },
  examples: ['新的名稱'],
  history: [firstServed],
}
