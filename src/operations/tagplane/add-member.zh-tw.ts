import type { TextsOf } from '../texts.ts'
import type { addMember as declaration } from './add-member.ts'
import { memberFields } from './directory.zh-tw.ts'
import { firstServed } from './texts.zh-tw.ts'

export const addMember: TextsOf<typeof declaration> = {
  summary: '讓一個帳號成為資源目錄的成員。',
  description: '供系統管理者使用。成員先放在根資料夾，再由管理帳號移動。成員能做的事不因此改變。',
  parameters: { ManagementAccountId: '管理資源目錄的帳號。', AccountId: '要加入的帳號。' },
  response: memberFields('Member'),
  examples: ['一個帳號'],
  history: [firstServed],
}
