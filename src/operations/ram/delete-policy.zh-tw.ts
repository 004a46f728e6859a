import type { TextsOf } from '../texts.ts'
import type { deletePolicy as declaration } from './delete-policy.ts'
import { firstServed } from './texts.zh-tw.ts'

export const deletePolicy: TextsOf<typeof declaration> = {
  summary: '刪除帳號的一個權限原則。',
  description: '它不得再授予任何對象，並且只能有一個版本，除非 CascadingDelete 為 true；依此順序檢查。',
  parameters: { PolicyName: '權限原則的名稱。', CascadingDelete: '是否連同所有版本一起刪除。' },
  response: {},
  examples: ['一個權限原則'],
  history: [firstServed],
}
