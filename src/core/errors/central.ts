import { entries } from './entry.ts'

const KEYS = 'A key has 1 to 128 letters, marks, digits, spaces and _ . # / = + - @ : , ~'

/** Errors of the operations that the Tag API has in one region: on preset tags, and on created-by tags. */
export const centralErrors = entries({
  WrongPresetEndpoint: {
    code: 'WrongEndpoint',
    status: 403,
    message: 'Only the central endpoint supports the create and delete operation of meta tag.',
    meaning: 'Preset tags hold for all regions, and are made and deleted in one: cn-hangzhou.',
    fix: 'Send RegionId=cn-hangzhou.',
  },
  WrongCreatedByEndpoint: {
    code: 'WrongEndpoint',
    status: 403,
    message: 'Only the shanghai endpoint supports the operation.',
    meaning: 'Created-by tags are enabled for all regions in one: cn-shanghai.',
    fix: 'Send RegionId=cn-shanghai.',
  },
  MissingPresets: {
    code: 'MissingParameter.TagKeyValueParamList',
    status: 404,
    message: 'The parameter TagKeyValueParamList must not be null.',
    meaning: 'The call names no preset tag.',
    fix: 'Send TagKeyValueParamList.1.Key and so on.',
  },
  MissingPresetKey: {
    code: 'MissingParameter.Key',
    status: 404,
    message: 'The Key must not be empty.',
    meaning: 'A preset tag has no key.',
    fix: 'Send a Key with each element of TagKeyValueParamList; DeleteTag has one Key.',
  },
  MissingPresetValue: {
    code: 'MissingParameter.Value',
    status: 404,
    message: 'The Value must not be empty.',
    meaning: 'An element of TagValueParamList has no value.',
    fix: 'Send a Value with each of them, or leave TagValueParamList out: a key may be made without values.',
  },
  PresetKeyInvalid: {
    code: 'InvalidParameter.Key',
    status: 403,
    message: 'The Key is invalid.',
    meaning:
      'A key is too long, has a character that is not allowed, contains http:// or https://, or begins with acs: or aliyun.',
    fix: KEYS,
  },
  PresetValueInvalid: {
    code: 'InvalidParameter.Value',
    status: 403,
    message: 'The Value is invalid.',
    meaning: 'A value is too long, has a character that is not allowed, or contains http:// or https://.',
    fix: 'A value has up to 128 letters, marks, digits, spaces and _ . # / = + - @ : , ~',
  },
  PresetKeyHasValues: {
    code: 'MetaTagKeyHasValue',
    status: 400,
    message: 'The specified TagKey already bind tag value',
    meaning: 'Only a key without values can be deleted.',
    fix: 'Delete its values first; ListTagValues shows them with QueryType=MetaTag.',
  },
  PresetKeyBound: {
    code: 'MetaTagKey.BindingResources',
    status: 403,
    message: 'Binding resource exists for tag key.',
    meaning: 'A resource of the account, in whatever region, carries the key, or the key with this value.',
    fix: 'Untag the resources first; ListResources finds them.',
  },
  PresetKeyNotFound: {
    code: 'MetaTagKeyNotFound',
    status: 403,
    message: 'The meta tag key is not found.',
    meaning: 'There is no preset key of this name. Case matters.',
    fix: 'ListTagKeys shows the preset keys with QueryType=MetaTag; CreateTags makes one.',
  },
  TooManyPresetKeys: {
    code: 'QuotaExceed.MetaTagKeys',
    status: 403,
    message: 'The maximum number of meta tag keys is exceeded.',
    meaning: 'An account has at most 1,000 preset keys. Nothing of the call was done.',
    fix: 'Delete keys that nobody needs.',
  },
  TooManyPresetValues: {
    code: 'QuotaExceed.MetaTagValues',
    status: 403,
    message: 'The maximum number of meta tag values is exceeded.',
    meaning: 'A preset key has at most 1,000 values. Nothing of the call was done.',
    fix: 'Delete values that nobody needs.',
  },
  CreatedByAlreadyOpen: {
    code: 'CreatedByAlreadyOpen',
    status: 400,
    message: 'CreatedBy is already activated.',
    meaning: 'Resources get the created-by tag already.',
    fix: 'Nothing is to be done.',
  },
  CreatedByNotRoot: {
    code: 'PermissionDenied',
    status: 403,
    message: 'Only a primary account can perform the operation.',
    meaning: 'Created-by tags are enabled and disabled by the root of the account, and not by its users.',
    fix: 'Call with an access key of the root.',
  },
  CreatedByOfRole: {
    code: 'NoPermission',
    status: 403,
    message: 'AssumedRoleUser has no permission.',
    meaning: 'Created-by tags are enabled and disabled by the root of the account, and not by roles.',
    fix: 'Call with an access key of the root.',
  },
})
