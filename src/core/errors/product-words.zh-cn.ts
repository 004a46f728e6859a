import type { ErrorText } from './entry.ts'
import type { productWordErrors } from './product-words.ts'

export const productWordsZhCn: Readonly<Record<keyof typeof productWordErrors, ErrorText>> = {
  SlbMissingTags: {
    meaning: '请求中没有 Tags。',
    fix: '请传入 Tags，格式为 JSON 数组，例如 [{"TagKey":"k1","TagValue":"v1"}]。',
  },
  SlbTagKey: {
    meaning: '有标签键为空、超过 64 个字符，或含有不允许的字符。',
    fix: '请使用 1 至 64 个字母、附加符号、数字、空格与 _ . # / = + - @ : , ~。',
  },
  SlbTagValue: {
    meaning: '有标签值太长，或含有不允许的字符。',
    fix: '请使用最多 128 个字母、附加符号、数字、空格与 _ . # / = + - @ : , ~。',
  },
  SlbQuota: {
    meaning: '调用指定超过 5 个标签，或有实例将超过标签上限。',
    fix: '单次调用最多传入 5 个标签，或先解绑一些标签。',
  },
  SlbNoPermission: {
    meaning: '有标签键属于系统（以 acs: 或 aliyun 开头），或受账号保护。',
    fix: '请移除这个标签键。',
  },
  SlbNotFound: {
    meaning: '账号在该地域没有登记这个实例。',
    fix: '请检查实例 ID 与地域。绑定标签会登记实例，除非服务器以 --resources strict 运行。',
  },
  DbInstanceNotFound: {
    meaning: '账号在该地域没有登记这个实例。',
    fix: '请检查实例 ID 与地域。绑定标签会登记实例，除非服务器以 --resources strict 运行。',
  },
  CdnTooManyTags: { meaning: '调用指定超过 20 个标签键或标签。', fix: '请分成多次调用。' },
  CdnTooManyResources: { meaning: '调用指定超过 50 个域名。', fix: '请分成多次调用。' },
  CdnDuplicateKey: {
    meaning: '调用重复指定同一个标签键。',
    fix: '每个标签键只写一次。大小写不同即为不同的标签键。',
  },
  KvstoreTagKey: {
    meaning: '有标签键为空、太长，或含有不允许的字符。',
    fix: '请使用 1 至 128 个字母、附加符号、数字、空格与 _ . # / = + - @ : , ~。',
  },
  KvstoreTagValue: {
    meaning: '有标签值太长，或含有不允许的字符。',
    fix: '请使用最多 128 个字母、附加符号、数字、空格与 _ . # / = + - @ : , ~。',
  },
  KvstoreResourceId: { meaning: '有资源 ID 不可能属于任何实例。', fix: '请传入实例 ID。' },
  KvstoreTooManyResources: { meaning: '调用指定的实例超过该产品单次调用的上限。', fix: '请分成多次调用。' },
  KvstoreResourceType: { meaning: '该产品没有这个名称、可绑定标签的资源类型。', fix: '请使用 INSTANCE。' },
  KvstoreNotFound: {
    meaning: '账号在该地域没有登记这个实例。',
    fix: '请检查实例 ID 与地域。绑定标签会登记实例，除非服务器以 --resources strict 运行。',
  },
  SmcMissingResourceType: { meaning: '请求中没有 ResourceType。', fix: '请传入 ResourceType。' },
  SaeInvalidParameter: { meaning: '缺少该参数，或其值无法使用。', fix: '请修正消息指出的参数。' },
  SaeResourceType: { meaning: '该产品没有这个名称、可绑定标签的资源类型。', fix: '请使用 application。' },
  RosInvalidParameter: { meaning: '缺少该参数，或其值无法使用。', fix: '请修正消息指出的参数。' },
  ElasticsearchNotFound: {
    meaning: '账号在该地域没有登记这个实例。',
    fix: '请检查实例 ID 与地域。绑定标签会登记实例，除非服务器以 --resources strict 运行。',
  },
}
