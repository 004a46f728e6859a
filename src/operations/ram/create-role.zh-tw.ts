import type { TextsOf } from '../texts.ts'
import type { createRole as declaration } from './create-role.ts'
import { firstServed, newTags, roleTexts } from './texts.zh-tw.ts'

export const createRole: TextsOf<typeof declaration> = {
  summary: '在帳號中建立一個角色。',
  description:
    '信任原則指名、並且有權限原則允許對它 sts:AssumeRole 的人，可以用 AssumeRole 扮演它，然後可以做角色的權限原則允許的事。信任原則指名的主體不必已經存在。名稱不分大小寫，不得重複。',
  parameters: {
    RoleName: '名稱：1 至 64 個字母、數字、點、連字號與底線。',
    AssumeRolePolicyDocument: '信任原則：誰可以扮演這個角色。',
    Description: '備註，1 至 1,024 個字元。',
    MaxSessionDuration: '工作階段最長的秒數。',
    Tag: newTags,
  },
  response: { Role: '角色。', ...roleTexts('Role'), 'Role.AssumeRolePolicyDocument': '信任原則。' },
  examples: ['帳號中每個人都能扮演的角色'],
  history: [firstServed],
}
