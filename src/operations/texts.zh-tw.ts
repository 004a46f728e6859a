import { deleteBucketTagging } from './oss/delete-bucket-tagging.zh-tw.ts'
import { getBucketTagging } from './oss/get-bucket-tagging.zh-tw.ts'
import { putBucketTagging } from './oss/put-bucket-tagging.zh-tw.ts'
import { addUserToGroup } from './ram/add-user-to-group.zh-tw.ts'
import { attachPolicyToGroup } from './ram/attach-policy-to-group.zh-tw.ts'
import { attachPolicyToRole } from './ram/attach-policy-to-role.zh-tw.ts'
import { attachPolicyToUser } from './ram/attach-policy-to-user.zh-tw.ts'
import { createAccessKey } from './ram/create-access-key.zh-tw.ts'
import { createGroup } from './ram/create-group.zh-tw.ts'
import { createPolicy } from './ram/create-policy.zh-tw.ts'
import { createPolicyVersion } from './ram/create-policy-version.zh-tw.ts'
import { createRole } from './ram/create-role.zh-tw.ts'
import { createUser } from './ram/create-user.zh-tw.ts'
import { decodeDiagnosticMessage } from './ram/decode-diagnostic-message.zh-tw.ts'
import { deleteAccessKey } from './ram/delete-access-key.zh-tw.ts'
import { deleteGroup } from './ram/delete-group.zh-tw.ts'
import { deletePolicy } from './ram/delete-policy.zh-tw.ts'
import { deletePolicyVersion } from './ram/delete-policy-version.zh-tw.ts'
import { deleteRole } from './ram/delete-role.zh-tw.ts'
import { deleteUser } from './ram/delete-user.zh-tw.ts'
import { detachPolicyFromGroup } from './ram/detach-policy-from-group.zh-tw.ts'
import { detachPolicyFromRole } from './ram/detach-policy-from-role.zh-tw.ts'
import { detachPolicyFromUser } from './ram/detach-policy-from-user.zh-tw.ts'
import { getAccessKeyLastUsed } from './ram/get-access-key-last-used.zh-tw.ts'
import { getGroup } from './ram/get-group.zh-tw.ts'
import { getPolicy } from './ram/get-policy.zh-tw.ts'
import { getPolicyVersion } from './ram/get-policy-version.zh-tw.ts'
import { getRole } from './ram/get-role.zh-tw.ts'
import { getUser } from './ram/get-user.zh-tw.ts'
import { listAccessKeys } from './ram/list-access-keys.zh-tw.ts'
import { listEntitiesForPolicy } from './ram/list-entities-for-policy.zh-tw.ts'
import { listGroups } from './ram/list-groups.zh-tw.ts'
import { listGroupsForUser } from './ram/list-groups-for-user.zh-tw.ts'
import { listPolicies } from './ram/list-policies.zh-tw.ts'
import { listPoliciesForGroup } from './ram/list-policies-for-group.zh-tw.ts'
import { listPoliciesForRole } from './ram/list-policies-for-role.zh-tw.ts'
import { listPoliciesForUser } from './ram/list-policies-for-user.zh-tw.ts'
import { listPolicyVersions } from './ram/list-policy-versions.zh-tw.ts'
import { listRoles } from './ram/list-roles.zh-tw.ts'
import { listUsers } from './ram/list-users.zh-tw.ts'
import { listUsersForGroup } from './ram/list-users-for-group.zh-tw.ts'
import { removeUserFromGroup } from './ram/remove-user-from-group.zh-tw.ts'
import { setDefaultPolicyVersion } from './ram/set-default-policy-version.zh-tw.ts'
import { updateAccessKey } from './ram/update-access-key.zh-tw.ts'
import { updateGroup } from './ram/update-group.zh-tw.ts'
import { updatePolicyDescription } from './ram/update-policy-description.zh-tw.ts'
import { updateRole } from './ram/update-role.zh-tw.ts'
import { updateUser } from './ram/update-user.zh-tw.ts'
import { assumeRole } from './sts/assume-role.zh-tw.ts'
import { getCallerIdentity } from './sts/get-caller-identity.zh-tw.ts'
import { checkCreatedByEnabled } from './tag/check-created-by-enabled.zh-tw.ts'
import { closeCreatedBy } from './tag/close-created-by.zh-tw.ts'
import { createTags } from './tag/create-tags.zh-tw.ts'
import { deleteTag } from './tag/delete-tag.zh-tw.ts'
import { describeRegions } from './tag/describe-regions.zh-tw.ts'
import { listResourcesByTag } from './tag/list-resources-by-tag.zh-tw.ts'
import { listSupportResourceTypes } from './tag/list-support-resource-types.zh-tw.ts'
import { listTagKeys } from './tag/list-tag-keys.zh-tw.ts'
import { listTagResources } from './tag/list-tag-resources.zh-tw.ts'
import { listTagValues } from './tag/list-tag-values.zh-tw.ts'
import { openCreatedBy } from './tag/open-created-by.zh-tw.ts'
import { tagResources } from './tag/tag-resources.zh-tw.ts'
import { untagResources } from './tag/untag-resources.zh-tw.ts'
import { addMember } from './tagplane/add-member.zh-tw.ts'
import { createAccount } from './tagplane/create-account.zh-tw.ts'
import { createFolder } from './tagplane/create-folder.zh-tw.ts'
import { createResourceGroup } from './tagplane/create-resource-group.zh-tw.ts'
import { createServicePrincipal } from './tagplane/create-service-principal.zh-tw.ts'
import { deleteAccount } from './tagplane/delete-account.zh-tw.ts'
import { deleteFolder } from './tagplane/delete-folder.zh-tw.ts'
import { deleteResourceGroup } from './tagplane/delete-resource-group.zh-tw.ts'
import { deleteServicePrincipal } from './tagplane/delete-service-principal.zh-tw.ts'
import { deregisterResources } from './tagplane/deregister-resources.zh-tw.ts'
import { disableAccount } from './tagplane/disable-account.zh-tw.ts'
import { disableDirectory } from './tagplane/disable-directory.zh-tw.ts'
import { enableAccount } from './tagplane/enable-account.zh-tw.ts'
import { enableDirectory } from './tagplane/enable-directory.zh-tw.ts'
import { explainAuthorization } from './tagplane/explain-authorization.zh-tw.ts'
import { explainSignature } from './tagplane/explain-signature.zh-tw.ts'
import { getDirectory } from './tagplane/get-directory.zh-tw.ts'
import { getProtectedTagKeys } from './tagplane/get-protected-tag-keys.zh-tw.ts'
import { getRequest } from './tagplane/get-request.zh-tw.ts'
import { getResource } from './tagplane/get-resource.zh-tw.ts'
import { getResourceGroup } from './tagplane/get-resource-group.zh-tw.ts'
import { getResourceMode } from './tagplane/get-resource-mode.zh-tw.ts'
import { getTagQuotas } from './tagplane/get-tag-quotas.zh-tw.ts'
import { listAccounts } from './tagplane/list-accounts.zh-tw.ts'
import { listFolders } from './tagplane/list-folders.zh-tw.ts'
import { listMembers } from './tagplane/list-members.zh-tw.ts'
import { listRequests } from './tagplane/list-requests.zh-tw.ts'
import { listResourceGroups } from './tagplane/list-resource-groups.zh-tw.ts'
import { listResources } from './tagplane/list-resources.zh-tw.ts'
import { listServicePrincipals } from './tagplane/list-service-principals.zh-tw.ts'
import { moveFolder } from './tagplane/move-folder.zh-tw.ts'
import { moveMember } from './tagplane/move-member.zh-tw.ts'
import { moveResources } from './tagplane/move-resources.zh-tw.ts'
import { registerResources } from './tagplane/register-resources.zh-tw.ts'
import { removeMember } from './tagplane/remove-member.zh-tw.ts'
import { setProtectedTagKeys } from './tagplane/set-protected-tag-keys.zh-tw.ts'
import { setResourceMode } from './tagplane/set-resource-mode.zh-tw.ts'
import { setTagQuotas } from './tagplane/set-tag-quotas.zh-tw.ts'
import { updateFolder } from './tagplane/update-folder.zh-tw.ts'
import { updateResourceGroup } from './tagplane/update-resource-group.zh-tw.ts'
import type { OperationTexts } from './texts.ts'

/** 繁體中文, by the names of the operations. */
export const zhTw: Readonly<Record<string, OperationTexts>> = {
  UntagResources: untagResources,
  CheckCreatedByEnabled: checkCreatedByEnabled,
  CloseCreatedBy: closeCreatedBy,
  CreateTags: createTags,
  DeleteTag: deleteTag,
  OpenCreatedBy: openCreatedBy,
  TagResources: tagResources,
  ListTagResources: listTagResources,
  ListTagKeys: listTagKeys,
  ListTagValues: listTagValues,
  ListResourcesByTag: listResourcesByTag,
  ListSupportResourceTypes: listSupportResourceTypes,
  DescribeRegions: describeRegions,
  SetProtectedTagKeys: setProtectedTagKeys,
  GetProtectedTagKeys: getProtectedTagKeys,
  CreateServicePrincipal: createServicePrincipal,
  ListServicePrincipals: listServicePrincipals,
  DeleteServicePrincipal: deleteServicePrincipal,
  ExplainAuthorization: explainAuthorization,
  ExplainSignature: explainSignature,
  GetRequest: getRequest,
  ListRequests: listRequests,
  DeleteAccount: deleteAccount,
  EnableAccount: enableAccount,
  DisableAccount: disableAccount,
  ListAccounts: listAccounts,
  CreateAccount: createAccount,
  CreateUser: createUser,
  CreatePolicy: createPolicy,
  GetPolicy: getPolicy,
  ListPolicies: listPolicies,
  DeletePolicy: deletePolicy,
  UpdatePolicyDescription: updatePolicyDescription,
  CreatePolicyVersion: createPolicyVersion,
  GetPolicyVersion: getPolicyVersion,
  ListPolicyVersions: listPolicyVersions,
  DeletePolicyVersion: deletePolicyVersion,
  SetDefaultPolicyVersion: setDefaultPolicyVersion,
  AttachPolicyToUser: attachPolicyToUser,
  DetachPolicyFromUser: detachPolicyFromUser,
  ListPoliciesForUser: listPoliciesForUser,
  AttachPolicyToGroup: attachPolicyToGroup,
  DetachPolicyFromGroup: detachPolicyFromGroup,
  ListPoliciesForGroup: listPoliciesForGroup,
  AttachPolicyToRole: attachPolicyToRole,
  DetachPolicyFromRole: detachPolicyFromRole,
  ListPoliciesForRole: listPoliciesForRole,
  ListEntitiesForPolicy: listEntitiesForPolicy,
  CreateRole: createRole,
  GetRole: getRole,
  UpdateRole: updateRole,
  DeleteRole: deleteRole,
  ListRoles: listRoles,
  DecodeDiagnosticMessage: decodeDiagnosticMessage,
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetUser: getUser,
  UpdateUser: updateUser,
  DeleteUser: deleteUser,
  ListUsers: listUsers,
  CreateGroup: createGroup,
  GetGroup: getGroup,
  UpdateGroup: updateGroup,
  DeleteGroup: deleteGroup,
  ListGroups: listGroups,
  AddUserToGroup: addUserToGroup,
  RemoveUserFromGroup: removeUserFromGroup,
  ListGroupsForUser: listGroupsForUser,
  ListUsersForGroup: listUsersForGroup,
  CreateAccessKey: createAccessKey,
  UpdateAccessKey: updateAccessKey,
  DeleteAccessKey: deleteAccessKey,
  ListAccessKeys: listAccessKeys,
  CreateResourceGroup: createResourceGroup,
  GetResourceGroup: getResourceGroup,
  ListResourceGroups: listResourceGroups,
  UpdateResourceGroup: updateResourceGroup,
  DeleteResourceGroup: deleteResourceGroup,
  MoveResources: moveResources,
  RegisterResources: registerResources,
  DeregisterResources: deregisterResources,
  GetResource: getResource,
  ListResources: listResources,
  GetTagQuotas: getTagQuotas,
  SetTagQuotas: setTagQuotas,
  SetResourceMode: setResourceMode,
  GetResourceMode: getResourceMode,
  EnableDirectory: enableDirectory,
  DisableDirectory: disableDirectory,
  GetDirectory: getDirectory,
  CreateFolder: createFolder,
  UpdateFolder: updateFolder,
  MoveFolder: moveFolder,
  DeleteFolder: deleteFolder,
  ListFolders: listFolders,
  AddMember: addMember,
  RemoveMember: removeMember,
  MoveMember: moveMember,
  ListMembers: listMembers,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  PutBucketTagging: putBucketTagging,
  GetBucketTagging: getBucketTagging,
  DeleteBucketTagging: deleteBucketTagging,
}
