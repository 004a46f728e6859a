import type { Entry, Role } from '../../core/identity.ts'
import type { Wanted } from '../../core/permit.ts'
import { MAX_POLICY_LENGTH, parsePolicy } from '../../core/policy/parse.ts'
import { evaluateTrust } from '../../core/policy/trust.ts'
import { roleArn, sessionArn } from '../../core/principal.ts'
import { integer, optionalString, string } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import { type Call, type Caller, type Fail, operation } from '../operation.ts'
import { object, optional, text } from '../response.ts'
import { parseRoleArn, STS_VERSION } from './sts.ts'

const ACTION = 'sts:AssumeRole'
const MAX_SESSION_SECONDS = 43_200
/** Of a session that a session of another role asks for. */
const MAX_CHAINED_SECONDS = 3_600

export const assumeRole = operation({
  api: 'Sts',
  version: STS_VERSION,
  action: 'AssumeRole',
  summary: 'Gives a temporary access key with the rights of a role.',
  description:
    'A policy of the caller has to allow sts:AssumeRole on the role, and the trust policy of the role has to name the caller. The session may do what the role may and, where Policy is given, what that allows, too. It ends with its time, and earlier where the role is deleted; what the role may do is looked at anew with every call.',
  parameters: {
    RoleArn: string({
      ...{
        doc: 'The role, of this or another account.',
        example: 'acs:ram::1234567890123456:role/tag-janitor',
      },
      ...{
        required: 'MissingRoleArn',
        accept: (arn) => parseRoleArn(arn) !== undefined,
        invalid: 'InvalidRoleArn',
      },
    }),
    RoleSessionName: string({
      doc: 'A name for the session: 2 to 64 letters, digits, dots, hyphens, underscores and at signs.',
      ...{ example: 'nightly', required: 'MissingRoleSessionName' },
      ...{ accept: (name) => /^[A-Za-z0-9._@-]{2,64}$/.test(name), invalid: 'InvalidRoleSessionName' },
    }),
    DurationSeconds: integer({
      doc: 'How long the key is good, in seconds; no longer than the role allows, and an hour at the most where a session takes on a role.',
      ...{
        min: 900,
        max: MAX_SESSION_SECONDS,
        fallback: 3_600,
        example: '3600',
        invalid: ['InvalidDurationSeconds', '12hr'],
      },
    }),
    Policy: optionalString({
      doc: 'A policy that narrows the session down, at most 1,024 characters.',
      example: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:*","Resource":"*"}]}',
      ...{ max: MAX_POLICY_LENGTH.session, tooLong: 'SessionPolicyTooLong' },
    }),
    ExternalId: optionalString({
      doc: 'What the trust policy may ask for as sts:ExternalId: 2 to 1,224 characters.',
      ...{ accept: (id) => /^[A-Za-z0-9=,.@:/_-]{2,1224}$/.test(id), invalid: 'InvalidExternalId' },
    }),
    SourceIdentity: optionalString({
      doc: 'Who stands behind the session; kept with it: 2 to 64 characters.',
      ...{ accept: (id) => /^[A-Za-z0-9=,.@_-]{2,64}$/.test(id), invalid: 'InvalidSourceIdentity' },
    }),
  },
  response: {
    AssumedRoleUser: object('The session.', {
      Arn: text('Its ARN.', 'acs:ram::1234567890123456:assumed-role/tag-janitor/nightly'),
      AssumedRoleId: text('The id of the role, and the name of the session.', '322748924538541234:nightly'),
    }),
    Credentials: object('The temporary access key.', {
      AccessKeyId: text('The id of the key.', 'STS.NUgYrLnoC37mZZCNnAbez7Kd'),
      AccessKeySecret: text('The secret.', '****'),
      SecurityToken: text('The token, to be sent with every call that the key signs.', '****'),
      Expiration: text('When they end, UTC.', '2026-11-24T13:00:00Z'),
    }),
    SourceIdentity: optional(text('As it was sent.', 'alice')),
  },
  errors: [
    'MissingRoleArn',
    'MissingRoleSessionName',
    'InvalidRoleArn',
    'InvalidRoleSessionName',
    'InvalidDurationSeconds',
    'SessionPolicyTooLong',
    'InvalidSessionPolicy',
    'InvalidExternalId',
    'InvalidSourceIdentity',
    'RootMayNotAssume',
    'MayNotAssume',
    'AssumedRoleNotFound',
  ],
  access: {
    level: 'create',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*', 'sts:ExternalId', 'sts:RoleSessionName', 'sts:SourceIdentity'],
    denied: 'MayNotAssume',
    request: ({ input, caller, settings }) => {
      const wanted = wantedOf(input)
      const { account, name = '' } = parseRoleArn(input.RoleArn) ?? {}
      const made = account === caller.account ? settings.identities.roles.named(name)?.name : undefined
      return made === undefined ? wanted : { ...wanted, alsoNamed: `acs:ram:*:${account}:role/${made}` }
    },
  },
  rate: 100,
  check: ({ input, fail }) => {
    const { fault } = input.Policy === undefined ? {} : parsePolicy(input.Policy, 'session')
    if (fault) fail('InvalidSessionPolicy', `${fault.path} ${fault.problem}`.trim())
    return parseRoleArn(input.RoleArn) ?? fail('InvalidRoleArn')
  },
  async handle({ input, checked, call, settings, settingsOfAccount, store, credentials, fail, deny }) {
    const { caller, guard, change } = call
    if (caller.principal.kind === 'root') fail('RootMayNotAssume')
    const ofRole = checked.account === caller.account ? settings : await settingsOfAccount(checked.account)
    const wanted = wantedOf(input)
    const role = ofRole?.active ? ofRole.identities.roles.named(checked.name) : undefined
    // Of another account nobody learns which roles it has.
    if (!role && checked.account === caller.account) fail('AssumedRoleNotFound')
    const trust = role ? trustOf(role, wanted, call) : ({ outcome: 'implicit-deny' } as const)
    if (!role || trust.outcome !== 'allow') {
      const outcome = checked.account === caller.account ? trust.outcome : 'implicit-deny'
      return deny({ wanted, decision: { outcome, boundary: 'trust' } })
    }
    checkDuration(input.DurationSeconds, role, caller, fail)
    await store.confirm({ guard, durable: true })
    const key = credentials.newSessionKey()
    const expiresAt = Math.floor(change.at / 1000 + input.DurationSeconds) * 1000
    const token = credentials.sealSession({
      ...{ keyId: key.id, secret: key.secret, account: checked.account, roleId: role.id },
      ...{ name: input.RoleSessionName, assumedBy: caller.arn, issuedAt: change.at, expiresAt },
      ...(input.Policy !== undefined && { policy: input.Policy }),
      ...(input.SourceIdentity !== undefined && { sourceIdentity: input.SourceIdentity }),
    })
    return {
      AssumedRoleUser: {
        Arn: sessionArn(checked.account, role.name, input.RoleSessionName),
        AssumedRoleId: `${role.id}:${input.RoleSessionName}`,
      },
      Credentials: {
        ...{ AccessKeyId: key.id, AccessKeySecret: key.secret, SecurityToken: token },
        Expiration: dateOf(expiresAt),
      },
      SourceIdentity: input.SourceIdentity,
    }
  },
  examples: [
    {
      name: 'A role for an hour',
      parameters: { RoleArn: 'acs:ram::123456789****:role/tag-janitor', RoleSessionName: 'nightly' },
      response: {
        RequestId: '6894B13B-6D71-4EF5-88FA-F32781734A7F',
        AssumedRoleUser: {
          Arn: 'acs:ram::123456789****:assumed-role/tag-janitor/nightly',
          AssumedRoleId: '322748924538541234:nightly',
        },
        Credentials: {
          AccessKeyId: 'STS.NUgYrLnoC37mZZCNnAbez7Kd',
          AccessKeySecret: '****',
          SecurityToken: '****',
          Expiration: '2026-11-24T13:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})

type Asked = {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly ExternalId?: string | undefined
  readonly SourceIdentity?: string | undefined
}

function wantedOf({ RoleArn, RoleSessionName, ExternalId, SourceIdentity }: Asked): Wanted {
  const { account = '', name = '' } = parseRoleArn(RoleArn) ?? {}
  const keys = {
    'sts:externalid': ExternalId,
    'sts:rolesessionname': RoleSessionName,
    'sts:sourceidentity': SourceIdentity,
  }
  const conditions = Object.entries(keys).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, [value]] as const],
  )
  return {
    ...{ action: ACTION, resource: `acs:ram:*:${account}:role/${name.toLowerCase()}` },
    ...{ foreign: true, conditions: new Map(conditions) },
  }
}

/** What the role's own account says of the caller. */
function trustOf(role: Entry<Role>, wanted: Wanted, { caller, permit }: Call) {
  const { document } = parsePolicy(role.trustPolicy, 'trust')
  if (!document) throw new Error(`The trust policy of role ${role.id} is none`)
  const { account, principal } = caller
  const names =
    principal.kind === 'session'
      ? [roleArn(account, principal.role), `acs:ram::${account}:role/${principal.role}`]
      : [caller.arn]
  const context = {
    get: (key: string) => wanted.conditions?.get(key) ?? permit.conditions.get(key),
  }
  return evaluateTrust(document, { principals: names, account, action: ACTION, context })
}

function checkDuration(
  seconds: number,
  role: Role,
  { principal }: Caller,
  refuse: Fail<'InvalidDurationSeconds'>,
): void {
  const max =
    principal.kind === 'session'
      ? Math.min(role.maxSessionSeconds, MAX_CHAINED_SECONDS)
      : role.maxSessionSeconds
  if (seconds > max) refuse('InvalidDurationSeconds', `${max / 3_600}hr`)
}
