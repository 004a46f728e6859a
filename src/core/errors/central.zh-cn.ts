import type { centralErrors } from './central.ts'
import type { ErrorText } from './entry.ts'

const root = '请改用账号 root 的访问密钥调用。'

export const centralZhCn: Readonly<Record<keyof typeof centralErrors, ErrorText>> = {
  WrongPresetEndpoint: {
    meaning: '预置标签对所有地域有效，但只在 cn-hangzhou 创建和删除。',
    fix: '请传入 RegionId=cn-hangzhou。',
  },
  WrongCreatedByEndpoint: {
    meaning: '创建者标签对所有地域有效，但只在 cn-shanghai 启用和停用。',
    fix: '请传入 RegionId=cn-shanghai。',
  },
  MissingPresets: {
    meaning: '调用没有列出任何预置标签。',
    fix: '请传入 TagKeyValueParamList.1.Key 等参数。',
  },
  MissingPresetKey: {
    meaning: '有一个预置标签没有标签键。',
    fix: '请为 TagKeyValueParamList 的每一项传入 Key；DeleteTag 则传入 Key。',
  },
  MissingPresetValue: {
    meaning: 'TagValueParamList 中有一项没有标签值。',
    fix: '请为每一项传入 Value，或不传 TagValueParamList：标签键可以没有标签值。',
  },
  PresetKeyInvalid: {
    meaning: '有标签键过长、含有不允许的字符、含有 http:// 或 https://，或以 acs: 或 aliyun 开头。',
    fix: '标签键为 1 至 128 个字母、附加符号、数字、空格及 _ . # / = + - @ : , ~',
  },
  PresetValueInvalid: {
    meaning: '有标签值过长、含有不允许的字符，或含有 http:// 或 https://。',
    fix: '标签值最多 128 个字母、附加符号、数字、空格及 _ . # / = + - @ : , ~',
  },
  PresetKeyHasValues: {
    meaning: '只有没有标签值的标签键才能删除。',
    fix: '请先删除它的标签值；以 QueryType=MetaTag 调用 ListTagValues 可列出。',
  },
  PresetKeyBound: {
    meaning: '账号在某个地域有资源绑定了这个标签键，或绑定了这个标签键和标签值。',
    fix: '请先为这些资源解绑标签；ListResources 可以找出它们。',
  },
  PresetKeyNotFound: {
    meaning: '没有这个名称的预置标签键。标签键区分大小写。',
    fix: '以 QueryType=MetaTag 调用 ListTagKeys 可列出预置标签键；CreateTags 可以创建。',
  },
  TooManyPresetKeys: {
    meaning: '一个账号最多有 1,000 个预置标签键。这次调用没有任何变更。',
    fix: '请删除不再需要的标签键。',
  },
  TooManyPresetValues: {
    meaning: '一个预置标签键最多有 1,000 个标签值。这次调用没有任何变更。',
    fix: '请删除不再需要的标签值。',
  },
  CreatedByAlreadyOpen: { meaning: '创建者标签已经启用。', fix: '无需任何操作。' },
  CreatedByNotRoot: { meaning: '只有账号的 root 能启用和停用创建者标签，用户不能。', fix: root },
  CreatedByOfRole: { meaning: '只有账号的 root 能启用和停用创建者标签，角色不能。', fix: root },
}
