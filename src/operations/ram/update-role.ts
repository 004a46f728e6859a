import { ROLE } from '../../core/identity.ts'
import { optionalInteger, optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { checkDocument } from './policies.ts'
import { documentOf, RAM_VERSION, roleName, wantedOf } from './ram.ts'
import { MAX_SESSION, MIN_SESSION, rolePath, shownRole, toRole } from './roles.ts'

export const updateRole = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'UpdateRole',
  summary: 'Changes a role of the account.',
  description: 'What is left out stays. A new trust policy holds for sessions to come.',
  parameters: {
    RoleName: roleName('The name of the role.'),
    NewAssumeRolePolicyDocument: optionalString({
      doc: 'A new trust policy.',
      example:
        '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:root"]}}]}',
      max: 6_144,
      tooLong: 'NewAssumeRolePolicyDocumentLength',
    }),
    NewDescription: optionalString({
      doc: 'A new note, 1 to 1,024 characters.',
      example: 'Cleans up tags.',
      max: 1_024,
      tooLong: 'NewDescriptionLength',
    }),
    NewMaxSessionDuration: optionalInteger({
      doc: 'How long a session lasts at most, in seconds. Left out, as before.',
      min: MIN_SESSION,
      max: MAX_SESSION,
      example: '3600',
      invalid: ['InvalidNewMaxSessionDuration'],
    }),
  },
  response: { Role: shownRole },
  errors: [
    'MissingRoleName',
    'RoleNameLength',
    'RoleNameChars',
    'NewAssumeRolePolicyDocumentLength',
    'MalformedPolicyDocument',
    'NewDescriptionLength',
    'InvalidNewMaxSessionDuration',
    'NotAuthorized',
    'RoleNotFound',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('UpdateRole', caller, rolePath(input.RoleName, settings)),
  },
  check: ({ input, fail }) => {
    const { NewAssumeRolePolicyDocument: document } = input
    if (document !== undefined) checkDocument(document, 'trust', fail)
  },
  async handle({ input, call, settings, store, fail }) {
    const role = settings.identities.roles.named(input.RoleName) ?? fail('RoleNotFound')
    const { guard, change, caller } = call
    const updated = {
      ...{ ...role, updatedAt: change.at, description: input.NewDescription ?? role.description },
      trustPolicy: input.NewAssumeRolePolicyDocument ?? role.trustPolicy,
      maxSessionSeconds: input.NewMaxSessionDuration ?? role.maxSessionSeconds,
    }
    await store.changeConfig({ guard, change, deletes: [], puts: [documentOf(ROLE, updated)] })
    return { Role: toRole(updated, caller.account) }
  },
  examples: [
    {
      name: 'A new note',
      parameters: { RoleName: 'tag-janitor', NewDescription: 'Cleans up tags.' },
      response: {
        RequestId: '5B354614-6D8D-4ACA-8D6A-DE12D4B6E9A9',
        Role: {
          RoleId: '322748924538541234',
          RoleName: 'tag-janitor',
          Arn: 'acs:ram::123456789****:role/tag-janitor',
          Description: 'Cleans up tags.',
          MaxSessionDuration: 3600,
          CreateDate: '2026-11-24T12:00:00Z',
          AssumeRolePolicyDocument:
            '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::123456789****:root"]}}]}',
          UpdateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
