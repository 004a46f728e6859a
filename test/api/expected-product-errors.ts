import type { productWordErrors } from '../../src/core/errors/product-words.ts'
import type { productErrors } from '../../src/core/errors/products.ts'

type Expected = readonly [status: number, code: string, message: string]
type Name = keyof typeof productErrors | keyof typeof productWordErrors

const ofEcs = (name: string): Expected => [
  404,
  `MissingParameter.${name}`,
  `The parameter - ${name} should not be null`,
]

/** The errors of the products' own tag operations, as their pages have them. */
export const expectedProductErrors: Readonly<Record<Name, Expected>> = {
  // The error tables of ECS.
  ProductMissingParameter: [
    400,
    'MissingParameter',
    'The input parameter "%s" that is mandatory for processing this request is not supplied.',
  ],
  ProductResourceType: [
    404,
    'InvalidResourceType.NotFound',
    'The ResourceType provided does not exist in our records.',
  ],
  ProductTooManyResources: [
    400,
    'NumberExceed.ResourceIds',
    "The ResourceIds parameter's number is exceed , Valid : %s",
  ],
  ProductTooManyTags: [400, 'NumberExceed.Tags', "The Tags parameter's number is exceed , Valid : %s"],
  ProductDuplicateKey: [400, 'Duplicate.TagKey', 'The Tag.N.Key contain duplicate key.'],
  ProductTagKey: [400, 'InvalidTagKey.Malformed', 'The specified Tag.n.Key is not valid.'],
  ProductTagValue: [400, 'InvalidTagValue.Malformed', 'The specified Tag.n.Value is not valid.'],
  ProductTagMismatch: [400, 'InvalidTag.Mismatch', 'The specified Tag.n.Key and Tag.n.Value are not match.'],
  ProductNoPermissionTag: [403, 'NoPermission.Tag', 'The operator is not permission for the tag.'],
  ProductQuota: [
    400,
    'OperationDenied.QuotaExceed',
    'The quota of tags on resource is beyond permitted range.',
  ],
  EcsMissingRegionId: ofEcs('RegionId'),
  EcsMissingResourceType: ofEcs('ResourceType'),
  EcsMissingTags: ofEcs('Tags'),
  EcsMissingTagOwnerUid: ofEcs('TagOwnerUid'),
  EcsMissingTagOwnerBid: ofEcs('TagOwnerBid'),
  EcsTagOwnerUid: [
    403,
    'PermissionDenied.TagOwnerUid',
    'The specified operator not have permission to set TagOwnerUid value.',
  ],
  EcsScope: [403, 'PermissionDenied.Scope', 'The specified operator not have permission to set Scope value.'],
  EcsInvalidScope: [400, 'Invalid.Scope', 'The specified scope is invalid.'],
  EcsTagCount: [400, 'InvalidTagCount', 'The specified tags are beyond the permitted range.'],
  EcsLegacyResourceType: [400, 'InvalidResourceType.NotFound', 'The specified ResourceType does not exist.'],
  EcsLegacyResourceId: [
    404,
    'InvalidResourceId.NotFound',
    'The specified ResourceId is not found in our records',
  ],
  // Others.
  ProductNothingNamed: [
    400,
    'MissParameter.TagOrResourceId',
    'The parameter Tag.n or ResourceId.n is needed.',
  ],
  ProductDryRun: [400, 'DryRunOperation', 'Request validation has been passed with DryRun flag set.'],
  ForbiddenByRam: [
    403,
    'Forbidden.RAM',
    "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
  ],
  Forbidden: [403, 'Forbidden', 'User not authorized to operate on the specified resource.'],
  SlbMissingTags: [400, 'MissingParameter.Tags', 'The parameter Tags should not be null.'],
  SlbTagKey: [400, 'InvalidParameter.TagKey', 'The specified tag key is invalid.'],
  SlbTagValue: [400, 'InvalidParameter.TagValue', 'The specified tag value is illegal.'],
  SlbQuota: [400, 'QuotaExceeded.Tag', 'The number of Tag exceeds the limit.'],
  SlbNoPermission: [
    400,
    'NoPermission.Operator',
    'The user is not authorized to operate on the specified resource.',
  ],
  SlbNotFound: [404, 'InvalidLoadBalancerId.NotFound', 'The specified LoadBalancerId does not exist.'],
  DbInstanceNotFound: [
    404,
    'InvalidDBInstanceId.NotFound',
    'The DBInstanceId provided does not exist in our records.',
  ],
  CdnTooManyTags: [400, 'TagIsInvalid', 'The number of Tag exceeds 20.'],
  CdnTooManyResources: [400, 'ResourceIdIsInvalid', 'The number of ResourceId exceeds 50.'],
  CdnDuplicateKey: [400, 'TagKeyRepeated', 'The specified TagKey is duplicated.'],
  KvstoreTagKey: [
    400,
    'InvalidTagKey.Malformed',
    'The specified parameter Tag.n.Key or TagKey.n is not valid.',
  ],
  KvstoreTagValue: [400, 'InvalidTagValue.Malformed', 'The specified parameter Tag.n.Value is not valid.'],
  KvstoreResourceId: [
    400,
    'InvalidParameter.ResourceId',
    'The specified parameter ResourceId.n is not valid.',
  ],
  KvstoreTooManyResources: [400, 'NumberExceed.ResourceIds', 'The ResourceIds parameter number is exceed.'],
  KvstoreResourceType: [
    400,
    'InvalidParameter.ResourceType',
    'The specified parameter ResourceType is not valid.',
  ],
  KvstoreNotFound: [404, 'InvalidDbInstanceId.NotFound', 'Specified instance does not exist.'],
  SmcMissingResourceType: [400, 'MissingParameter.ResourceType', 'You must specify ResourceType.'],
  SaeInvalidParameter: [400, 'InvalidParameter.Obviously', 'The specified parameter is invalid {%s}.'],
  SaeResourceType: [400, 'InvalidResourceType.NotFound', 'The specified resource type is not supported.'],
  RosInvalidParameter: [400, 'InvalidParameter', 'The specified parameter %s is invalid, %s.'],
  ElasticsearchNotFound: [400, 'InstanceNotFound', 'The instanceId provided does not exist.'],
}
