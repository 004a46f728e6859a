import type { ErrorName } from '../error.ts'
import { centralZhCn } from './central.zh-cn.ts'
import type { ErrorText } from './entry.ts'
import { estateZhCn } from './estate.zh-cn.ts'
import { ossZhCn } from './oss.zh-cn.ts'
import { productWordsZhCn } from './product-words.zh-cn.ts'
import { productsZhCn } from './products.zh-cn.ts'
import { ramZhCn } from './ram.zh-cn.ts'
import { ramPoliciesZhCn } from './ram-policies.zh-cn.ts'
import { ramUsersZhCn } from './ram-users.zh-cn.ts'
import { stsZhCn } from './sts.zh-cn.ts'

export const zhCn: Readonly<Record<ErrorName, ErrorText>> = {
  MissingAction: { meaning: '请求中没有 Action。', fix: '请传入 Action；官方 SDK 与命令行工具会自动带上。' },
  MissingVersion: {
    meaning: '请求中没有 Version。',
    fix: '请传入 Version；官方 SDK 与命令行工具会自动带上。',
  },
  MissingAccessKeyId: {
    meaning: '请求中没有 AccessKeyId。',
    fix: '请传入 AccessKeyId；官方 SDK 与命令行工具会自动带上。',
  },
  MissingSignature: {
    meaning: '请求中没有 Signature。',
    fix: '请传入 Signature；官方 SDK 与命令行工具会自动带上。',
  },
  MissingSignatureMethod: {
    meaning: '请求中没有 SignatureMethod。',
    fix: '请传入 SignatureMethod；官方 SDK 与命令行工具会自动带上。',
  },
  MissingSignatureVersion: {
    meaning: '请求中没有 SignatureVersion。',
    fix: '请传入 SignatureVersion；官方 SDK 与命令行工具会自动带上。',
  },
  MissingSignatureNonce: {
    meaning: '请求中没有 SignatureNonce。',
    fix: '请传入 SignatureNonce；官方 SDK 与命令行工具会自动带上。',
  },
  MissingSecurityToken: {
    meaning: '请求没有带 SecurityToken。',
    fix: '请传入 SecurityToken；AssumeRole 会把它与临时访问密钥一起返回。',
  },
  MissingTimestamp: {
    meaning: '请求中没有 Timestamp。',
    fix: '请传入 Timestamp；官方 SDK 与命令行工具会自动带上。',
  },
  MissingResourceType: {
    meaning: '请求中没有 ResourceType。',
    fix: '请传入 ResourceType，即资源的类型，例如 ALIYUN::ECS::INSTANCE。',
  },
  MissingRegionId: {
    meaning: '请求中没有 RegionId。',
    fix: '请传入 RegionId，即本次调用的地域，例如 cn-hangzhou。',
  },
  InvalidVersion: {
    meaning: '这台服务器没有这个版本的 API。',
    fix: '请改用支持的版本，例如 Tag API 的 2018-08-28。',
  },
  ActionNotFound: {
    meaning: '该版本的 API 没有这个操作，或路径不是 RPC 调用所用的 /。',
    fix: '请检查 Action 的拼写、Version 与路径。',
  },
  UnsupportedHttpMethod: {
    meaning: 'RPC 操作只能用 GET 或 POST 调用。',
    fix: '请改用 GET 或 POST 发送请求。',
  },
  AccessKeyNotFound: {
    meaning: '这台服务器不认识这个访问密钥 ID。',
    fix: '请使用这台服务器的密钥：tagplane env 会显示首次启动时创建的那一组。真实云上的密钥在这里无效。',
  },
  AccessKeyInactive: { meaning: '访问密钥存在，但已停用。', fix: '请启用该密钥，或改用另一组。' },
  SignatureDoesNotMatch: {
    meaning: '签名不是用这组密钥的 AccessKey Secret 对该请求计算出来的。',
    fix: 'ExplainSignature，或 `tagplane explain-signature`，会指出是哪一种错误。要自己检查时：请将自己的待签名字符串与消息中服务器的待签名字符串逐字比对；若两者相同，就是 AccessKey Secret 不对。',
  },
  Acs3SignatureDoesNotMatch: {
    meaning: '签名不是用这组密钥的 AccessKey Secret 对该请求计算出来的。',
    fix: 'ExplainSignature，或 `tagplane explain-signature`，会指出是哪一种错误。要自己检查时：请将自己的规范化请求与消息中服务器的内容比对；常见原因是代理改写了 Host。',
  },
  BodyHashDoesNotMatch: {
    meaning: '请求头中的哈希值与收到的请求体不符。',
    fix: '请对实际发送的字节计算哈希，并以小写十六进制表示。',
  },
  IncompleteSignature: {
    meaning: 'Authorization 头格式有误，或有必须签名的头没有签名。',
    fix: '请将 host 与发送的每个 x-acs-* 头都纳入签名，并按 ACS3 的规定书写 Authorization。',
  },
  InvalidSignatureMethod: {
    meaning: '这台服务器不支持请求所用的签名方式。',
    fix: '请使用访问密钥，以及消息中列出的签名方式之一。',
  },
  SignatureNonceUsed: {
    meaning: '带有这个 nonce 的调用此前已被接受。',
    fix: '每次调用（包括重试）都要生成新的 nonce 并重新签名。',
  },
  TimestampExpired: {
    meaning: '签名时间与服务器时钟相差超过 15 分钟。',
    fix: '请校正客户端的时钟，或在发送前重新签名。',
  },
  TimestampFormat: {
    meaning: '签名时间不是 2026-11-24T10:54:59Z 这种 UTC 格式。',
    fix: '请以该格式发送时间，并且只编码一次。',
  },
  SecurityTokenMalformed: {
    meaning: '安全令牌不是这台服务器签发的。',
    fix: '使用长期访问密钥时，请不要传入令牌。',
  },
  SecurityTokenExpired: {
    meaning: '临时密钥的有效时间已过，或它的角色已被删除。',
    fix: '请再调用一次 AssumeRole；官方的凭证提供者会自动处理。',
  },
  SecurityTokenMismatch: {
    meaning: '这个安全令牌不是与签名所用的访问密钥一起签发的。',
    fix: '请一并使用同一次 AssumeRole 响应中的 AccessKeyId、AccessKeySecret 与 SecurityToken；使用长期访问密钥时不要传入令牌。',
  },
  InvalidParameter: { meaning: '参数的值或编码无法解读。', fix: '请修正消息中指出的参数。' },
  UnsupportedParameter: {
    meaning: '这个参数要求的事，该操作不会做；因此拒绝，而不是忽略。',
    fix: '请移除该参数；参考页列出了该操作接受的参数。',
  },
  RegionNotFound: { meaning: '没有这个地域 ID。', fix: '请使用像 cn-hangzhou 这样的地域 ID。' },
  OperationConflict: { meaning: '在判断本次调用期间，数据一再变动；什么都没有执行。', fix: '请再调用一次。' },
  EntityTooLarge: {
    meaning: '请求体上限为 1 MiB，请求行连同请求头上限为 128 KiB，一次调用最多 2,000 个参数。',
    fix: '请减少一次调用中的资源或标签键。',
  },
  RequestTimeout: {
    meaning: '连接一直打开，其余的请求却没有到达；什么都没有执行。',
    fix: '请重新发送请求。',
  },
  MalformedRequest: {
    meaning: '收到的字节不是 HTTP/1.1 请求。',
    fix: '请使用 HTTP 客户端，并检查它与这台服务器之间的设备。',
  },
  ThrottlingUser: {
    meaning: '账号在这一秒内调用该操作的次数超过上限；没有执行任何动作，nonce 也尚未用掉。',
    fix: '请等待 x-acs-retry-after 所示的毫秒数，再重新签名调用；官方 SDK 设置重试选项后会自行处理。',
  },
  ServiceUnavailable: {
    meaning: '服务器正在停止，或其存储没有响应；本次调用是否已执行并不确定。',
    fix: '请用新的 nonce 再调用一次；重复绑定或解绑标签并无害处。',
  },
  InternalError: {
    meaning: '这台服务器发生错误。',
    fix: '请附上 RequestId 反馈；服务器的日志中可据此找到原因。',
  },
  ArnFormat: {
    meaning: '有 ARN 不是 arn:acs:产品:地域:账号:类型/ID 的格式。',
    fix: '请按该格式书写 ARN。地域与账号可以是 *，ID 不可以。',
  },
  ArnAccount: { meaning: 'ARN 中的账号不是调用者的账号。', fix: '请使用自己的账号 ID，或写 *。' },
  ArnRegion: {
    meaning: 'ARN 中的地域与本次调用的地域不同。',
    fix: '一次调用只涵盖一个地域：请按地域将资源分组，或写 *。',
  },
  ArnServiceCode: { meaning: '没有这个产品代码。', fix: '请使用“支持标签的云服务”列表中的产品代码。' },
  ArnResourceType: {
    meaning: '该产品没有这个支持标签的资源类型。',
    fix: '请使用“支持标签的云服务”列表中的资源类型。',
  },
  TagKeyInvalid: {
    meaning: '有标签键为空、超过 128 个字符、含有不允许的字符，或含有 http:// 或 https://。',
    fix: '请使用 1 至 128 个字母、附加符号、数字、空格及 _ . # / = + - @ : , ~',
  },
  TagValueInvalid: {
    meaning: '有标签值超过 128 个字符、含有不允许的字符，或含有 http:// 或 https://。',
    fix: '请使用最多 128 个字母、附加符号、数字、空格及 _ . # / = + - @ : , ~',
  },
  TagsInvalid: { meaning: 'Tags 不是值均为字符串的 JSON 对象。', fix: '请传入例如 Tags={"env":"test"}。' },
  DuplicateTagKey: {
    meaning: '同一个标签键在调用中出现了两次。',
    fix: '每个键只列一次；大小写不同的键是不同的键。',
  },
  SystemTag: { meaning: '以 acs: 或 aliyun 开头的键属于系统。', fix: '请不要在调用中列出系统标签键。' },
  NoPermissionOperator: {
    meaning: '调用者无权这么做。',
    fix: '请通过权限策略允许该操作，或由有权限者调用。',
  },
  NoPermissionKey: {
    meaning: '账号保护了其中一个标签键。',
    fix: '请移除该键，或请账号的 root 用 SetProtectedTagKeys 解除保护。',
  },
  NoPermissionKeyCategory: {
    meaning: '服务主体列出的标签键与 Category 所述的类别不同。',
    fix: '以 acs: 或 aliyun 开头的键请传 Category=System，其余的键传 Category=Custom 或不传，并分开调用。',
  },
  MissingAliUid: {
    meaning: '服务主体没有说明代表哪个账号。',
    fix: '请传入 AliUid，即已授权该服务主体的账号 ID。',
  },
  MissingBid: {
    meaning: '服务主体没有说明账号所属的业务。',
    fix: '请传入 Bid（数字）；它会保留在变更记录中。',
  },
  MissingCreateby: {
    meaning: '服务主体没有说明是谁要它执行的。',
    fix: '请传入 Createby，1 至 128 个字符；它会保留在变更记录中。',
  },
  MissingServiceCode: {
    meaning: '创建服务主体时没有给出产品代码，因此它无法执行操作。',
    fix: '请用 CreateServicePrincipal 并带上 ServiceCode 另建一个，改用它的访问密钥。',
  },
  InvalidCategory: {
    meaning: 'Category 不是该操作接受的值。',
    fix: '请使用 Custom 或 System；ListTagResources 另可使用 All。',
  },
  ListResourceType: {
    meaning: '没有这个产品代码，或该产品没有这个资源类型。',
    fix: '请使用“支持标签的云服务”列表中的产品代码与资源类型。',
  },
  TooManyResources: { meaning: '本次调用列出的资源超过 50 个。', fix: '一次调用最多传入 50 个资源。' },
  TooManyTags: {
    meaning: '本次调用列出的标签或标签键超过上限（一般为 10 个）。',
    fix: '请减少数量，必要时分成多次调用。',
  },
  MissingResourceIds: {
    meaning: '本次调用没有列出任何资源。',
    fix: '请传入 ResourceARN.1、ResourceARN.2 等。',
  },
  MissingTagKeyParameter: { meaning: '本次调用没有列出任何标签键。', fix: '请传入 TagKey.1、TagKey.2 等。' },
  MissingTagKey: {
    meaning: '有 Tag.N.Value 没有相同 N 的 Tag.N.Key。',
    fix: '此操作使用 TagKey.N；请移除 Tag.N。',
  },
  ListTagKeyInvalid: {
    meaning: '标签键超过 128 个字符、含有不允许的字符，或含有 http:// 或 https://。',
    fix: '请使用 ListTagKeys 所列出的键。',
  },
  ListTagValueInvalid: {
    meaning: '标签值超过 128 个字符、含有不允许的字符，或含有 http:// 或 https://。',
    fix: '请使用 ListTagValues 所列出的值。',
  },
  FuzzyQueryNotSupported: {
    meaning: 'FuzzyType 不是该列表提供的查询方式。',
    fix: '请使用 EQUAL 或 PREFIX。',
  },
  FuzzyTypeNotSupported: {
    meaning: 'FuzzyType 既不是 EQUAL 也不是 NOT，或该类型的资源不能用 NOT 查询。',
    fix: '请使用 EQUAL；若要使用 NOT，请选择“支持标签的云服务”列表中标示 NOT 的类型。',
  },
  InvalidAcceptLanguage: {
    meaning: '地域名称没有 AcceptLanguage 所要求的语言。',
    fix: '请使用 zh-CN、zh-TW、en-US 或 ja。',
  },
  InvalidSupportCode: { meaning: '没有这个支持项代码。', fix: '请使用该操作参考页上的代码之一。' },
  MissingData: {
    meaning: '没有符合筛选条件的资源类型。',
    fix: '请检查 ProductCode、ResourceTye 与 SupportCode，或不要传入。',
  },
  ResourceNotFound: {
    meaning: '该账号与地域中没有登记这个资源。若一次调用多个资源，这只是该资源的结果。',
    fix: '请检查资源 ID 与地域。为资源绑定标签时会自动登记，除非服务器以 --resources strict 运行。',
  },
  TooManyTagsOnResource: {
    meaning:
      '该资源的标签将超过账号为这种资源设置的配额（未设置时为 20 个），因此保持原状；同一次调用的其他资源不受影响。',
    fix: '请先从该资源解绑一些标签，或以 SetTagQuotas 设置其他配额。',
  },
  InvalidNextToken: {
    meaning: '这个令牌不是服务器为同一查询与账号签发的。',
    fix: '请传入上一个响应中的令牌并保持其他参数不变；或不传，从头开始。',
  },
  MissingName: {
    meaning: '请求中没有 Name。',
    fix: '请传入 Name；格式见该操作的说明页。',
  },
  MissingAccounts: {
    meaning: '请求中没有 Accounts。',
    fix: '请以 Accounts.1、Accounts.2 等传入所要代表的账号。',
  },
  MissingPrincipalId: {
    meaning: '请求中没有 PrincipalId。',
    fix: '请传入 PrincipalId；CreateServicePrincipal 会返回它，ListServicePrincipals 也会列出。',
  },
  MissingAuthAction: {
    meaning: '请求中没有 AuthAction。',
    fix: '请传入要判断的操作，例如 tag:UntagResources。',
  },
  MissingAuthResource: {
    meaning: '请求中没有 AuthResource。',
    fix: '请传入要判断的资源，格式为 acs:{Product}:{Region}:{Account}:{Resource}。',
  },
  MissingRequestId: {
    meaning: '请求中没有 RequestId。',
    fix: '请传入 RequestId；每个响应的正文与 x-acs-request-id 头都有它。',
  },
  MissingRequest: {
    meaning: '请求中没有 Request。',
    fix: '请传入失败的请求，或以 RequestId 指定最近收到的请求。',
  },
  RequestNotFound: {
    meaning:
      '记录中没有您的账号以这个 ID 发出的请求。记录最多保留一天，一秒内请求过多时会略过一部分，也可能已关闭。',
    fix: '请检查 ID 与账号。服务器的日志对每个请求都有一行。',
  },
  MissingAccountId: { meaning: '请求中没有 AccountId。', fix: '请传入 AccountId；ListAccounts 会列出账号。' },
  AccountExists: {
    meaning: '已有（或曾有）这个 ID 的账号，或已有同名的账号。',
    fix: '请换个名称，或不要传 AccountId。',
  },
  AccountNotFound: { meaning: '没有这个 ID 的账号。', fix: 'ListAccounts 会列出账号。' },
  AccountActive: {
    meaning: '只有已停用的账号才能删除。',
    fix: '请先调用 DisableAccount，看看是否有人还需要它。',
  },
  AccountIsFirst: { meaning: '服务器的设置提供它的 root 密钥，会让它再次出现。', fix: '请改为停用。' },
  TooManyAccountsMade: { meaning: '一套系统最多有 10,000 个账号。', fix: '请删除不再需要的账号。' },
  PrincipalNotFound: {
    meaning: 'PrincipalArn 不是调用者账号的 root、用户或角色。',
    fix: '请写成 acs:ram::{Account}:user/{UserName} 或 acs:ram::{Account}:role/{RoleName}；ListUsers 与 ListRoles 会列出它们。',
  },
  TooManyAccounts: { meaning: '本次调用列出的账号超过 100 个。', fix: '一次调用最多传入 100 个账号。' },
  ServicePrincipalExists: {
    meaning: '该账号已授权同名的服务主体。',
    fix: '请换个名称，或先用 DeleteServicePrincipal 删除原有的那一个。',
  },
  ServicePrincipalNotFound: {
    meaning: '该账号没有授权这个 ID 的服务主体。',
    fix: 'ListServicePrincipals 会列出现有的服务主体。',
  },
  TooManyTagQuotas: {
    meaning: '本次调用列出的类型超过 100 个。',
    fix: '最多传入 100 个类型，其余类型的配额以 TagsPerResource 设置。',
  },
  TooManyServicePrincipals: {
    meaning: '一个账号最多授权 100 个服务主体。',
    fix: '请删除不再需要的服务主体。',
  },
  ...ramZhCn,
  ...ramUsersZhCn,
  ...ramPoliciesZhCn,
  ...ossZhCn,
  ...stsZhCn,
  ...productsZhCn,
  ...productWordsZhCn,
  ...centralZhCn,
  ...estateZhCn,
}
