import type { Diagnosis } from '../../core/diagnosis.ts'
import { string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, flag, object, text } from '../response.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

export const decodeDiagnosticMessage = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'DecodeDiagnosticMessage',
  summary: 'Says why a call was denied.',
  description:
    'For the account in which it was denied: what was asked for, what the deciding statement looks at and found, and which statement decided.',
  parameters: {
    EncodedDiagnosticMessage: string({
      doc: 'The message, as AccessDeniedDetail of the denied call has it.',
      example: 'AQ****',
      required: 'MissingEncodedDiagnosticMessage',
    }),
  },
  response: {
    DecodedDiagnosticMessage: object('The reason.', {
      ExplicitDeny: flag('Whether a Deny has denied it.', 'true'),
      NoPermissionPolicyType: text(
        'The type of policy that did not allow it.',
        'AccountLevelIdentityBasedPolicy',
      ),
      AuthAction: text('The action that was asked for.', 'tag:UntagResources'),
      AuthResource: text('The resource that it was asked for on.', 'acs:tag:cn-hangzhou:1234567890123456:*'),
      AuthPrincipal: object('Who was denied.', {
        AuthPrincipalType: text('RootUser, SubUser or AssumedRoleUser.', 'SubUser'),
        AuthPrincipalOwnerId: text('The account.', '1234567890123456'),
        AuthPrincipalDisplayName: text(
          'The id of the user, or the names of role and session.',
          '222748924538541234',
        ),
      }),
      AuthConditions: array(
        'What the deciding statement looks at.',
        object('A condition key.', {
          ConditionKey: text('The key.', 'acs:SourceIp'),
          ConditionValues: array('Its values in the call.', text('A value.', '203.0.113.7')),
        }),
      ),
      MatchedPolicies: array(
        'Where the deciding statement stands; empty where nothing allows the action.',
        object('A policy.', {
          Effect: text('Deny.', 'Deny'),
          PolicyIdentifier: text('The name of the policy.', 'office-only'),
          PolicyType: text('System, Custom or Inline.', 'Custom'),
          PolicyVersion: text('The version in force.', 'v1'),
          AttachedEntityType: text('What it is attached to: RamUser, RamGroup or RamRole.', 'RamUser'),
          AttachedScope: text('Where it holds.', 'Account'),
        }),
      ),
    }),
  },
  errors: ['MissingEncodedDiagnosticMessage', 'NotAuthorized', 'InvalidDiagnosticMessage'],
  access: {
    level: 'read',
    resource: 'acs:ram:*:{Account}:*',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ caller }) => wantedOf('DecodeDiagnosticMessage', caller, '*'),
  },
  rate: 10,
  check: () => undefined,
  async handle({ input, call, store, diagnostics, fail }) {
    const diagnosis = diagnostics.decode(input.EncodedDiagnosticMessage)
    if (diagnosis?.principal.account !== call.caller.account) return fail('InvalidDiagnosticMessage')
    await store.confirm({ guard: call.guard, durable: false })
    return { DecodedDiagnosticMessage: toMessage(diagnosis) }
  },
  examples: [
    {
      name: 'A denial',
      parameters: { EncodedDiagnosticMessage: 'AQ****' },
      response: {
        RequestId: '39FB2694-A979-4DDE-8CCD-8097489EC22E',
        DecodedDiagnosticMessage: {
          ExplicitDeny: true,
          NoPermissionPolicyType: 'AccountLevelIdentityBasedPolicy',
          AuthAction: 'tag:UntagResources',
          AuthResource: 'acs:tag:cn-hangzhou:123456789****:*',
          AuthPrincipal: {
            AuthPrincipalType: 'SubUser',
            AuthPrincipalOwnerId: '123456789****',
            AuthPrincipalDisplayName: '222748924538541234',
          },
          AuthConditions: [{ ConditionKey: 'acs:SourceIp', ConditionValues: ['203.0.113.7'] }],
          MatchedPolicies: [
            {
              Effect: 'Deny',
              PolicyIdentifier: 'office-only',
              PolicyType: 'Custom',
              PolicyVersion: 'v1',
              AttachedEntityType: 'RamUser',
              AttachedScope: 'Account',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})

/** A session has its policies by its role. */
const ENTITY_TYPES = { user: 'RamUser', group: 'RamGroup', role: 'RamRole', session: 'RamRole' } as const
const POLICY_TYPES = { session: 'SessionPolicy', trust: 'AssumeRolePolicy' } as const

function toMessage({ outcome, boundary, action, resource, principal, conditions, decidedBy }: Diagnosis) {
  const policy = outcome === 'explicit-deny' ? decidedBy?.policy : undefined
  return {
    ExplicitDeny: outcome === 'explicit-deny',
    NoPermissionPolicyType: boundary ? POLICY_TYPES[boundary] : 'AccountLevelIdentityBasedPolicy',
    ...{ AuthAction: action, AuthResource: resource },
    AuthPrincipal: {
      ...{ AuthPrincipalType: principal.type, AuthPrincipalOwnerId: principal.account },
      AuthPrincipalDisplayName: principal.displayName,
    },
    AuthConditions: conditions.map(([key, values]) => ({ ConditionKey: key, ConditionValues: values })),
    MatchedPolicies: policy
      ? [
          {
            ...{ Effect: 'Deny', PolicyIdentifier: policy.name },
            ...{ PolicyType: policy.type, PolicyVersion: policy.version },
            ...{ AttachedEntityType: ENTITY_TYPES[policy.attachedTo.kind], AttachedScope: 'Account' },
          },
        ]
      : [],
  }
}
