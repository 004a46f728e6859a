import { entries, missing } from './entry.ts'

const grant =
  'Two things have to allow it: a policy of the caller, sts:AssumeRole on the role, and the trust policy of the role.'

/** Errors of STS alone. */
export const stsErrors = entries({
  MissingRoleArn: missing('RoleArn', 'It is acs:ram::{Account}:role/{RoleName}.'),
  MissingRoleSessionName: missing('RoleSessionName', 'It names the session in records and conditions.'),
  InvalidRoleArn: {
    code: 'InvalidParameter.RoleArn',
    status: 400,
    message: 'The parameter RoleArn is wrongly formed.',
    meaning: 'RoleArn is not the ARN of a role.',
    fix: 'Write it as acs:ram::{Account}:role/{RoleName}. GetRole answers it.',
  },
  InvalidRoleSessionName: {
    code: 'InvalidParameter.RoleSessionName',
    status: 400,
    message: 'The parameter RoleSessionName is wrongly formed.',
    meaning: 'RoleSessionName is too short, too long, or holds a character that it may not have.',
    fix: 'Give it 2 to 64 letters, digits, dots, hyphens, underscores and at signs.',
  },
  InvalidDurationSeconds: {
    code: 'InvalidParameter.DurationSeconds',
    status: 400,
    message: 'The Min/Max value of DurationSeconds is 15min/%s.',
    meaning: 'The session would be shorter than 15 minutes, or longer than its role allows.',
    fix: 'Send 900 to the MaxSessionDuration of the role; a session that takes on another role stays within an hour.',
  },
  InvalidSessionPolicy: {
    code: 'InvalidParameter.PolicyGrammar',
    status: 400,
    message: 'The parameter Policy has not passed grammar check. %s',
    meaning: 'Policy is not a policy.',
    fix: 'Mend the place that the message names.',
  },
  SessionPolicyTooLong: {
    code: 'InvalidParameter.PolicySize',
    status: 400,
    message: 'The size of Policy must be smaller than 1024 bytes.',
    meaning: 'Policy has more than 1,024 characters.',
    fix: 'Shorten it, for example with wildcards, or give the role less.',
  },
  InvalidExternalId: {
    code: 'InvalidParameter.ExternalId',
    status: 400,
    message: 'The parameter ExternalId is wrongly formed.',
    meaning: 'ExternalId is too short, too long, or holds a character that it may not have.',
    fix: 'Give it 2 to 1,224 letters, digits and characters of = , . @ : / - _',
  },
  InvalidSourceIdentity: {
    code: 'InvalidParameter.SourceIdentity',
    status: 400,
    message: 'The parameter SourceIdentity is wrongly formed.',
    meaning: 'SourceIdentity is too short, too long, or holds a character that it may not have.',
    fix: 'Give it 2 to 64 letters, digits and characters of = , . @ - _',
  },
  RootMayNotAssume: {
    code: 'NoPermission',
    status: 403,
    message: 'Roles may not be assumed by root accounts.',
    meaning: 'The root of an account takes on no role.',
    fix: 'Call AssumeRole with the access key of a user.',
  },
  MayNotAssume: {
    code: 'NoPermission',
    status: 403,
    message: 'You are not authorized to do this action. You should be authorized by RAM.',
    meaning: 'The caller may not take on this role.',
    fix: grant,
  },
  AssumedRoleNotFound: {
    code: 'EntityNotExist.Role',
    status: 404,
    message: 'The specified Role not exists.',
    meaning: 'There is no role of that name in that account.',
    fix: 'ListRoles of the account shows its roles.',
  },
})
