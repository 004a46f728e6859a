import { entries, missing } from './entry.ts'

/** Errors of the Tagplane API alone. */
export const tagplaneErrors = entries({
  MissingName: missing('Name', 'The page of the operation says what form it has.'),
  MissingAccounts: missing(
    'Accounts',
    'They are the accounts to act for, as Accounts.1, Accounts.2 and so on.',
  ),
  MissingPrincipalId: missing(
    'PrincipalId',
    'CreateServicePrincipal answers it, and ListServicePrincipals shows it.',
  ),
  MissingAuthAction: missing('AuthAction', 'It is the action to decide on, such as tag:UntagResources.'),
  MissingAuthResource: missing(
    'AuthResource',
    'It is the resource to decide on, as acs:{Product}:{Region}:{Account}:{Resource}.',
  ),
  MissingRequestId: missing(
    'RequestId',
    'Every answer has one, in its body and in the header x-acs-request-id.',
  ),
  MissingRequest: missing(
    'Request',
    'It is the failing request, or RequestId names one that came in lately.',
  ),
  RequestNotFound: {
    code: 'EntityNotExist.Request',
    status: 404,
    message: 'The request does not exist: %s.',
    meaning:
      'No request of your account with that id is in the journal. It is kept for a day at most, leaves out requests where too many come in a second, and may be switched off.',
    fix: 'Check the id, and the account. The log of the server has a line for every request.',
  },
  MissingAccountId: missing('AccountId', 'ListAccounts shows the accounts.'),
  AccountExists: {
    code: 'EntityAlreadyExists.Account',
    status: 409,
    message: 'The account does already exist.',
    meaning: 'There is, or was, an account of that id, or there is one of that name.',
    fix: 'Choose another name, or leave AccountId out.',
  },
  AccountNotFound: {
    code: 'EntityNotExist.Account',
    status: 404,
    message: 'The account does not exist.',
    meaning: 'The installation has no account of that id.',
    fix: 'ListAccounts shows the accounts.',
  },
  AccountActive: {
    code: 'DeleteConflict.Account',
    status: 409,
    message: 'The account is active.',
    meaning: 'Only an account that was disabled can be deleted.',
    fix: 'Call DisableAccount first, and see whether anybody misses it.',
  },
  AccountIsFirst: {
    code: 'DeleteConflict.Account.First',
    status: 409,
    message: 'The first account of the installation cannot be deleted.',
    meaning: 'The settings of the server give the key of its root, and would bring it back.',
    fix: 'Disable it instead.',
  },
  TooManyAccountsMade: {
    code: 'LimitExceeded.Account',
    status: 409,
    message: 'The maximum number of accounts is exceeded.',
    meaning: 'An installation has at most 10,000 accounts.',
    fix: 'Delete accounts that are no longer needed.',
  },
  PrincipalNotFound: {
    code: 'EntityNotExist.Principal',
    status: 404,
    message: 'The principal does not exist.',
    meaning: 'PrincipalArn is not the root, a user or a role of the account of the caller.',
    fix: 'Write acs:ram::{Account}:user/{UserName} or acs:ram::{Account}:role/{RoleName}. ListUsers and ListRoles show them.',
  },
  TooManyAccounts: {
    code: 'NumberExceed.Accounts',
    status: 403,
    message: 'The maximum number of Accounts is exceeded.',
    meaning: 'The call names more than 100 accounts.',
    fix: 'Send at most 100 accounts in a call.',
  },
  ServicePrincipalExists: {
    code: 'EntityAlreadyExists.ServicePrincipal',
    status: 409,
    message: 'The service principal does already exist: %s.',
    meaning: 'The account has granted a service principal of that name.',
    fix: 'Choose another name, or delete the other one with DeleteServicePrincipal first.',
  },
  ServicePrincipalNotFound: {
    code: 'EntityNotExist.ServicePrincipal',
    status: 404,
    message: 'The service principal does not exist: %s.',
    meaning: 'The account has granted no service principal of that id.',
    fix: 'ListServicePrincipals shows those that there are.',
  },
  TooManyTagQuotas: {
    code: 'NumberExceed.Quotas',
    status: 403,
    message: 'The maximum number of Quotas is exceeded.',
    meaning: 'The call names more than 100 types.',
    fix: 'Send at most 100 types, and the quota of all others as TagsPerResource.',
  },
  TooManyServicePrincipals: {
    code: 'LimitExceeded.ServicePrincipal',
    status: 409,
    message: 'The maximum number of service principals is exceeded.',
    meaning: 'An account grants at most 100 service principals.',
    fix: 'Delete one that is not needed any more.',
  },
})
