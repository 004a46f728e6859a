import { type ErrorEntry, entries } from './entry.ts'

function missing(parameter: string): ErrorEntry {
  return {
    code: `Missing${parameter}`,
    status: 400,
    message: `${parameter} is mandatory for this action.`,
    meaning: `The request carries no ${parameter}.`,
    fix: `Send ${parameter}. The official SDKs and the command line do it by themselves.`,
  }
}

/** Errors of the gateway: protocol, credentials, time, signature, size. */
export const gatewayErrors = entries({
  MissingAction: missing('Action'),
  MissingVersion: missing('Version'),
  MissingAccessKeyId: missing('AccessKeyId'),
  MissingSignature: missing('Signature'),
  MissingSignatureMethod: missing('SignatureMethod'),
  MissingSignatureVersion: missing('SignatureVersion'),
  MissingSignatureNonce: missing('SignatureNonce'),
  MissingTimestamp: missing('Timestamp'),
  MissingRegionId: missing('RegionId'),
  InvalidVersion: {
    code: 'InvalidVersion',
    status: 400,
    message: 'Specified parameter Version is not valid.',
    meaning: 'No API of this server has that version.',
    fix: 'Use a version this server speaks, for example 2018-08-28 for the Tag API.',
  },
  ActionNotFound: {
    code: 'InvalidAction.NotFound',
    status: 404,
    message: 'Specified api is not found, please check your url and method.',
    meaning:
      'The API version has no operation of that name, or the path is not the one of RPC calls, which is /.',
    fix: 'Check the spelling of Action, the Version and the path.',
  },
  UnsupportedHttpMethod: {
    code: 'UnsupportedHTTPMethod',
    status: 403,
    message: 'This http method is not supported.',
    meaning: 'RPC operations are called with GET or POST.',
    fix: 'Send the request with GET or POST.',
  },
  AccessKeyNotFound: {
    code: 'InvalidAccessKeyId.NotFound',
    status: 404,
    message: 'Specified access key is not found.',
    meaning: 'This server knows no access key with that id.',
    fix: 'Use a key of this server: `tagplane env` shows the one made at its first start. Keys of the real cloud are not known here.',
  },
  AccessKeyInactive: {
    code: 'InvalidAccessKeyId.Inactive',
    status: 400,
    message: 'Specified access key is disabled.',
    meaning: 'The access key exists and is not active.',
    fix: 'Activate the key or use another one.',
  },
  SignatureDoesNotMatch: {
    code: 'SignatureDoesNotMatch',
    status: 400,
    message: 'Specified signature is not matched with our calculation. server string to sign is:%s',
    meaning: 'The signature was not made from this request with the secret of this key.',
    fix: "Compare your own string to sign with the server's in the message. Where both are equal, the secret is the wrong one.",
  },
  Acs3SignatureDoesNotMatch: {
    code: 'SignatureDoesNotMatch',
    status: 400,
    message:
      'Specified signature does not match our calculation. server StringToSign is [%s] server CanonicalRequest is [%s]',
    meaning: 'The signature was not made from this request with the secret of this key.',
    fix: "Compare your own canonical request with the server's in the message. A proxy that rewrites Host is a usual cause.",
  },
  BodyHashDoesNotMatch: {
    code: 'SignatureDoesNotMatch',
    status: 400,
    message: 'Specified %s does not match the body of the request. server calculated [%s]',
    meaning: 'The hash in the header is not the hash of the body that arrived.',
    fix: 'Hash the bytes of the body exactly as they are sent, in lower-case hexadecimal.',
  },
  IncompleteSignature: {
    code: 'IncompleteSignature',
    status: 400,
    message: 'The request signature does not conform to Aliyun standards. %s',
    meaning: 'The Authorization header is malformed, or a header that must be signed is not.',
    fix: 'Sign host and every x-acs-* header that is sent, and write Authorization as ACS3 prescribes.',
  },
  InvalidSignatureMethod: {
    code: 'InvalidSignatureMethod',
    status: 400,
    message:
      'The signature method %s is not supported. Supported are HMAC-SHA1 with SignatureVersion 1.0, ACS3-HMAC-SHA256 and ACS3-HMAC-SM3.',
    meaning: 'The request is signed in a way that this server does not serve.',
    fix: 'Use an access key and one of the methods named.',
  },
  SignatureNonceUsed: {
    code: 'SignatureNonceUsed',
    status: 400,
    message: 'Specified signature nonce was used already.',
    meaning: 'A call with this nonce has been accepted before.',
    fix: 'Make a new nonce, and so a new signature, for every call, retries included.',
  },
  TimestampExpired: {
    code: 'InvalidTimeStamp.Expired',
    status: 400,
    message: 'Specified time stamp or date value is expired.',
    meaning: "The signed time is more than 15 minutes away from the server's clock.",
    fix: 'Set the clock of the client, or sign the request anew before sending it.',
  },
  TimestampFormat: {
    code: 'InvalidTimeStamp.Format',
    status: 400,
    message: 'Specified time stamp or date value is not well formatted.',
    meaning: 'The signed time is not UTC in the form 2026-11-24T10:54:59Z.',
    fix: 'Send the time in that form, encoded once.',
  },
  SecurityTokenMalformed: {
    code: 'InvalidSecurityToken.Malformed',
    status: 400,
    message: 'Specified SecurityToken is malformed.',
    meaning: 'The security token was not issued by this server.',
    fix: 'Leave the token out when you use a long-term access key.',
  },
  InvalidParameter: {
    code: 'InvalidParameter',
    status: 400,
    message: 'The specified parameter "%s" is not valid. %s',
    meaning: 'The value or the encoding of the parameter cannot be read.',
    fix: 'Mend the parameter that the message names.',
  },
  UnsupportedParameter: {
    code: 'UnsupportedParameter',
    status: 400,
    message: 'The parameter %s is not supported.',
    meaning: 'The parameter asks for something that this operation does not do. It is refused, not ignored.',
    fix: 'Leave the parameter out. Its reference page says what the operation takes.',
  },
  RegionNotFound: {
    code: 'InvalidRegionId.NotFound',
    status: 404,
    message: 'The specified RegionId does not exist.',
    meaning: 'There is no region of that id.',
    fix: 'Use a region id such as cn-hangzhou.',
  },
  OperationConflict: {
    code: 'OperationConflict',
    status: 409,
    message: 'The operation conflicts with another one on the same data. Please try again.',
    meaning: 'The data changed again and again while the call was being decided. Nothing was done.',
    fix: 'Send the call again.',
  },
  EntityTooLarge: {
    code: 'EntityTooLarge',
    status: 413,
    message: 'The request is too large. %s',
    meaning: 'A body may have 1 MiB, the request line with its headers 128 KiB, a call 2,000 parameters.',
    fix: 'Send fewer resources or keys in one call.',
  },
  RequestTimeout: {
    code: 'RequestTimeout',
    status: 408,
    message: 'The request did not arrive in time.',
    meaning: 'The connection stayed open while the rest of the request did not come. Nothing was done.',
    fix: 'Send the request again.',
  },
  MalformedRequest: {
    code: 'InvalidRequest',
    status: 400,
    message: 'The request is not valid HTTP. %s',
    meaning: 'The bytes that arrived are not a request of HTTP/1.1.',
    fix: 'Use an HTTP client, and look at what lies between it and this server.',
  },
  ServiceUnavailable: {
    code: 'ServiceUnavailable',
    status: 503,
    message: 'The request has failed due to a temporary failure of the server.',
    meaning:
      'The server is stopping, or its store does not answer. Whether the call was carried out is not known.',
    fix: 'Send the call again, with a new nonce. Tagging and untagging may be repeated without harm.',
  },
  InternalError: {
    code: 'InternalError',
    status: 500,
    message: 'The request processing has failed due to some unknown error, exception or failure.',
    meaning: 'A fault in this server.',
    fix: "Report it with the RequestId, under which the server's log has the cause.",
  },
})
