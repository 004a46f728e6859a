import type { ErrorName } from '../../src/core/error.ts'

type Expected = readonly [status: number, code: string, message: string]

const missing = (name: string): Expected => [400, `Missing${name}`, `${name} is mandatory for this action.`]

/**
 * What each error looks like on the wire, copied from the documents and not from the code: the error table of
 * UntagResources with its double spaces, the other operations' tables, the gateway's common errors.
 */
export const expectedErrors: Readonly<Record<ErrorName, Expected>> = {
  // DescribeRegions and ListSupportResourceTypes.
  ListTagKeyInvalid: [403, 'InvalidParameter.TagKey', 'The Tag.N.Key parameter  is invalid.'],
  InvalidAcceptLanguage: [
    403,
    'InvalidParameter.AcceptLanguage',
    'The specified value of parameter AcceptLanguage  is not valid.',
  ],
  InvalidSupportCode: [403, 'InvalidParameter.SupportCode', 'SupportCode parameter is illegal.'],
  MissingData: [404, 'Missing.Data', 'The data that you want to operate does not exist.'],
  // The error table of UntagResources.
  ArnFormat: [
    400,
    'InvalidResourceARN.FormatError',
    'The format of parameter ResourceARN: %s is not valid, for the correct format, you can refer to the Recommend.',
  ],
  ArnAccount: [
    400,
    'InvalidResourceARN.Account',
    'The Account specified in the ResourceARN parameter does not match the actual account, specifically: %s.',
  ],
  ArnRegion: [
    400,
    'InvalidResourceARN.Region',
    'The Region specified in the ResourceARN parameter does not match the RegionId parameter, specifically: %s.',
  ],
  ArnServiceCode: [
    400,
    'InvalidParameter.ServiceCode',
    'The parameter service code: %s in  ResourceARN is not valid or not support.',
  ],
  ArnResourceType: [
    400,
    'InvalidParameter.ResourceType',
    'The parameter resource type: %s in ResourceARN is not valid or not support.',
  ],
  TagKeyInvalid: [
    400,
    'InvalidParameter.TagKey',
    'The TagKey parameter  is invalid. The following TagKeys are invalid: %s.',
  ],
  TagValueInvalid: [
    400,
    'InvalidParameter.TagValue',
    'The TagValue parameter is invalid. The following TagValues are invalid: %s.',
  ],
  DuplicateTagKey: [403, 'Duplicate.TagKey', 'The Tag.N.Key contains duplicate keys.'],
  SystemTag: [403, 'NoPermission.SystemTag', 'The user does not have permission to operate the system tag.'],
  NoPermissionOperator: [
    403,
    'NoPermission.Operator',
    'The user is not authorized to operate on the specified resource.',
  ],
  NoPermissionKey: [403, 'NoPermissionKey.Operator', 'You are not authorized to operate the tag key.'],
  TooManyResources: [403, 'NumberExceed.ResourceIds', 'The maximum number of ResourceIds is exceeded.'],
  TooManyTags: [403, 'NumberExceed.Tags', 'The maximum number of Tags is exceeded.'],
  MissingResourceIds: [403, 'MissingParameter.ResourceIds', 'You must specify ResourceIds.'],
  TooManyTagsOnResource: [
    403,
    'QuotaExceed.TagsPerResource',
    'The maximum number of tags for each resource is exceeded.',
  ],
  InvalidCategory: [
    403,
    'InvalidParameter.Category',
    'The specified Category is invalid. Valid values are Custom and System.',
  ],
  NoPermissionKeyCategory: [
    403,
    'NoPermissionKey.Category',
    'Some keys cannot be modified because the user does not have permission.',
  ],
  MissingAliUid: [404, 'MissingParameter.AliUid', 'You must specify AliUid.'],
  MissingBid: [404, 'MissingParameter.Bid', 'You must specify Bid.'],
  MissingCreateby: [403, 'MissingParameter.Createby', 'You must specify Createby.'],
  MissingServiceCode: [403, 'Missing.ServiceCode', 'You must specify ServiceCode.'],
  MissingTagKeyParameter: [404, 'MissingParameter.TagKey', 'You must specify TagKey.'],
  MissingTagKey: [404, 'Missing.TagKey', 'Tag.N.Value has been specified and you must specify Tag.N.Key.'],
  // Its sample answer.
  ResourceNotFound: [
    404,
    'InvalidResourceId.NotFound',
    'The specified ResourceIds are not found in our records.',
  ],

  // TagResources, ListTagResources.
  TagsInvalid: [
    400,
    'InvalidParameter.Tags',
    'The Tags parameter cannot be empty, and JSON parsing should adhere to the format of a Map.',
  ],
  ListResourceType: [403, 'InvalidParameter.ResourceType', 'The ResourceType parameter is invalid.'],
  InvalidNextToken: [403, 'Invalid.NextToken', 'The parameter NextToken is invalid.'],

  // The gateway.
  MissingAction: missing('Action'),
  MissingVersion: missing('Version'),
  MissingAccessKeyId: missing('AccessKeyId'),
  MissingSignature: missing('Signature'),
  MissingSignatureMethod: missing('SignatureMethod'),
  MissingSignatureVersion: missing('SignatureVersion'),
  MissingSignatureNonce: missing('SignatureNonce'),
  MissingTimestamp: missing('Timestamp'),
  MissingRegionId: missing('RegionId'),
  InvalidVersion: [400, 'InvalidVersion', 'Specified parameter Version is not valid.'],
  ActionNotFound: [
    404,
    'InvalidAction.NotFound',
    'Specified api is not found, please check your url and method.',
  ],
  UnsupportedHttpMethod: [403, 'UnsupportedHTTPMethod', 'This http method is not supported.'],
  AccessKeyNotFound: [404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.'],
  AccessKeyInactive: [400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.'],
  SignatureDoesNotMatch: [
    400,
    'SignatureDoesNotMatch',
    'Specified signature is not matched with our calculation. server string to sign is:%s',
  ],
  Acs3SignatureDoesNotMatch: [
    400,
    'SignatureDoesNotMatch',
    'Specified signature does not match our calculation. server StringToSign is [%s] server CanonicalRequest is [%s]',
  ],
  SignatureNonceUsed: [400, 'SignatureNonceUsed', 'Specified signature nonce was used already.'],
  TimestampExpired: [400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.'],
  TimestampFormat: [
    400,
    'InvalidTimeStamp.Format',
    'Specified time stamp or date value is not well formatted.',
  ],
  SecurityTokenMalformed: [400, 'InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.'],
  OperationConflict: [
    409,
    'OperationConflict',
    'The operation conflicts with another one on the same data. Please try again.',
  ],
  ServiceUnavailable: [
    503,
    'ServiceUnavailable',
    'The request has failed due to a temporary failure of the server.',
  ],
  InternalError: [
    500,
    'InternalError',
    'The request processing has failed due to some unknown error, exception or failure.',
  ],

  // The vendor's code with a text of ours, since its own is not known or says less.
  BodyHashDoesNotMatch: [
    400,
    'SignatureDoesNotMatch',
    'Specified %s does not match the body of the request. server calculated [%s]',
  ],
  IncompleteSignature: [
    400,
    'IncompleteSignature',
    'The request signature does not conform to Aliyun standards. %s',
  ],
  InvalidSignatureMethod: [
    400,
    'InvalidSignatureMethod',
    'The signature method %s is not supported. Supported are HMAC-SHA1 with SignatureVersion 1.0, ACS3-HMAC-SHA256 and ACS3-HMAC-SM3.',
  ],
  InvalidParameter: [400, 'InvalidParameter', 'The specified parameter "%s" is not valid. %s'],
  UnsupportedParameter: [400, 'UnsupportedParameter', 'The parameter %s is not supported.'],
  RegionNotFound: [404, 'InvalidRegionId.NotFound', 'The specified RegionId does not exist.'],
  EntityTooLarge: [413, 'EntityTooLarge', 'The request is too large. %s'],
  RequestTimeout: [408, 'RequestTimeout', 'The request did not arrive in time.'],
  MalformedRequest: [400, 'InvalidRequest', 'The request is not valid HTTP. %s'],
  // The Tagplane API.
  MissingName: missing('Name'),
  MissingAccounts: missing('Accounts'),
  MissingPrincipalId: missing('PrincipalId'),
  TooManyAccounts: [403, 'NumberExceed.Accounts', 'The maximum number of Accounts is exceeded.'],
  ServicePrincipalExists: [
    409,
    'EntityAlreadyExists.ServicePrincipal',
    'The service principal does already exist: %s.',
  ],
  ServicePrincipalNotFound: [
    404,
    'EntityNotExist.ServicePrincipal',
    'The service principal does not exist: %s.',
  ],
  TooManyServicePrincipals: [
    409,
    'LimitExceeded.ServicePrincipal',
    'The maximum number of service principals is exceeded.',
  ],
}

/** The message with its `%s` filled in. */
export function expectedMessage(error: ErrorName, values: readonly string[]): string {
  const rest = [...values]
  return expectedErrors[error][2].replaceAll('%s', () => rest.shift() ?? '').trimEnd()
}
