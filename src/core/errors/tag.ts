import { entries } from './entry.ts'

/** Errors of the Tag API, texts as its metadata has them, double spaces included. */
export const tagErrors = entries({
  ArnFormat: {
    code: 'InvalidResourceARN.FormatError',
    status: 400,
    message:
      'The format of parameter ResourceARN: %s is not valid, for the correct format, you can refer to the Recommend.',
    meaning: 'An ARN is not of the form arn:acs:product:region:account:type/id.',
    fix: 'Write the ARN in that form. Region and account may be *, the id may not.',
  },
  ArnAccount: {
    code: 'InvalidResourceARN.Account',
    status: 400,
    message:
      'The Account specified in the ResourceARN parameter does not match the actual account, specifically: %s.',
    meaning: "The account in an ARN is not the caller's.",
    fix: 'Use your own account id, or *.',
  },
  ArnRegion: {
    code: 'InvalidResourceARN.Region',
    status: 400,
    message:
      'The Region specified in the ResourceARN parameter does not match the RegionId parameter, specifically: %s.',
    meaning: 'The region in an ARN is not the one of the call.',
    fix: 'One call covers one region: group the resources by region, or write *.',
  },
  ArnServiceCode: {
    code: 'InvalidParameter.ServiceCode',
    status: 400,
    message: 'The parameter service code: %s in  ResourceARN is not valid or not support.',
    meaning: 'No product of that code is known.',
    fix: 'Use a product code of the list of services that support tags.',
  },
  ArnResourceType: {
    code: 'InvalidParameter.ResourceType',
    status: 400,
    message: 'The parameter resource type: %s in ResourceARN is not valid or not support.',
    meaning: 'The product has no resource type of that name that can be tagged.',
    fix: 'Use a resource type of the list of services that support tags.',
  },
  TagKeyInvalid: {
    code: 'InvalidParameter.TagKey',
    status: 400,
    message: 'The TagKey parameter  is invalid. The following TagKeys are invalid: %s.',
    meaning:
      'A key is empty, longer than 128 characters, has a character that is not allowed, or contains http:// or https://.',
    fix: 'Use 1 to 128 letters, marks, digits, spaces and _ . # / = + - @ : , ~',
  },
  TagValueInvalid: {
    code: 'InvalidParameter.TagValue',
    status: 400,
    message: 'The TagValue parameter is invalid. The following TagValues are invalid: %s.',
    meaning:
      'A value is longer than 128 characters, has a character that is not allowed, or contains http:// or https://.',
    fix: 'Use up to 128 letters, marks, digits, spaces and _ . # / = + - @ : , ~',
  },
  TagsInvalid: {
    code: 'InvalidParameter.Tags',
    status: 400,
    message: 'The Tags parameter cannot be empty, and JSON parsing should adhere to the format of a Map.',
    meaning: 'Tags is not a JSON object whose values are strings.',
    fix: 'Send for example Tags={"env":"test"}.',
  },
  DuplicateTagKey: {
    code: 'Duplicate.TagKey',
    status: 403,
    message: 'The Tag.N.Key contains duplicate keys.',
    meaning: 'The call names the same key twice.',
    fix: 'Name each key once. Keys that differ in case are different keys.',
  },
  SystemTag: {
    code: 'NoPermission.SystemTag',
    status: 403,
    message: 'The user does not have permission to operate the system tag.',
    meaning: 'Keys that begin with acs: or aliyun belong to the system.',
    fix: 'Leave system keys out of the call.',
  },
  NoPermissionOperator: {
    code: 'NoPermission.Operator',
    status: 403,
    message: 'The user is not authorized to operate on the specified resource.',
    meaning: 'The caller may not do this.',
    fix: 'Have the operation allowed by a policy, or call it as somebody who may.',
  },
  NoPermissionKey: {
    code: 'NoPermissionKey.Operator',
    status: 403,
    message: 'You are not authorized to operate the tag key.',
    meaning: 'The account protects one of the keys.',
    fix: 'Leave the key out, or have the root of the account take it off the list with SetProtectedTagKeys.',
  },
  InvalidCategory: {
    code: 'InvalidParameter.Category',
    status: 403,
    message: 'The specified Category is invalid. Valid values are Custom and System.',
    meaning: 'Category is none of the values that the operation takes.',
    fix: 'Use Custom or System; ListTagResources takes All, too.',
  },
  ListResourceType: {
    code: 'InvalidParameter.ResourceType',
    status: 403,
    message: 'The ResourceType parameter is invalid.',
    meaning: 'No product of that code is known, or it has no resource type of that name.',
    fix: 'Use a product code and a resource type of the list of services that support tags.',
  },
  TooManyResources: {
    code: 'NumberExceed.ResourceIds',
    status: 403,
    message: 'The maximum number of ResourceIds is exceeded.',
    meaning: 'The call names more than 50 resources.',
    fix: 'Send at most 50 resources in a call.',
  },
  TooManyTags: {
    code: 'NumberExceed.Tags',
    status: 403,
    message: 'The maximum number of Tags is exceeded.',
    meaning: 'The call names more than 10 keys or tags.',
    fix: 'Send at most 10 keys or tags in a call.',
  },
  MissingResourceIds: {
    code: 'MissingParameter.ResourceIds',
    status: 403,
    message: 'You must specify ResourceIds.',
    meaning: 'The call names no resource.',
    fix: 'Send ResourceARN.1, ResourceARN.2 and so on.',
  },
  MissingTagKeyParameter: {
    code: 'MissingParameter.TagKey',
    status: 404,
    message: 'You must specify TagKey.',
    meaning: 'The call names no key.',
    fix: 'Send TagKey.1, TagKey.2 and so on.',
  },
  MissingTagKey: {
    code: 'Missing.TagKey',
    status: 404,
    message: 'Tag.N.Value has been specified and you must specify Tag.N.Key.',
    meaning: 'A Tag.N.Value has no Tag.N.Key of the same N.',
    fix: 'This operation takes TagKey.N; leave Tag.N out.',
  },
  ListTagKeyInvalid: {
    code: 'InvalidParameter.TagKey',
    status: 403,
    message: 'The Tag.N.Key parameter  is invalid.',
    meaning:
      'The key is longer than 128 characters, has a character that is not allowed, or contains http:// or https://.',
    fix: 'Use a key as ListTagKeys lists them.',
  },
  InvalidAcceptLanguage: {
    code: 'InvalidParameter.AcceptLanguage',
    status: 403,
    message: 'The specified value of parameter AcceptLanguage  is not valid.',
    meaning: 'AcceptLanguage is none of the languages that region names are given in.',
    fix: 'Use zh-CN, zh-TW, en-US or ja.',
  },
  InvalidSupportCode: {
    code: 'InvalidParameter.SupportCode',
    status: 403,
    message: 'SupportCode parameter is illegal.',
    meaning: 'There is no support code of that name.',
    fix: 'Use one of the codes on the reference page of the operation.',
  },
  MissingData: {
    code: 'Missing.Data',
    status: 404,
    message: 'The data that you want to operate does not exist.',
    meaning: 'No resource type answers to the filters.',
    fix: 'Check ProductCode, ResourceTye and SupportCode, or leave them out.',
  },
  ResourceNotFound: {
    code: 'InvalidResourceId.NotFound',
    status: 404,
    message: 'The specified ResourceIds are not found in our records.',
    meaning:
      'No such resource is registered in the account and region. Of a call on many resources it is the answer for this one only.',
    fix: 'Check the id and the region. Tagging a resource registers it, unless the server runs with --resources strict.',
  },
  TooManyTagsOnResource: {
    code: 'QuotaExceed.TagsPerResource',
    status: 403,
    message: 'The maximum number of tags for each resource is exceeded.',
    meaning:
      'The resource would carry more than 20 tags. It was left as it was; the other resources of the call were not.',
    fix: 'Remove tags from the resource first.',
  },
  InvalidNextToken: {
    code: 'Invalid.NextToken',
    status: 403,
    message: 'The parameter NextToken is invalid.',
    meaning: 'The token was not issued by this server for this very query and account.',
    fix: 'Send the token of the answer before, with all other parameters unchanged, or none to begin again.',
  },
})
