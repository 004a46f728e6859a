import type { AnyOperation } from './operation.ts'
import { addUserToGroup } from './ram/add-user-to-group.ts'
import { createAccessKey } from './ram/create-access-key.ts'
import { createGroup } from './ram/create-group.ts'
import { createUser } from './ram/create-user.ts'
import { deleteAccessKey } from './ram/delete-access-key.ts'
import { deleteGroup } from './ram/delete-group.ts'
import { deleteUser } from './ram/delete-user.ts'
import { getGroup } from './ram/get-group.ts'
import { getUser } from './ram/get-user.ts'
import { listAccessKeys } from './ram/list-access-keys.ts'
import { listGroups } from './ram/list-groups.ts'
import { listGroupsForUser } from './ram/list-groups-for-user.ts'
import { listUsers } from './ram/list-users.ts'
import { listUsersForGroup } from './ram/list-users-for-group.ts'
import { removeUserFromGroup } from './ram/remove-user-from-group.ts'
import { updateAccessKey } from './ram/update-access-key.ts'
import { updateGroup } from './ram/update-group.ts'
import { updateUser } from './ram/update-user.ts'
import { assumeRole } from './sts/assume-role.ts'
import { getCallerIdentity } from './sts/get-caller-identity.ts'
import { describeRegions } from './tag/describe-regions.ts'
import { listSupportResourceTypes } from './tag/list-support-resource-types.ts'
import { listTagKeys } from './tag/list-tag-keys.ts'
import { listTagResources } from './tag/list-tag-resources.ts'
import { listTagValues } from './tag/list-tag-values.ts'
import { tagResources } from './tag/tag-resources.ts'
import { untagResources } from './tag/untag-resources.ts'
import { createAccount } from './tagplane/create-account.ts'
import { createServicePrincipal } from './tagplane/create-service-principal.ts'
import { deleteAccount } from './tagplane/delete-account.ts'
import { deleteServicePrincipal } from './tagplane/delete-service-principal.ts'
import { disableAccount } from './tagplane/disable-account.ts'
import { enableAccount } from './tagplane/enable-account.ts'
import { explainAuthorization } from './tagplane/explain-authorization.ts'
import { getProtectedTagKeys } from './tagplane/get-protected-tag-keys.ts'
import { listAccounts } from './tagplane/list-accounts.ts'
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
  explainAuthorization,
  deleteAccount,
  enableAccount,
  disableAccount,
  listAccounts,
  createAccount,
  createUser,
  assumeRole,
  getCallerIdentity,
  getUser,
  updateUser,
  deleteUser,
  listUsers,
  createGroup,
  getGroup,
  updateGroup,
  deleteGroup,
  listGroups,
  addUserToGroup,
  removeUserFromGroup,
  listGroupsForUser,
  listUsersForGroup,
  createAccessKey,
  updateAccessKey,
  deleteAccessKey,
  listAccessKeys,
]
