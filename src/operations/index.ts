import type { AnyOperation } from './operation.ts'
import { deleteBucketTagging } from './oss/delete-bucket-tagging.ts'
import { getBucketTagging } from './oss/get-bucket-tagging.ts'
import { putBucketTagging } from './oss/put-bucket-tagging.ts'
import { addUserToGroup } from './ram/add-user-to-group.ts'
import { attachPolicyToGroup } from './ram/attach-policy-to-group.ts'
import { attachPolicyToRole } from './ram/attach-policy-to-role.ts'
import { attachPolicyToUser } from './ram/attach-policy-to-user.ts'
import { createAccessKey } from './ram/create-access-key.ts'
import { createGroup } from './ram/create-group.ts'
import { createPolicy } from './ram/create-policy.ts'
import { createPolicyVersion } from './ram/create-policy-version.ts'
import { createRole } from './ram/create-role.ts'
import { createUser } from './ram/create-user.ts'
import { decodeDiagnosticMessage } from './ram/decode-diagnostic-message.ts'
import { deleteAccessKey } from './ram/delete-access-key.ts'
import { deleteGroup } from './ram/delete-group.ts'
import { deletePolicy } from './ram/delete-policy.ts'
import { deletePolicyVersion } from './ram/delete-policy-version.ts'
import { deleteRole } from './ram/delete-role.ts'
import { deleteUser } from './ram/delete-user.ts'
import { detachPolicyFromGroup } from './ram/detach-policy-from-group.ts'
import { detachPolicyFromRole } from './ram/detach-policy-from-role.ts'
import { detachPolicyFromUser } from './ram/detach-policy-from-user.ts'
import { getAccessKeyLastUsed } from './ram/get-access-key-last-used.ts'
import { getGroup } from './ram/get-group.ts'
import { getPolicy } from './ram/get-policy.ts'
import { getPolicyVersion } from './ram/get-policy-version.ts'
import { getRole } from './ram/get-role.ts'
import { getUser } from './ram/get-user.ts'
import { listAccessKeys } from './ram/list-access-keys.ts'
import { listEntitiesForPolicy } from './ram/list-entities-for-policy.ts'
import { listGroups } from './ram/list-groups.ts'
import { listGroupsForUser } from './ram/list-groups-for-user.ts'
import { listPolicies } from './ram/list-policies.ts'
import { listPoliciesForGroup } from './ram/list-policies-for-group.ts'
import { listPoliciesForRole } from './ram/list-policies-for-role.ts'
import { listPoliciesForUser } from './ram/list-policies-for-user.ts'
import { listPolicyVersions } from './ram/list-policy-versions.ts'
import { listRoles } from './ram/list-roles.ts'
import { listUsers } from './ram/list-users.ts'
import { listUsersForGroup } from './ram/list-users-for-group.ts'
import { removeUserFromGroup } from './ram/remove-user-from-group.ts'
import { setDefaultPolicyVersion } from './ram/set-default-policy-version.ts'
import { updateAccessKey } from './ram/update-access-key.ts'
import { updateGroup } from './ram/update-group.ts'
import { updatePolicyDescription } from './ram/update-policy-description.ts'
import { updateRole } from './ram/update-role.ts'
import { updateUser } from './ram/update-user.ts'
import { assumeRole } from './sts/assume-role.ts'
import { getCallerIdentity } from './sts/get-caller-identity.ts'
import { checkCreatedByEnabled } from './tag/check-created-by-enabled.ts'
import { closeCreatedBy } from './tag/close-created-by.ts'
import { createTags } from './tag/create-tags.ts'
import { deleteTag } from './tag/delete-tag.ts'
import { describeRegions } from './tag/describe-regions.ts'
import { listResourcesByTag } from './tag/list-resources-by-tag.ts'
import { listSupportResourceTypes } from './tag/list-support-resource-types.ts'
import { listTagKeys } from './tag/list-tag-keys.ts'
import { listTagResources } from './tag/list-tag-resources.ts'
import { listTagValues } from './tag/list-tag-values.ts'
import { openCreatedBy } from './tag/open-created-by.ts'
import { tagResources } from './tag/tag-resources.ts'
import { untagResources } from './tag/untag-resources.ts'
import { addMember } from './tagplane/add-member.ts'
import { createAccount } from './tagplane/create-account.ts'
import { createFolder } from './tagplane/create-folder.ts'
import { createResourceGroup } from './tagplane/create-resource-group.ts'
import { createServicePrincipal } from './tagplane/create-service-principal.ts'
import { deleteAccount } from './tagplane/delete-account.ts'
import { deleteFolder } from './tagplane/delete-folder.ts'
import { deleteResourceGroup } from './tagplane/delete-resource-group.ts'
import { deleteServicePrincipal } from './tagplane/delete-service-principal.ts'
import { deregisterResources } from './tagplane/deregister-resources.ts'
import { disableAccount } from './tagplane/disable-account.ts'
import { disableDirectory } from './tagplane/disable-directory.ts'
import { enableAccount } from './tagplane/enable-account.ts'
import { enableDirectory } from './tagplane/enable-directory.ts'
import { explainAuthorization } from './tagplane/explain-authorization.ts'
import { explainSignature } from './tagplane/explain-signature.ts'
import { getDirectory } from './tagplane/get-directory.ts'
import { getProtectedTagKeys } from './tagplane/get-protected-tag-keys.ts'
import { getRequest } from './tagplane/get-request.ts'
import { getResource } from './tagplane/get-resource.ts'
import { getResourceGroup } from './tagplane/get-resource-group.ts'
import { getResourceMode } from './tagplane/get-resource-mode.ts'
import { getTagQuotas } from './tagplane/get-tag-quotas.ts'
import { listAccounts } from './tagplane/list-accounts.ts'
import { listFolders } from './tagplane/list-folders.ts'
import { listMembers } from './tagplane/list-members.ts'
import { listRequests } from './tagplane/list-requests.ts'
import { listResourceGroups } from './tagplane/list-resource-groups.ts'
import { listResources } from './tagplane/list-resources.ts'
import { listServicePrincipals } from './tagplane/list-service-principals.ts'
import { moveFolder } from './tagplane/move-folder.ts'
import { moveMember } from './tagplane/move-member.ts'
import { moveResources } from './tagplane/move-resources.ts'
import { registerResources } from './tagplane/register-resources.ts'
import { removeMember } from './tagplane/remove-member.ts'
import { setProtectedTagKeys } from './tagplane/set-protected-tag-keys.ts'
import { setResourceMode } from './tagplane/set-resource-mode.ts'
import { setTagQuotas } from './tagplane/set-tag-quotas.ts'
import { updateFolder } from './tagplane/update-folder.ts'
import { updateResourceGroup } from './tagplane/update-resource-group.ts'

/** Every operation that is called by its name, but for those of products. */
export const operations: readonly AnyOperation[] = [
  untagResources,
  tagResources,
  listTagResources,
  listTagKeys,
  listTagValues,
  listResourcesByTag,
  listSupportResourceTypes,
  describeRegions,
  createTags,
  deleteTag,
  openCreatedBy,
  closeCreatedBy,
  checkCreatedByEnabled,
  setProtectedTagKeys,
  getProtectedTagKeys,
  createServicePrincipal,
  listServicePrincipals,
  deleteServicePrincipal,
  explainAuthorization,
  explainSignature,
  getRequest,
  listRequests,
  deleteAccount,
  enableAccount,
  disableAccount,
  listAccounts,
  createAccount,
  createUser,
  createPolicy,
  getPolicy,
  listPolicies,
  deletePolicy,
  updatePolicyDescription,
  createPolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  deletePolicyVersion,
  setDefaultPolicyVersion,
  attachPolicyToUser,
  detachPolicyFromUser,
  listPoliciesForUser,
  attachPolicyToGroup,
  detachPolicyFromGroup,
  listPoliciesForGroup,
  attachPolicyToRole,
  detachPolicyFromRole,
  listPoliciesForRole,
  listEntitiesForPolicy,
  createRole,
  getRole,
  updateRole,
  deleteRole,
  listRoles,
  decodeDiagnosticMessage,
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
  createResourceGroup,
  getResourceGroup,
  listResourceGroups,
  updateResourceGroup,
  deleteResourceGroup,
  moveResources,
  registerResources,
  deregisterResources,
  getResource,
  listResources,
  setResourceMode,
  setTagQuotas,
  getTagQuotas,
  getResourceMode,
  enableDirectory,
  disableDirectory,
  getDirectory,
  createFolder,
  updateFolder,
  moveFolder,
  deleteFolder,
  listFolders,
  addMember,
  removeMember,
  moveMember,
  listMembers,
  getAccessKeyLastUsed,
]

/** Those of OSS, which have a door of their own. */
export const ossOperations: readonly AnyOperation[] = [
  putBucketTagging,
  getBucketTagging,
  deleteBucketTagging,
]
