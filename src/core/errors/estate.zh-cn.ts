import type { ErrorText } from './entry.ts'
import type { estateErrors } from './estate.ts'

export const estateZhCn: Readonly<Record<keyof typeof estateErrors, ErrorText>> = {
  MissingResourceGroupId: {
    meaning: '请求中没有 ResourceGroupId。',
    fix: '请传入 ResourceGroupId；ListResourceGroups 会列出资源组。',
  },
  MissingDisplayName: {
    meaning: '请求中没有 DisplayName。',
    fix: '请传入 DisplayName，长度为 1 至 50 个字符。',
  },
  MissingFolderId: {
    meaning: '请求中没有 FolderId。',
    fix: '请传入 FolderId；ListFolders 会列出资源夹。',
  },
  MissingFolderName: {
    meaning: '请求中没有 FolderName。',
    fix: '请传入 FolderName：1 至 24 个文字、数字、下划线、点与短划线。',
  },
  MissingParentFolderId: {
    meaning: '请求中没有 ParentFolderId。',
    fix: '请传入 ParentFolderId：一个资源夹，或 GetDirectory 所示的根资源夹。',
  },
  MissingManagementAccountId: {
    meaning: '请求中没有 ManagementAccountId。',
    fix: '请传入 ManagementAccountId，也就是管理资源目录的账号。',
  },
  MissingResources: {
    meaning: '请求中没有 Resources。',
    fix: '请传入 Resources：至少有一个资源的 JSON 列表。',
  },
  MissingResourceARN: {
    meaning: '请求中没有 ResourceARN。',
    fix: '请传入 ResourceARN，写法与 ListResources 所列的相同。',
  },
  MissingMode: { meaning: '请求中没有 Mode。', fix: '请传入 Mode：Auto、Strict 或 Inherit。' },
  InvalidResources: {
    meaning: '资源列表不是 JSON，或其中有不合格式之处；消息会指出位置。',
    fix: '该操作的说明页列出了列表的格式。',
  },
  TooManyRegisteredResources: {
    meaning: '一次调用传入的资源超过上限。',
    fix: '请分成几次调用。',
  },
  DuplicateResource: {
    meaning: '列表中有两项是同一个资源，也许写法不同。',
    fix: '每个资源只写一次。',
  },
  ResourceDenied: {
    meaning: '没有权限策略允许调用者对这个资源（在它所属的组中）这么做，或有权限策略拒绝。',
    fix: '请申请权限；ExplainAuthorization 会说明权限策略的判断。',
  },
  ResourceUnknown: {
    meaning: '账号中没有登记这个资源。',
    fix: 'ListResources 会列出已登记的资源。',
  },
  ResourceGroupExists: {
    meaning: '账号中已有同名的资源组；名称不区分大小写。',
    fix: '请换一个名称。',
  },
  ResourceGroupNotFound: {
    meaning: '账号中没有这个 ID 的资源组。',
    fix: 'ListResourceGroups 会列出现有的资源组。',
  },
  ResourceGroupNotEmpty: {
    meaning: '只有空的资源组才能删除。',
    fix: '请先用 MoveResources 把资源移到其他资源组；ListResources 加上 ResourceGroupId 会列出它们。',
  },
  ResourceGroupIsDefault: {
    meaning: '不在其他资源组的资源都属于这个组。',
    fix: '请保留它。',
  },
  TooManyResourceGroups: {
    meaning: '一个账号最多有 1,000 个资源组。',
    fix: '请删除不再需要的资源组。',
  },
  DirectoryExists: {
    meaning: '一个账号最多只能属于一个资源目录。',
    fix: '请先让账号离开另一个资源目录。',
  },
  DirectoryNotFound: {
    meaning: '这个账号没有开通资源目录。',
    fix: '请系统管理员调用 EnableDirectory。',
  },
  DirectoryHasMembers: {
    meaning: '没有成员的资源目录才能关闭。',
    fix: '请先用 RemoveMember 移除成员。',
  },
  FolderExists: {
    meaning: '上级资源夹中已有同名的资源夹；名称不区分大小写。',
    fix: '请换一个名称。',
  },
  FolderNotFound: {
    meaning: '资源目录中没有这个 ID 的资源夹。',
    fix: 'ListFolders 会列出现有的资源夹；根资源夹不能变更。',
  },
  FolderTooDeep: {
    meaning: '根资源夹之下最多五级资源夹。',
    fix: '请选择更接近根资源夹的上级资源夹。',
  },
  FolderInItself: {
    meaning: '新的上级资源夹就是这个资源夹，或在它里面。',
    fix: '请选择这个资源夹以外的上级资源夹。',
  },
  FolderHasFolders: {
    meaning: '只有空的资源夹才能删除。',
    fix: '请先删除或移走其中的资源夹。',
  },
  FolderHasMembers: {
    meaning: '只有空的资源夹才能删除。',
    fix: '请先把成员移到其他资源夹。',
  },
  TooManyFolders: {
    meaning: '一个资源目录最多有 1,000 个资源夹。',
    fix: '请删除不再需要的资源夹。',
  },
  MemberNotFound: {
    meaning: '资源目录中没有这个 ID 的成员。',
    fix: 'ListMembers 会列出现有的成员。',
  },
  MemberExists: {
    meaning: '这个账号管理着一个资源目录，或已是这个或另一个资源目录的成员。',
    fix: '请先让它离开那个资源目录。',
  },
  TooManyMembers: {
    meaning: '一个资源目录最多有 1,000 个成员。',
    fix: '请移除不再需要的成员。',
  },
  AccountInDirectory: {
    meaning: '管理资源目录的账号，或资源目录的成员，不能删除。',
    fix: '请先调用 RemoveMember 或 DisableDirectory。',
  },
}
