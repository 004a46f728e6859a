import { ROLE } from '../../core/identity.ts'
import { integer, string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { registering } from '../own-resources.ts'
import { checkNewTags, newTagErrors, newTags, wantedWithTags } from './entity-tags.ts'
import { checkDocument, description } from './policies.ts'
import { documentOf, RAM_VERSION, roleName } from './ram.ts'
import { createdRole, MAX_ROLES, MAX_SESSION, MIN_SESSION, toCreatedRole } from './roles.ts'

export const createRole = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'CreateRole',
  summary: 'Makes a role of the account.',
  description:
    'Whoever its trust policy names, and whom a policy allows sts:AssumeRole on it, takes it on with AssumeRole, and then may what the policies of the role allow. Principals that the trust policy names need not exist yet. Names are unique without regard to case.',
  parameters: {
    RoleName: roleName('The name: 1 to 64 letters, digits, dots, hyphens and underscores.'),
    AssumeRolePolicyDocument: string({
      doc: 'The trust policy: who may take on the role.',
      example:
        '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:root"]}}]}',
      required: 'MissingAssumeRolePolicyDocument',
      max: 6_144,
      tooLong: 'AssumeRolePolicyDocumentLength',
    }),
    Description: description,
    MaxSessionDuration: integer({
      doc: 'How long a session lasts at most, in seconds.',
      min: MIN_SESSION,
      max: MAX_SESSION,
      fallback: MIN_SESSION,
      example: '3600',
      invalid: ['InvalidMaxSessionDuration'],
    }),
    Tag: newTags,
  },
  response: { Role: createdRole },
  errors: [
    'MissingRoleName',
    'RoleNameLength',
    'RoleNameChars',
    'MissingAssumeRolePolicyDocument',
    'AssumeRolePolicyDocumentLength',
    'MalformedPolicyDocument',
    'DescriptionLength',
    'InvalidMaxSessionDuration',
    ...newTagErrors,
    'NotAuthorized',
    'RoleExists',
    'TooManyRoles',
  ],
  access: {
    level: 'create',
    resource: 'acs:ram:*:{Account}:role/{RoleName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller }) => wantedWithTags('CreateRole', caller, `role/${input.RoleName}`, input.Tag),
  },
  check: ({ input, caller, settings, fail }) => {
    checkDocument(input.AssumeRolePolicyDocument, 'trust', fail)
    return checkNewTags('role', input.Tag, { caller, settings, fail })
  },
  async handle({ input, checked: tags, call, settings, store, credentials, fail }) {
    const { roles } = settings.identities
    if (roles.named(input.RoleName)) fail('RoleExists')
    if (roles.byId.size >= MAX_ROLES) fail('TooManyRoles')
    const { guard, change, caller, registrationTags } = call
    const role = {
      ...{ id: credentials.newRoleId(), name: input.RoleName, description: input.Description ?? '' },
      ...{ trustPolicy: input.AssumeRolePolicyDocument, maxSessionSeconds: input.MaxSessionDuration },
      ...{ createdAt: change.at, updatedAt: change.at, policies: [] },
    }
    const { name } = role
    const resources = registering(caller.account, 'role', { id: name, name, tags, registrationTags })
    await store.changeConfig({ guard, change, deletes: [], puts: [documentOf(ROLE, role)], resources })
    return { Role: toCreatedRole(role, caller.account) }
  },
  examples: [
    {
      name: 'A role for everybody in the account',
      parameters: {
        RoleName: 'tag-janitor',
        AssumeRolePolicyDocument:
          '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::123456789****:root"]}}]}',
        Description: 'Cleans up tags.',
      },
      response: {
        RequestId: '71D6DEBF-4532-480F-8A00-9C4872F35224',
        Role: {
          RoleId: '322748924538541234',
          RoleName: 'tag-janitor',
          Arn: 'acs:ram::123456789****:role/tag-janitor',
          Description: 'Cleans up tags.',
          MaxSessionDuration: 3600,
          CreateDate: '2026-11-24T12:00:00Z',
          AssumeRolePolicyDocument:
            '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::123456789****:root"]}}]}',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
