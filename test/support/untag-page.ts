/**
 * What the vendor's page of UntagResources states, in its order, as facts that tests hold the program against.
 * They are copied from the page and not from the code.
 */

export type ErrorRow = {
  readonly status: number
  readonly code: string
  /** With the double spaces of the API's metadata, which the page folds. */
  readonly message: string
}

const table: readonly (readonly [status: number, code: string, message: string])[] = [
  [
    400,
    'InvalidResourceARN.Account',
    'The Account specified in the ResourceARN parameter does not match the actual account, specifically: %s.',
  ],
  [
    400,
    'InvalidResourceARN.FormatError',
    'The format of parameter ResourceARN: %s is not valid, for the correct format, you can refer to the Recommend.',
  ],
  [
    400,
    'InvalidResourceARN.Region',
    'The Region specified in the ResourceARN parameter does not match the RegionId parameter, specifically: %s.',
  ],
  [
    400,
    'InvalidParameter.ResourceType',
    'The parameter resource type: %s in ResourceARN is not valid or not support.',
  ],
  [
    400,
    'InvalidParameter.ServiceCode',
    'The parameter service code: %s in  ResourceARN is not valid or not support.',
  ],
  [
    400,
    'InvalidParameter.TagKey',
    'The TagKey parameter  is invalid. The following TagKeys are invalid: %s.',
  ],
  [
    400,
    'InvalidParameter.TagValue',
    'The TagValue parameter is invalid. The following TagValues are invalid: %s.',
  ],
  [403, 'Duplicate.TagKey', 'The Tag.N.Key contains duplicate keys.'],
  [
    403,
    'InvalidParameter.Category',
    'The specified Category is invalid. Valid values are Custom and System.',
  ],
  [403, 'MissingParameter.Createby', 'You must specify Createby.'],
  [403, 'MissingParameter.ResourceIds', 'You must specify ResourceIds.'],
  [403, 'NoPermission.Operator', 'The user is not authorized to operate on the specified resource.'],
  [403, 'NoPermission.SystemTag', 'The user does not have permission to operate the system tag.'],
  [
    403,
    'NoPermissionKey.Category',
    'Some keys cannot be modified because the user does not have permission.',
  ],
  [403, 'NoPermissionKey.Operator', 'You are not authorized to operate the tag key.'],
  [403, 'NumberExceed.ResourceIds', 'The maximum number of ResourceIds is exceeded.'],
  [403, 'NumberExceed.Tags', 'The maximum number of Tags is exceeded.'],
  [403, 'QuotaExceed.TagsPerResource', 'The maximum number of tags for each resource is exceeded.'],
  [403, 'Missing.ServiceCode', 'You must specify ServiceCode.'],
  [404, 'Missing.TagKey', 'Tag.N.Value has been specified and you must specify Tag.N.Key.'],
  [404, 'MissingParameter.AliUid', 'You must specify AliUid.'],
  [404, 'MissingParameter.Bid', 'You must specify Bid.'],
  [404, 'MissingParameter.TagKey', 'You must specify TagKey.'],
]

/** The error table. */
export const errorRows: readonly ErrorRow[] = table.map(([status, code, message]) => ({
  status,
  code,
  message,
}))

/** As tests of a row are called: status and code. */
export const nameOf = ({ status, code }: ErrorRow) => `${status} ${code}`

/** Its documented parameters; all are required. */
export const parameters = {
  RegionId: { type: 'string', example: 'cn-hangzhou', limits: undefined },
  ResourceARN: {
    type: 'array',
    example: 'arn:acs:vpc:cn-hangzhou:123456789****:vpc/vpc-bp19dd90tkt6tz7wu****',
    limits: 'N: 1 to 50',
  },
  TagKey: { type: 'array', example: 'k1', limits: 'N: 1 to 10' },
}

export const relatedActions: readonly string[] = [
  '*:UntagResources',
  '*:UnTagResources',
  'vod:UnTagVodResources',
  'dcdn:UntagDcdnResources',
  'ecs:RemoveTags',
  'slb:RemoveTags',
  'rds:RemoveTagsFromResource',
  'oss:DeleteBucketTagging',
  'live:UnTagLiveResources',
]

/** Type and example by path; the elements of a list have [] after its name. */
export const responseFields: Readonly<Record<string, readonly [type: string, example?: string]>> = {
  RequestId: ['string', '43D12436-B10F-4469-8136-FD1C5D2B2083'],
  FailedResources: ['object'],
  'FailedResources.FailedResource': ['array'],
  'FailedResources.FailedResource[]': ['object'],
  'FailedResources.FailedResource[].ResourceARN': [
    'string',
    'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-xxxxxxxxxx1',
  ],
  'FailedResources.FailedResource[].Result': ['object'],
  'FailedResources.FailedResource[].Result.Code': ['string', 'InvalidResourceId.NotFound'],
  'FailedResources.FailedResource[].Result.Message': [
    'string',
    'The specified ResourceIds are not found in our records.',
  ],
}

/** The account in the sample, masked, so that it is none that could call. */
export const MASKED_ACCOUNT = '123456789****'

/** The sample answer in JSON. */
export const sample = `{
  "RequestId": "43D12436-B10F-4469-8136-FD1C5D2B2083",
  "FailedResources": {
    "FailedResource": [
      {
        "ResourceARN": "arn:acs:ecs:cn-hangzhou:123456789****:instance/i-xxxxxxxxxx1",
        "Result": {
          "Code": "InvalidResourceId.NotFound",
          "Message": "The specified ResourceIds are not found in our records."
        }
      }
    ]
  }
}`
