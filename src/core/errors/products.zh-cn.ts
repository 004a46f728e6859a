import type { ErrorText } from './entry.ts'
import type { productErrors } from './products.ts'

export const productsZhCn: Readonly<Record<keyof typeof productErrors, ErrorText>> = {
  ProductMissingParameter: {
    meaning: '调用缺少必要的参数。',
    fix: '请传入消息指出的参数；各产品接受的参数列于 docs/products.md。',
  },
  ProductResourceType: {
    meaning: '该产品没有这个名称、可绑定标签的资源类型。',
    fix: '请使用 docs/products.md 为该产品列出的资源类型。',
  },
  ProductTooManyResources: { meaning: '调用指定的资源超过该产品单次调用的上限。', fix: '请分成多次调用。' },
  ProductTooManyTags: {
    meaning: '调用指定的标签键或标签超过该产品单次调用的上限。',
    fix: '请分成多次调用。',
  },
  ProductDuplicateKey: {
    meaning: '调用重复指定同一个标签键。',
    fix: '每个标签键只写一次。大小写不同即为不同的标签键。',
  },
  ProductTagKey: {
    meaning: '有标签键为空、太长、含有不允许的字符，或含有 http:// 或 https://。',
    fix: '请使用字母、附加符号、数字、空格与 _ . # / = + - @ : , ~，长度不超过该产品的上限。',
  },
  ProductTagValue: {
    meaning: '有标签值太长、含有不允许的字符，或含有 http:// 或 https://。',
    fix: '请使用最多 128 个字母、附加符号、数字、空格与 _ . # / = + - @ : , ~。',
  },
  ProductTagMismatch: { meaning: '有标签只有值而没有键。', fix: '请以相同的编号传入每个值的键。' },
  ProductNoPermissionTag: {
    meaning: '有标签键属于系统（以 acs: 或 aliyun 开头），或受账号保护。',
    fix: '请移除这个标签键。',
  },
  ProductQuota: {
    meaning: '调用中有资源将超过 20 个标签。整个调用都未执行。',
    fix: '请先从该资源解绑一些标签。',
  },
  ProductNothingNamed: {
    meaning: '调用既未指定资源，也未指定标签。',
    fix: '请指定要列出的资源，或资源所带的标签。',
  },
  ProductDryRun: { meaning: '调用本可执行；因设置了 DryRun，没有任何变更。', fix: '请去掉 DryRun 再调用。' },
  ForbiddenByRam: {
    meaning: '调用者无权对其中一个资源执行此操作。整个调用都未执行。',
    fix: '请以权限策略允许对该资源执行该产品的操作。',
  },
  Forbidden: {
    meaning: '调用者无权对其中一个资源执行此操作。整个调用都未执行。',
    fix: '请以权限策略允许对该资源执行该产品的操作。',
  },
  EcsMissingRegionId: { meaning: '请求中没有 RegionId。', fix: '请传入 RegionId。' },
  EcsMissingResourceType: { meaning: '请求中没有 ResourceType。', fix: '请传入 ResourceType。' },
  EcsMissingTags: { meaning: '请求中没有标签。', fix: '请传入标签。' },
  EcsMissingTagOwnerUid: { meaning: '请求中没有 TagOwnerUid。', fix: '请传入 TagOwnerUid。' },
  EcsMissingTagOwnerBid: { meaning: '请求中没有 TagOwnerBid。', fix: '请传入 TagOwnerBid。' },
  EcsTagOwnerUid: {
    meaning: 'TagOwnerUid 只供代他人操作的云产品使用。',
    fix: '请去掉 TagOwnerUid 与 TagOwnerBid。',
  },
  EcsScope: { meaning: 'Scope 只供代他人操作的云产品使用。', fix: '请去掉 Scope。' },
  EcsInvalidScope: { meaning: '这个 Scope 既不是 public，也不是 private。', fix: '请去掉 Scope。' },
  EcsTagCount: {
    meaning: '调用指定的标签超过上限，或有资源将超过 20 个标签。',
    fix: '单次调用最多传入 20 个标签。',
  },
  EcsLegacyResourceType: {
    meaning: '该产品没有这个名称、可绑定标签的资源类型。',
    fix: '请使用 docs/products.md 为该产品列出的资源类型。',
  },
  EcsLegacyResourceId: {
    meaning: '账号在该地域没有登记这个资源。',
    fix: '请检查资源 ID 与地域。绑定标签会登记资源，除非服务器以 --resources strict 运行。',
  },
}
