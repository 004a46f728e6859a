import type { ErrorName } from '../../src/core/error.ts'
import { errorRows } from '../support/untag-page.ts'
import { expectedCentralErrors } from './expected-central-errors.ts'
import { expectedEstateErrors } from './expected-estate-errors.ts'
import { expectedOssErrors } from './expected-oss-errors.ts'
import { expectedProductErrors } from './expected-product-errors.ts'
import { expectedRamErrors } from './expected-ram-errors.ts'

type Expected = readonly [status: number, code: string, message: string]

const missing = (name: string): Expected => [400, `Missing${name}`, `${name} is mandatory for this action.`]

/** A row of the error table of UntagResources. */
function ofPage(code: string): Expected {
  const row = errorRows.find((candidate) => candidate.code === code)
  if (!row) throw new Error(`The page has no ${code}`)
  return [row.status, row.code, row.message]
}

/**
 * What each error looks like on the wire, copied from the documents and not from the code: the error table of
 * UntagResources with its double spaces, the other operations' tables, the gateway's common errors.
 */
export const expectedErrors: Readonly<Record<ErrorName, Expected>> = {
  ...expectedRamErrors,
  ...expectedOssErrors,
  ...expectedProductErrors,
  ...expectedEstateErrors,
  ...expectedCentralErrors,
  ThrottlingUser: [400, 'Throttling.User', 'Request was denied due to user flow control.'],
  // The lists of the Tag API.
  ListTagKeyInvalid: [403, 'InvalidParameter.TagKey', 'The Tag.N.Key parameter  is invalid.'],
  ListTagValueInvalid: [403, 'InvalidParameter.TagValue', 'The Tag.N.Value parameter  is invalid.'],
  FuzzyQueryNotSupported: [400, 'FuzzyQuery.NotSupport', 'The fuzzy query is not supported.'],
  FuzzyTypeNotSupported: [403, 'FuzzyType.NotSupport', 'Fuzzy queries are not supported.'],
  InvalidAcceptLanguage: [
    403,
    'InvalidParameter.AcceptLanguage',
    'The specified value of parameter AcceptLanguage  is not valid.',
  ],
  InvalidSupportCode: [403, 'InvalidParameter.SupportCode', 'SupportCode parameter is illegal.'],
  MissingData: [404, 'Missing.Data', 'The data that you want to operate does not exist.'],
  MissingAccountId: missing('AccountId'),
  MissingRequestId: missing('RequestId'),
  MissingRequest: missing('Request'),
  RequestNotFound: [404, 'EntityNotExist.Request', 'The request does not exist: %s.'],
  AccountExists: [409, 'EntityAlreadyExists.Account', 'The account does already exist.'],
  AccountNotFound: [404, 'EntityNotExist.Account', 'The account does not exist.'],
  AccountActive: [409, 'DeleteConflict.Account', 'The account is active.'],
  AccountIsFirst: [
    409,
    'DeleteConflict.Account.First',
    'The first account of the installation cannot be deleted.',
  ],
  TooManyAccountsMade: [409, 'LimitExceeded.Account', 'The maximum number of accounts is exceeded.'],
  PrincipalNotFound: [404, 'EntityNotExist.Principal', 'The principal does not exist.'],
  MissingAuthAction: missing('AuthAction'),
  MissingAuthResource: missing('AuthResource'),
  // The gateway, of temporary keys.
  MissingSecurityToken: missing('SecurityToken'),
  SecurityTokenExpired: [400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.'],
  SecurityTokenMismatch: [
    400,
    'InvalidSecurityToken.MismatchWithAccessKey',
    'Specified SecurityToken mismatch with the AccessKey.',
  ],
  // The error table of UntagResources.
  ArnFormat: ofPage('InvalidResourceARN.FormatError'),
  ArnAccount: ofPage('InvalidResourceARN.Account'),
  ArnRegion: ofPage('InvalidResourceARN.Region'),
  ArnServiceCode: ofPage('InvalidParameter.ServiceCode'),
  ArnResourceType: ofPage('InvalidParameter.ResourceType'),
  TagKeyInvalid: ofPage('InvalidParameter.TagKey'),
  TagValueInvalid: ofPage('InvalidParameter.TagValue'),
  DuplicateTagKey: ofPage('Duplicate.TagKey'),
  SystemTag: ofPage('NoPermission.SystemTag'),
  NoPermissionOperator: ofPage('NoPermission.Operator'),
  NoPermissionKey: ofPage('NoPermissionKey.Operator'),
  TooManyResources: ofPage('NumberExceed.ResourceIds'),
  TooManyTags: ofPage('NumberExceed.Tags'),
  MissingResourceIds: ofPage('MissingParameter.ResourceIds'),
  TooManyTagsOnResource: ofPage('QuotaExceed.TagsPerResource'),
  InvalidCategory: ofPage('InvalidParameter.Category'),
  MissingTagKeyParameter: ofPage('MissingParameter.TagKey'),
  MissingTagKey: ofPage('Missing.TagKey'),
  NoPermissionKeyCategory: ofPage('NoPermissionKey.Category'),
  MissingAliUid: ofPage('MissingParameter.AliUid'),
  MissingBid: ofPage('MissingParameter.Bid'),
  MissingCreateby: ofPage('MissingParameter.Createby'),
  MissingServiceCode: ofPage('Missing.ServiceCode'),
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
  MissingResourceType: missing('ResourceType'),
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
