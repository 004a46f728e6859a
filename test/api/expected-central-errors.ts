type Expected = readonly [status: number, code: string, message: string]

/** The errors of CreateTags, DeleteTag, OpenCreatedBy, CloseCreatedBy and CheckCreatedByEnabled, as their tables have them. */
export const expectedCentralErrors = {
  WrongPresetEndpoint: [
    403,
    'WrongEndpoint',
    'Only the central endpoint supports the create and delete operation of meta tag.',
  ],
  // Of the other operations that are called in cn-shanghai alone.
  WrongCreatedByEndpoint: [403, 'WrongEndpoint', 'Only the shanghai endpoint supports the operation.'],
  MissingPresets: [
    404,
    'MissingParameter.TagKeyValueParamList',
    'The parameter TagKeyValueParamList must not be null.',
  ],
  MissingPresetKey: [404, 'MissingParameter.Key', 'The Key must not be empty.'],
  MissingPresetValue: [404, 'MissingParameter.Value', 'The Value must not be empty.'],
  PresetKeyInvalid: [403, 'InvalidParameter.Key', 'The Key is invalid.'],
  PresetValueInvalid: [403, 'InvalidParameter.Value', 'The Value is invalid.'],
  PresetKeyHasValues: [400, 'MetaTagKeyHasValue', 'The specified TagKey already bind tag value'],
  PresetKeyBound: [403, 'MetaTagKey.BindingResources', 'Binding resource exists for tag key.'],
  PresetKeyNotFound: [403, 'MetaTagKeyNotFound', 'The meta tag key is not found.'],
  // No table has errors of these.
  TooManyPresetKeys: [403, 'QuotaExceed.MetaTagKeys', 'The maximum number of meta tag keys is exceeded.'],
  TooManyPresetValues: [
    403,
    'QuotaExceed.MetaTagValues',
    'The maximum number of meta tag values is exceeded.',
  ],
  CreatedByAlreadyOpen: [400, 'CreatedByAlreadyOpen', 'CreatedBy is already activated.'],
  CreatedByNotRoot: [403, 'PermissionDenied', 'Only a primary account can perform the operation.'],
  CreatedByOfRole: [403, 'NoPermission', 'AssumedRoleUser has no permission.'],
} as const satisfies Readonly<Record<string, Expected>>
