import type { ossErrors } from '../../src/core/errors/oss.ts'

type Expected = readonly [status: number, code: string, message: string]

/** The errors of OSS as its documents, and answers that its clients have shown, have them. */
export const expectedOssErrors: Readonly<Record<keyof typeof ossErrors, Expected>> = {
  OssInvalidAccessKeyId: [
    403,
    'InvalidAccessKeyId',
    'The OSS Access Key Id you provided does not exist in our records.',
  ],
  OssSignatureDoesNotMatch: [
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ],
  OssRequestTimeTooSkewed: [
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ],
  OssInvalidDate: [403, 'AccessDenied', 'OSS authentication requires a valid Date.'],
  OssUrlExpired: [403, 'AccessDenied', 'Request has expired.'],
  OssAnonymous: [403, 'AccessDenied', 'Anonymous access is forbidden for this operation.'],
  OssAccessDenied: [403, 'AccessDenied', 'The bucket you access does not belong to you.'],
  OssInvalidSecurityToken: [403, 'InvalidSecurityToken', 'The security token you provided is invalid.'],
  OssSecurityTokenExpired: [403, 'SecurityTokenExpired', 'The security token you provided has expired.'],
  OssInvalidArgument: [400, 'InvalidArgument', '%s'],
  NoSuchBucket: [404, 'NoSuchBucket', 'The specified bucket does not exist.'],
  InvalidBucketName: [400, 'InvalidBucketName', 'The specified bucket is not valid.'],
  MalformedXml: [
    400,
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema.',
  ],
  InvalidDigest: [400, 'InvalidDigest', 'The Content-MD5 you specified did not match what we received.'],
  InvalidTag: [400, 'InvalidTag', 'The tag you have provided is invalid: %s'],
  OssMethodNotAllowed: [
    405,
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
  ],
  OssNotImplemented: [
    501,
    'NotImplemented',
    'A header or parameter you provided implies functionality that is not implemented.',
  ],
}
