import type { TextsOf } from '../texts.ts'
import { firstServed, updateDate, userTexts } from './texts.zh-tw.ts'
import type { updateUser as declaration } from './update-user.ts'

export const updateUser: TextsOf<typeof declaration> = {
  summary: '更改帳號中的一個使用者。',
  description:
    '未傳入的部分維持不變。改名後，使用者的 ID、存取金鑰、所在的群組與權限原則都不變。呼叫者需要對該使用者的權限；改名時，對新名稱也需要。',
  parameters: {
    UserName: '使用者的名稱。',
    NewUserName: '新的名稱，格式與 UserName 相同。',
    NewDisplayName: '新的顯示名稱，1 至 128 個字元。',
    NewMobilePhone: '新的手機號碼：國碼、連字號、號碼。',
    NewEmail: '新的電子郵件地址。',
    NewComments: '新的備註，1 至 128 個字元。',
  },
  response: { User: '使用者。', ...userTexts('User'), 'User.UpdateDate': updateDate },
  examples: ['新的名稱'],
  history: [firstServed],
}
