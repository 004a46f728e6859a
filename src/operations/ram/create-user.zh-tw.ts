import type { TextsOf } from '../texts.ts'
import type { createUser as declaration } from './create-user.ts'
import { firstServed, userTexts } from './texts.zh-tw.ts'

export const createUser: TextsOf<typeof declaration> = {
  summary: '在帳號中建立一個使用者。',
  description:
    '在權限原則授予使用者本身或它所在的群組之前，使用者什麼都不能做；它以自己的存取金鑰呼叫。名稱不分大小寫，不得重複。',
  parameters: {
    UserName: '名稱：1 至 64 個字母、數字、點、連字號與底線。',
    DisplayName: '給人看的名稱，1 至 128 個字元。',
    MobilePhone: '手機號碼：國碼、連字號、號碼。',
    Email: '電子郵件地址。',
    Comments: '備註，1 至 128 個字元。',
  },
  response: { User: '使用者。', ...userTexts('User') },
  examples: ['一個使用者'],
  history: [firstServed],
}
