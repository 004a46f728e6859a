type Expected = readonly [status: number, code: string, message: string]

const missing = (name: string): Expected => [400, `Missing${name}`, `${name} is mandatory for this action.`]
const tooMany = (what: string, plural: string): Expected => [
  409,
  `LimitExceeded.${what}`,
  `The maximum number of ${plural} is exceeded.`,
]

/** The errors of the operations on resources, groups and the directory. */
export const expectedEstateErrors = {
  MissingResourceGroupId: missing('ResourceGroupId'),
  MissingDisplayName: missing('DisplayName'),
  MissingFolderId: missing('FolderId'),
  MissingFolderName: missing('FolderName'),
  MissingParentFolderId: missing('ParentFolderId'),
  MissingManagementAccountId: missing('ManagementAccountId'),
  MissingResources: missing('Resources'),
  MissingResourceARN: missing('ResourceARN'),
  MissingMode: missing('Mode'),
  InvalidResources: [400, 'InvalidParameter.Resources', 'The parameter Resources is invalid: %s'],
  TooManyRegisteredResources: [403, 'NumberExceed.Resources', 'The maximum number of Resources is exceeded.'],
  DuplicateResource: [403, 'Duplicate.Resource', 'The Resources parameter contains a resource twice: %s.'],
  TooManyTagQuotas: [403, 'NumberExceed.Quotas', 'The maximum number of Quotas is exceeded.'],
  ResourceDenied: [403, 'NoPermission.Resource', 'The user is not authorized to operate on this resource.'],
  ResourceUnknown: [404, 'EntityNotExist.Resource', 'The resource does not exist.'],
  ResourceGroupExists: [409, 'EntityAlreadyExists.ResourceGroup', 'The resource group does already exist.'],
  ResourceGroupNotFound: [404, 'EntityNotExist.ResourceGroup', 'The resource group does not exist: %s.'],
  ResourceGroupNotEmpty: [
    409,
    'DeleteConflict.ResourceGroup.Resource',
    'The resource group still contains resources.',
  ],
  ResourceGroupIsDefault: [
    409,
    'DeleteConflict.ResourceGroup.Default',
    'The default resource group cannot be deleted.',
  ],
  TooManyResourceGroups: tooMany('ResourceGroup', 'resource groups'),
  DirectoryExists: [
    409,
    'EntityAlreadyExists.Directory',
    'The account does already manage a directory, or is a member of one.',
  ],
  DirectoryNotFound: [404, 'EntityNotExist.Directory', 'The account does not manage a directory.'],
  DirectoryHasMembers: [409, 'DeleteConflict.Directory.Account', 'The directory still has members.'],
  FolderExists: [409, 'EntityAlreadyExists.Folder', 'The folder does already exist.'],
  FolderNotFound: [404, 'EntityNotExist.Folder', 'The folder does not exist: %s.'],
  FolderTooDeep: [409, 'LimitExceeded.Folder.Depth', 'The maximum depth of folders is exceeded.'],
  FolderInItself: [
    409,
    'InvalidParameter.ParentFolderId',
    'A folder cannot be moved into itself or a folder below it.',
  ],
  FolderHasFolders: [409, 'DeleteConflict.Folder.SubFolder', 'The folder has sub folders.'],
  FolderHasMembers: [409, 'DeleteConflict.Folder.Account', 'The folder has accounts.'],
  TooManyFolders: tooMany('Folder', 'folders'),
  MemberNotFound: [404, 'EntityNotExist.Member', 'The account is not a member of the directory.'],
  MemberExists: [409, 'EntityAlreadyExists.Member', 'The account is in a directory.'],
  TooManyMembers: tooMany('Member', 'members'),
  AccountInDirectory: [409, 'DeleteConflict.Account.Directory', 'The account is in a directory.'],
} as const satisfies Readonly<Record<string, Expected>>
