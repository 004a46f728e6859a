import { createAccessKey } from './ram/create-access-key.zh-tw.ts'
import { createUser } from './ram/create-user.zh-tw.ts'
import { describeRegions } from './tag/describe-regions.zh-tw.ts'
import { listSupportResourceTypes } from './tag/list-support-resource-types.zh-tw.ts'
import { listTagKeys } from './tag/list-tag-keys.zh-tw.ts'
import { listTagResources } from './tag/list-tag-resources.zh-tw.ts'
import { listTagValues } from './tag/list-tag-values.zh-tw.ts'
import { tagResources } from './tag/tag-resources.zh-tw.ts'
import { untagResources } from './tag/untag-resources.zh-tw.ts'
import { createServicePrincipal } from './tagplane/create-service-principal.zh-tw.ts'
import { deleteServicePrincipal } from './tagplane/delete-service-principal.zh-tw.ts'
import { getProtectedTagKeys } from './tagplane/get-protected-tag-keys.zh-tw.ts'
import { listServicePrincipals } from './tagplane/list-service-principals.zh-tw.ts'
import { setProtectedTagKeys } from './tagplane/set-protected-tag-keys.zh-tw.ts'
import type { OperationTexts } from './texts.ts'

/** 繁體中文, by the names of the operations. */
export const zhTw: Readonly<Record<string, OperationTexts>> = {
  UntagResources: untagResources,
  TagResources: tagResources,
  ListTagResources: listTagResources,
  ListTagKeys: listTagKeys,
  ListTagValues: listTagValues,
  ListSupportResourceTypes: listSupportResourceTypes,
  DescribeRegions: describeRegions,
  SetProtectedTagKeys: setProtectedTagKeys,
  GetProtectedTagKeys: getProtectedTagKeys,
  CreateServicePrincipal: createServicePrincipal,
  ListServicePrincipals: listServicePrincipals,
  DeleteServicePrincipal: deleteServicePrincipal,
  CreateUser: createUser,
  CreateAccessKey: createAccessKey,
}
