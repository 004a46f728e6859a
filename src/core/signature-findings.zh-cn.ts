import type { SignatureTexts } from './signature-findings.ts'

export const zhCn: SignatureTexts = {
  findings: {
    SignatureMatches: {
      meaning: '签名正确：它是用该密钥的 Secret，对这个请求本身计算出来的。',
      fix: '如果调用仍被拒绝，请检查它的时间、令牌和 nonce。',
    },
    KeyNotFound: {
      meaning: '您的账号没有这个 ID 的访问密钥。',
      fix: '请使用这台服务器上、属于您账号的密钥。真实云端的密钥在这里无效。',
    },
    KeyInactive: { meaning: '这个访问密钥已禁用。', fix: '请启用它，或改用另一个密钥。' },
    TokenMissing: {
      meaning: '这是临时密钥，但请求没有带上安全令牌。',
      fix: '请把同一次 AssumeRole 响应中的 AccessKeyId、AccessKeySecret 和 SecurityToken 一起交给客户端。',
    },
    TokenMalformed: {
      meaning: '安全令牌不是这台服务器签发的，或不完整。',
      fix: '请原样使用 AssumeRole 返回的令牌；长期密钥则不要带令牌。',
    },
    TokenOfOtherKey: {
      meaning: '安全令牌是为另一个访问密钥签发的，不是签名所用的那一个。',
      fix: '请一起使用同一次 AssumeRole 响应中的 AccessKeyId、AccessKeySecret 和 SecurityToken。',
    },
    TokenExpired: { meaning: '安全令牌已过期。', fix: '请重新调用 AssumeRole。' },
    TimeSkew: {
      meaning: '签名的时间与这台服务器的时钟相差超过 15 分钟。',
      fix: '请校准客户端的时钟，或在发送之前才签名。',
    },
    AddressExpired: { meaning: '这个已签名的地址已过期。', fix: '请重新签一个。' },
    SecretHasSpace: {
      meaning: 'Secret 正确，但客户端签名时在它的前后多了空白。',
      fix: '请去除从文件、变量或表单读入的值前后的空白：通常是多带了换行。',
    },
    KeyOfHmac: {
      meaning: 'Secret 正确，但 HMAC 的密钥没有按协议组成。',
      fix: 'RPC 1.0 用 Secret 加上 & 签名，OSS4 用按日期和地域派生的密钥签名，其余协议只用 Secret 本身。',
    },
    OtherAlgorithm: {
      meaning: 'Secret 正确，但签名所用的哈希与请求中写明的不同。',
      fix: 'RPC 1.0、ROA 1.0 和 OSS V1 请用 HMAC-SHA1；ACS3 和 OSS4 请用 HMAC-SHA256。',
    },
    SignatureEncoding: {
      meaning: '签名正确，但写法与协议不同。',
      fix: 'ACS3 和 OSS4 写成小写十六进制；RPC 1.0、ROA 1.0 和 OSS V1 写成带填充的 base64。',
    },
    SignatureNotEncoded: {
      meaning: '签名正确，但途中丢失了 +：查询字符串中的 + 代表空格。',
      fix: '把签名放进查询字符串时请做百分号编码：+ 写成 %2B，/ 写成 %2F，= 写成 %3D。',
    },
    HostRewritten: {
      meaning: '客户端签的 Host 与收到的不同：途中有东西改写了它。',
      fix: '请让代理原样传递 Host；或用 --trusted-proxy 指明该代理，并由它发送 X-Forwarded-Host；或改签实际发送的主机名。',
    },
    HeaderNotSent: {
      meaning: '有一个请求头签了名，却没有收到。',
      fix: '签了名的请求头都要发送；也可能是代理把它去掉了。',
    },
    HeaderChanged: {
      meaning: '有一个请求头签名时的值与收到的不同。',
      fix: '请对实际发送的值签名；HTTP 库或代理可能改动了它。',
    },
    HeaderOrder: {
      meaning: '请求头没有按名称排序。',
      fix: '请把签名请求头的名称转为小写，并按字节排序。',
    },
    PlusForSpace: {
      meaning: '客户端把空格编码成 +，而不是 %20。',
      fix: '使用编程语言的 URL 编码函数之后，请把 + 换成 %20、* 换成 %2A、%7E 换成 ~。',
    },
    EncodingOfMarks: {
      meaning: '客户端没有编码 *，或编码了 ~。',
      fix: '只有 A-Z a-z 0-9 - _ . ~ 保持原样：* 请编码为 %2A，~ 则不编码。',
    },
    EncodingOfMarksOfUri: {
      meaning: "客户端像 encodeURIComponent 一样，没有编码 !、'、( 或 )。",
      fix: "这些字符也要编码：! 为 %21，' 为 %27，( 为 %28，) 为 %29，* 为 %2A。",
    },
    LowerCaseEncoding: { meaning: '客户端的百分号编码用了小写。', fix: '请写 %2F，不要写 %2f。' },
    NotEncoded: {
      meaning: '客户端签的参数没有经过百分号编码。',
      fix: '请先编码名称和值，再把它们拼接起来。',
    },
    EncodedOnce: {
      meaning: '客户端没有对规范化查询字符串再编码一次。',
      fix: '在 RPC 1.0 的待签名字符串中，整个查询字符串要再编码一次：= 变成 %3D，& 变成 %26，% 变成 %25。',
    },
    EncodedTwice: {
      meaning: '客户端对已编码的内容又编码了一次。',
      fix: '请用原始的值编码一次，并把同样的文本放进地址。',
    },
    QueryOrder: {
      meaning: '参数签名时没有按名称排序。',
      fix: '请按名称的字节排序：大写在小写之前，TagKey.10 在 TagKey.2 之前。',
    },
    QueryLeftOut: { meaning: '客户端签名时漏了查询字符串。', fix: '请把地址中的所有参数都纳入签名。' },
    FormLeftOut: {
      meaning: '客户端只签了地址中的参数，没有签表单中的参数。',
      fix: 'RPC 1.0 要把地址和请求体的参数一起签名。',
    },
    ParameterLeftOut: {
      meaning: '签名之后又加了一个参数。',
      fix: '请等到一切都不再变动之后，最后才签名。',
    },
    MethodDiffers: {
      meaning: '客户端签的 HTTP 方法与收到的不同。',
      fix: '请用大写签署实际发送的方法。重定向可能把 POST 变成 GET。',
    },
    PathDiffers: {
      meaning: '客户端签的路径与收到的不同。',
      fix: '请签署实际发送的路径，没有路径时为 /；代理可能加上或去掉了前缀。',
    },
    BodyHashDiffers: {
      meaning: '签名所用的请求体哈希，与收到的请求体的哈希不同。',
      fix: '请对实际发送的字节计算哈希；没有请求体时，对空字符串计算。',
    },
    BodyHashOfOtherBody: {
      meaning: '签名本身正确，但用的是另一个请求体哈希。',
      fix: '请把实际发送的字节的哈希同时放进请求头和规范化请求。',
    },
    BlankLineMissing: {
      meaning: '规范化请求在请求头之后少了一个空行。',
      fix: '每个请求头以换行结尾，在签名请求头名称之前还要再加一个换行。',
    },
    DigestMissing: {
      meaning: '客户端直接签了规范化请求。',
      fix: '请签署：算法名称、换行，以及规范化请求哈希的小写十六进制。',
    },
    BucketLeftOut: {
      meaning: '客户端签的资源少了 Bucket。',
      fix: '签名的资源以 Bucket 开头，写成 /bucket/；主机名已带有 Bucket 时也一样。',
    },
    SubResourceLeftOut: {
      meaning: '客户端签的资源少了 ?tagging。',
      fix: '用来指定 Bucket 某一部分的参数，也属于要签名的资源。',
    },
    RegionDiffers: {
      meaning: '客户端签的地域与 Credential 中的不同。',
      fix: '请签署并写明同一个地域，例如 cn-hangzhou，前面不加 oss-。',
    },
    TokenNotSigned: {
      meaning: '安全令牌是在签名之后才放进请求的。',
      fix: '请先放进令牌：它和其他参数或 x-acs- 请求头一样要签名。',
    },
    OtherText: {
      meaning: 'Secret 正确：签名符合您提供的文本，但那段文本与这台服务器的不同。',
      fix: '请看两段文本的第一处不同。',
    },
    ForeignSignature: {
      meaning: '两段文本相同，签名却不同：它是用另一个 Secret 计算的。',
      fix: '请把这个密钥的 Secret 交给客户端。如果已经丢失，请创建新的密钥。',
    },
    Unexplained: {
      meaning: '常见的错误都得不出这个签名。最可能的原因是用了另一个 Secret，或请求有好几处被改动。',
      fix: '请先确认 Secret；再提供客户端的待签名字符串，看第一处不同。',
    },
  },
  parts: {
    Algorithm: '算法名称。',
    Method: 'HTTP 方法。',
    Path: '路径或资源。',
    Parameter: '参数 %s。',
    ParameterPlace: '参数 %s，排在另一个位置。',
    Header: '请求头 %s。',
    SignedHeaders: '签名请求头的名称。',
    BodyHash: '请求体的哈希。',
    Digest: '规范化请求的哈希。',
    ClientEnds: '客户端的文本到此结束。',
    ClientGoesOn: '客户端的文本在此还没有结束。',
    Layout: '排列方式：多了或少了一行。',
  },
}
