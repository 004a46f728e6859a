import type { ErrorText } from './entry.ts'
import type { ossErrors } from './oss.ts'

export const ossZhCn: Readonly<Record<keyof typeof ossErrors, ErrorText>> = {
  OssInvalidAccessKeyId: {
    meaning: '本服务器没有该 ID 的 AccessKey，或该 AccessKey 已停用。',
    fix: '请使用本服务器的 AccessKey；“tagplane env”会显示一组，ListAccessKeys 会列出用户的 AccessKey 与状态。',
  },
  OssSignatureDoesNotMatch: {
    meaning: '签名与收到的请求不符，或是用另一组 Secret 计算的。',
    fix: 'ExplainSignature，或 `tagplane explain-signature`，会指出是哪一种错误。要自己检查时：请比对应答中的 StringToSign 与客户端所签的字符串。即使地址中没有 bucket，签名仍须包含 bucket 名称。',
  },
  OssRequestTimeTooSkewed: {
    meaning: '请求的签名时间与本服务器的时间相差超过 15 分钟。',
    fix: '请校正客户端或服务器的时钟。',
  },
  OssInvalidDate: {
    meaning: '请求没有时间，或时间的格式不正确。',
    fix: '请以 GMT 发送 x-oss-date 或 Date：第 1 版签名用 HTTP 日期格式，第 4 版用 20261124T105608Z。',
  },
  OssUrlExpired: { meaning: '已签名地址的有效时间已过。', fix: '请重新签发一个地址。' },
  OssAnonymous: {
    meaning: '请求没有签名；bucket 的标签一律不公开。',
    fix: '请用 Authorization 头或在地址中签名。',
  },
  OssAccessDenied: {
    meaning: '调用者没有任何权限策略允许对该 bucket 执行此操作，或有策略明确拒绝。',
    fix: '请在 acs:oss:*:{Account}:{bucket} 上允许 oss:PutBucketTagging、oss:GetBucketTagging 或 oss:DeleteBucketTagging。',
  },
  OssInvalidSecurityToken: {
    meaning: '缺少安全令牌、不是本服务器所签发，或属于另一组 AccessKey。',
    fix: '请将 AssumeRole 返回的令牌与 AccessKey 一并发送。',
  },
  OssSecurityTokenExpired: { meaning: '会话的有效时间已过。', fix: '请重新调用 AssumeRole。' },
  OssInvalidArgument: {
    meaning: '请求的某个头或参数格式不正确，或与另一个相互矛盾。',
    fix: '请修正消息中指出的内容。',
  },
  NoSuchBucket: {
    meaning: '该账号没有此名称的 bucket，或它不在地址所指的地域。',
    fix: '请检查名称与地域。未使用 --resources strict 时，首次加标签的 bucket 会被登记。',
  },
  InvalidBucketName: {
    meaning: 'bucket 名称不合规则，或请求中没有 bucket 名称。',
    fix: '名称为 3 至 63 个小写字母、数字与连字符，首尾须为字母或数字；它位于主机名的最前面，或路径的第一段。',
  },
  MalformedXml: {
    meaning: '内容不是 <Tagging><TagSet><Tag><Key/><Value/></Tag></TagSet></Tagging> 形式的 XML。',
    fix: '请以此形式发送，并转义键与值中的 & 与 <。',
  },
  InvalidDigest: {
    meaning: '内容与 Content-MD5 或 x-oss-content-sha256 的摘要不符。',
    fix: '请用实际发送的字节计算摘要。',
  },
  InvalidTag: {
    meaning: '某个键或值不合规则、键重复，或标签太多。',
    fix: '一个 bucket 最多 20 个标签。键为 1 至 64 个字节，不得以 http://、https://、Aliyun 或 acs: 开头；值最多 128 个字节。',
  },
  OssMethodNotAllowed: {
    meaning: 'bucket 的标签用 GET 读取、用 PUT 替换、用 DELETE 移除。',
    fix: '请使用其中一种方法。',
  },
  OssNotImplemented: {
    meaning: '在 OSS 之中，本服务器只提供 bucket 的标签，不保存 bucket 与对象。',
    fix: '其他请求请发往存放对象的服务。',
  },
}
