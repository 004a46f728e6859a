import { isIP } from 'node:net'
import { commonConditions, conditionsOf } from '../../core/conditions.ts'
import type { Identities } from '../../core/identity.ts'
import { RESOURCE_GROUP_KEY } from '../../core/policy/condition.ts'
import type { BoundedDecision } from '../../core/policy/decision.ts'
import type { Principal } from '../../core/principal.ts'
import { rightsOf } from '../../core/rights.ts'
import { boolean, jsonStringMap, optionalString, string } from '../../shape/shapes.ts'
import { type Caller, type Fail, operation } from '../operation.ts'
import { array, count, flag, object, optional, text } from '../response.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { optionalResourceGroupId } from './resource-groups.ts'

const PRINCIPAL = /^acs:ram::([0-9]{1,32}):(root|user\/[^/]+|role\/[^/]+)$/
/** Characters, beyond what any action, resource or tag has. */
const MAX_ACTION = 256
const MAX_RESOURCE = 2_048
const MAX_TAG_TEXT = 256
const RESOURCE = /^acs:[^:]*:[^:]*:[^:]*:./s

const tags = (doc: string) =>
  jsonStringMap({
    ...{ doc, example: '{"env":"test"}', optional: true },
    ...{ invalid: 'TagsInvalid', max: 20, tooMany: 'TooManyTags' },
  })

export const explainAuthorization = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ExplainAuthorization',
  summary: 'Says what the policies of a principal decide, and which statement decides it.',
  description:
    'The decision that a call of the principal would meet, without the call. What a condition asks for and the parameters do not say counts as in this very call: its time and its source address.',
  parameters: {
    PrincipalArn: optionalString({
      doc: 'A user or role of the account, or its root. Without it, the caller.',
      example: 'acs:ram::1234567890123456:user/alice',
      ...{ accept: (arn) => PRINCIPAL.test(arn), invalid: 'PrincipalNotFound' },
    }),
    AuthAction: string({
      ...{ doc: 'The action.', example: 'ecs:RemoveTags', required: 'MissingAuthAction' },
    }),
    AuthResource: string({
      doc: 'The resource, as acs:{Product}:{Region}:{Account}:{Resource}.',
      ...{ example: 'acs:ecs:cn-hangzhou:1234567890123456:instance/i-1', required: 'MissingAuthResource' },
    }),
    RequestTags: tags('The tags that the call would name, as acs:RequestTag/KEY.'),
    ResourceTags: tags('The tags that the resource would have, as acs:ResourceTag/KEY.'),
    ResourceGroupId: optionalResourceGroupId('The group that the resource would be in, as acs:rm:rgId.'),
    SourceIp: optionalString({ doc: 'The address that the call would come from.', example: '203.0.113.7' }),
    SecureTransport: boolean({ doc: 'Whether the call would come over TLS.', example: 'true' }),
  },
  response: {
    Outcome: text('Allow, ExplicitDeny or ImplicitDeny.', 'Allow'),
    DeniedBySessionPolicy: flag('Whether the policy of the session refused what its role may.', 'false'),
    DecidedBy: optional(
      object('The statement that decided; none did where nothing allows the action.', {
        PolicyType: text('System, Custom, or Inline for the policy of a session.', 'Custom'),
        PolicyName: text('The name of the policy.', 'untag-test-instances'),
        PolicyVersion: text('The version in force.', 'v1'),
        AttachedTo: text('What the policy is attached to.', 'user/alice'),
        Statement: count('Its place in the policy, from 0.', '0'),
        ConditionKeys: array('The condition keys that it asks for.', text('A key.', 'acs:ResourceTag/env')),
      }),
    ),
  },
  errors: [
    'PrincipalNotFound',
    'MissingAuthAction',
    'MissingAuthResource',
    'TagsInvalid',
    'TooManyTags',
    'InvalidParameter',
    'NoPermissionOperator',
  ],
  access: {
    level: 'read',
    resource: 'acs:tagplane:*:{Account}:authorization/*',
    conditionKeys: ['*'],
    request: ({ caller }) => ({
      action: 'tagplane:ExplainAuthorization',
      resource: `acs:tagplane:*:${caller.account}:authorization/*`,
    }),
  },
  check: ({ input, fail }) => {
    if (input.AuthAction.length > MAX_ACTION) {
      fail('InvalidParameter', 'AuthAction', `It has at most ${MAX_ACTION} characters.`)
    }
    if (!RESOURCE.test(input.AuthResource) || input.AuthResource.length > MAX_RESOURCE) {
      fail('InvalidParameter', 'AuthResource', 'It is acs:{Product}:{Region}:{Account}:{Resource}.')
    }
    const texts = [...input.RequestTags, ...input.ResourceTags].flat()
    if (texts.some((text) => text.length > MAX_TAG_TEXT)) fail('TagsInvalid')
    if (input.SourceIp !== undefined && isIP(input.SourceIp) === 0) {
      fail('InvalidParameter', 'SourceIp', 'It is an IPv4 or IPv6 address.')
    }
  },
  async handle({ input, call, settings, store, fail }) {
    const { caller, guard, permit, change } = call
    const { identities } = settings
    const principal = principalOf(input.PrincipalArn, caller, identities, fail)
    await store.confirm({ guard, durable: false })
    const { account } = caller
    const here = { at: change.at, source: input.SourceIp ?? change.source, secure: input.SecureTransport }
    const common = commonConditions({ account, principal }, { ...here, userAgent: undefined })
    const context = conditionsOf(
      { get: (key) => common.get(key) ?? permit.conditions.get(key) },
      {
        ...{ requestTags: new Map(input.RequestTags), resourceTags: new Map(input.ResourceTags) },
        conditions: new Map(input.ResourceGroupId ? [[RESOURCE_GROUP_KEY, [input.ResourceGroupId]]] : []),
      },
    )
    const wanted = { action: input.AuthAction, resource: input.AuthResource, context }
    return toAnswer(
      principal.kind === 'root' ? { outcome: 'allow' } : rightsOf(principal, identities).decide(wanted),
    )
  },
  examples: [
    {
      name: 'A user who may untag test instances',
      parameters: {
        PrincipalArn: 'acs:ram::123456789****:root',
        AuthAction: 'ecs:RemoveTags',
        AuthResource: 'acs:ecs:cn-hangzhou:123456789****:instance/i-1',
        ResourceTags: '{"env":"test"}',
      },
      response: {
        RequestId: '7D0C54A1-0F3B-4C55-9B1E-3A5C7E9F1B20',
        Outcome: 'Allow',
        DeniedBySessionPolicy: false,
        DecidedBy: {
          PolicyType: 'Custom',
          PolicyName: 'untag-test-instances',
          PolicyVersion: 'v1',
          AttachedTo: 'user/alice',
          Statement: 0,
          ConditionKeys: ['acs:ResourceTag/env'],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})

/** Another account has no principals as far as this one can tell. */
function principalOf(
  arn: string | undefined,
  caller: Caller,
  { users, roles }: Identities,
  refuse: Fail<'PrincipalNotFound'>,
): Principal {
  if (arn === undefined) return caller.principal
  const [, account, path = ''] = PRINCIPAL.exec(arn) ?? []
  if (account !== caller.account) refuse('PrincipalNotFound')
  if (path === 'root') return { kind: 'root' }
  const name = path.slice('user/'.length)
  if (path.startsWith('user/')) {
    const user = users.named(name) ?? refuse('PrincipalNotFound')
    return { kind: 'user', id: user.id, name: user.name }
  }
  const role = roles.named(name) ?? refuse('PrincipalNotFound')
  const session = { keyId: '', account, roleId: role.id, name: 'explained', assumedBy: caller.arn }
  return { kind: 'session', role: role.name, session: { ...session, issuedAt: 0, expiresAt: 0 } }
}

const OUTCOMES = { allow: 'Allow', 'explicit-deny': 'ExplicitDeny', 'implicit-deny': 'ImplicitDeny' } as const

function toAnswer({ outcome, boundary, decidedBy }: BoundedDecision) {
  const { policy } = decidedBy ?? {}
  return {
    Outcome: OUTCOMES[outcome],
    DeniedBySessionPolicy: boundary === 'session',
    DecidedBy: policy &&
      decidedBy && {
        PolicyType: policy.type,
        PolicyName: policy.name,
        PolicyVersion: policy.version,
        AttachedTo: `${policy.attachedTo.kind}/${policy.attachedTo.name}`,
        Statement: decidedBy.statement,
        ConditionKeys: decidedBy.conditionKeys,
      },
  }
}
