import type { TextsOf } from '../texts.ts'
import type { createPolicy as declaration } from './create-policy.ts'
import { firstServed, newTags, policyTexts } from './texts.zh-tw.ts'

export const createPolicy: TextsOf<typeof declaration> = {
  summary: '在帳號中建立一個權限原則。',
  description:
    '它有一個版本 v1，授予使用者、群組或角色之後才有作用。名稱不分大小寫，不得與帳號或系統的其他原則相同。',
  parameters: {
    PolicyName: '名稱：1 至 128 個字母、數字與連字號。',
    PolicyDocument: '權限原則的內容，最多 6,144 個字元。',
    Description: '備註，1 至 1,024 個字元。',
    Tag: newTags,
  },
  response: { Policy: '權限原則。', ...policyTexts('Policy'), 'Policy.CreateDate': '建立時間，UTC。' },
  examples: ['一個權限原則'],
  history: [firstServed],
}
