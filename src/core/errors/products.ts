import { entries } from './entry.ts'

/**
 * Errors of the products' own tag operations: those of ECS, which stand for products that publish none, and those
 * that several products share.
 */
export const productErrors = entries({
  ProductMissingParameter: {
    code: 'MissingParameter',
    status: 400,
    message: 'The input parameter "%s" that is mandatory for processing this request is not supplied.',
    meaning: 'The call leaves out a parameter that it needs.',
    fix: 'Send the parameter that the message names; docs/products.md says what each product takes.',
  },
  ProductResourceType: {
    code: 'InvalidResourceType.NotFound',
    status: 404,
    message: 'The ResourceType provided does not exist in our records.',
    meaning: 'The product has no resource type of that name that can be tagged.',
    fix: 'Use one of the resource types that docs/products.md lists for the product.',
  },
  ProductTooManyResources: {
    code: 'NumberExceed.ResourceIds',
    status: 400,
    message: "The ResourceIds parameter's number is exceed , Valid : %s",
    meaning: 'The call names more resources than the product takes in one call.',
    fix: 'Send several calls.',
  },
  ProductTooManyTags: {
    code: 'NumberExceed.Tags',
    status: 400,
    message: "The Tags parameter's number is exceed , Valid : %s",
    meaning: 'The call names more keys or tags than the product takes in one call.',
    fix: 'Send several calls.',
  },
  ProductDuplicateKey: {
    code: 'Duplicate.TagKey',
    status: 400,
    message: 'The Tag.N.Key contain duplicate key.',
    meaning: 'The call names the same key twice.',
    fix: 'Name each key once. Keys that differ in case are different keys.',
  },
  ProductTagKey: {
    code: 'InvalidTagKey.Malformed',
    status: 400,
    message: 'The specified Tag.n.Key is not valid.',
    meaning:
      'A key is empty or too long, has a character that is not allowed, or contains http:// or https://.',
    fix: 'Use letters, marks, digits, spaces and _ . # / = + - @ : , ~ and no more of them than the product takes.',
  },
  ProductTagValue: {
    code: 'InvalidTagValue.Malformed',
    status: 400,
    message: 'The specified Tag.n.Value is not valid.',
    meaning: 'A value is too long, has a character that is not allowed, or contains http:// or https://.',
    fix: 'Use up to 128 letters, marks, digits, spaces and _ . # / = + - @ : , ~',
  },
  ProductTagMismatch: {
    code: 'InvalidTag.Mismatch',
    status: 400,
    message: 'The specified Tag.n.Key and Tag.n.Value are not match.',
    meaning: 'A tag has a value and no key.',
    fix: 'Send the key of each value under the same number.',
  },
  ProductNoPermissionTag: {
    code: 'NoPermission.Tag',
    status: 403,
    message: 'The operator is not permission for the tag.',
    meaning: 'A key belongs to the system, since it begins with acs: or aliyun, or the account protects it.',
    fix: 'Leave the key out.',
  },
  ProductQuota: {
    code: 'OperationDenied.QuotaExceed',
    status: 400,
    message: 'The quota of tags on resource is beyond permitted range.',
    meaning: 'A resource of the call would carry more than 20 tags. Nothing of the call was done.',
    fix: 'Remove tags from the resource first.',
  },
  ProductNothingNamed: {
    code: 'MissParameter.TagOrResourceId',
    status: 400,
    message: 'The parameter Tag.n or ResourceId.n is needed.',
    meaning: 'The call names neither resources nor tags.',
    fix: 'Say which resources are to be listed, or which tags they carry.',
  },
  ProductDryRun: {
    code: 'DryRunOperation',
    status: 400,
    message: 'Request validation has been passed with DryRun flag set.',
    meaning: 'The call would have been carried out. Nothing has changed, since DryRun was set.',
    fix: 'Send the call without DryRun.',
  },
  ForbiddenByRam: {
    code: 'Forbidden.RAM',
    status: 403,
    message: "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
    meaning: 'The caller may not do this on one of the resources. Nothing of the call was done.',
    fix: 'Have the action of the product allowed on the resource by a policy.',
  },
  Forbidden: {
    code: 'Forbidden',
    status: 403,
    message: 'User not authorized to operate on the specified resource.',
    meaning: 'The caller may not do this on one of the resources. Nothing of the call was done.',
    fix: 'Have the action of the product allowed on the resource by a policy.',
  },
  EcsMissingRegionId: missingOfEcs('RegionId'),
  EcsMissingResourceType: missingOfEcs('ResourceType'),
  EcsMissingTags: missingOfEcs('Tags'),
  EcsMissingTagOwnerUid: missingOfEcs('TagOwnerUid'),
  EcsMissingTagOwnerBid: missingOfEcs('TagOwnerBid'),
  EcsTagOwnerUid: {
    code: 'PermissionDenied.TagOwnerUid',
    status: 403,
    message: 'The specified operator not have permission to set TagOwnerUid value.',
    meaning: 'TagOwnerUid is for products of the cloud that act for others.',
    fix: 'Leave TagOwnerUid and TagOwnerBid out.',
  },
  EcsScope: {
    code: 'PermissionDenied.Scope',
    status: 403,
    message: 'The specified operator not have permission to set Scope value.',
    meaning: 'Scope is for products of the cloud that act for others.',
    fix: 'Leave Scope out.',
  },
  EcsInvalidScope: {
    code: 'Invalid.Scope',
    status: 400,
    message: 'The specified scope is invalid.',
    meaning: 'Scope is neither public nor private.',
    fix: 'Leave Scope out.',
  },
  EcsTagCount: {
    code: 'InvalidTagCount',
    status: 400,
    message: 'The specified tags are beyond the permitted range.',
    meaning: 'The call names more tags than it may, or a resource would carry more than 20.',
    fix: 'Send at most 20 tags in a call.',
  },
  EcsLegacyResourceType: {
    code: 'InvalidResourceType.NotFound',
    status: 400,
    message: 'The specified ResourceType does not exist.',
    meaning: 'The product has no resource type of that name that can be tagged.',
    fix: 'Use one of the resource types that docs/products.md lists for the product.',
  },
  EcsLegacyResourceId: {
    code: 'InvalidResourceId.NotFound',
    status: 404,
    message: 'The specified ResourceId is not found in our records',
    meaning: 'No such resource is registered in the account and region.',
    fix: 'Check the id and the region. Tagging a resource registers it, unless the server runs with --resources strict.',
  },
})

function missingOfEcs<const P extends string>(parameter: P) {
  return {
    code: `MissingParameter.${parameter}` as const,
    status: 404,
    message: `The parameter - ${parameter} should not be null`,
    meaning: `The call carries no ${parameter}.`,
    fix: `Send ${parameter}.`,
  }
}
