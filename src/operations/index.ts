import type { AnyOperation } from './operation.ts'
import { createAccessKey } from './ram/create-access-key.ts'
import { createUser } from './ram/create-user.ts'
import { describeRegions } from './tag/describe-regions.ts'
import { listSupportResourceTypes } from './tag/list-support-resource-types.ts'
import { listTagKeys } from './tag/list-tag-keys.ts'
import { listTagResources } from './tag/list-tag-resources.ts'
import { listTagValues } from './tag/list-tag-values.ts'
import { tagResources } from './tag/tag-resources.ts'
import { untagResources } from './tag/untag-resources.ts'
import { createServicePrincipal } from './tagplane/create-service-principal.ts'
import { deleteServicePrincipal } from './tagplane/delete-service-principal.ts'
import { getProtectedTagKeys } from './tagplane/get-protected-tag-keys.ts'
import { listServicePrincipals } from './tagplane/list-service-principals.ts'
import { setProtectedTagKeys } from './tagplane/set-protected-tag-keys.ts'

/** Every operation that is served. */
export const operations: readonly AnyOperation[] = [
  untagResources,
  tagResources,
  listTagResources,
  listTagKeys,
  listTagValues,
  listSupportResourceTypes,
  describeRegions,
  setProtectedTagKeys,
  getProtectedTagKeys,
  createServicePrincipal,
  listServicePrincipals,
  deleteServicePrincipal,
  createUser,
  createAccessKey,
]
