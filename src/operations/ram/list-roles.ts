import { operation } from '../operation.ts'
import { array, object } from '../response.ts'
import { tagFilter, taggedPage } from './entity-tags.ts'
import { pageFields, paging, RAM_VERSION, wantedOf } from './ram.ts'
import { listedRole, toListedRole } from './roles.ts'

export const listRoles = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListRoles',
  summary: 'Lists the roles of the account.',
  description: 'They come in the byte order of their names, page by page.',
  parameters: { Tag: tagFilter, ...paging },
  response: {
    ...pageFields,
    Roles: object('The roles of the page.', { Role: array('The roles.', listedRole) }),
  },
  errors: ['InvalidParameter', 'TooManyTags', 'NotAuthorized', 'InvalidMarker'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:role/*',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ caller }) => wantedOf('ListRoles', caller, 'role/*'),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const { account } = call.caller
    const query = { operation: 'ram:ListRoles', account, filters: input.Tag }
    const paging = { input, pages, query, fail }
    const asked = { type: 'role', filter: input.Tag, paging, call, store } as const
    const { entries, ...page } = await taggedPage(settings.identities.roles.sorted(), asked)
    return { ...page, Roles: { Role: entries.map((role) => toListedRole(role, account)) } }
  },
  examples: [
    {
      name: 'All roles',
      parameters: { MaxItems: '100' },
      response: {
        RequestId: 'F3B4337B-0D4C-4A89-B374-5B287BA48029',
        IsTruncated: false,
        Roles: {
          Role: [
            {
              RoleId: '322748924538541234',
              RoleName: 'tag-janitor',
              Arn: 'acs:ram::123456789****:role/tag-janitor',
              Description: 'Cleans up tags.',
              MaxSessionDuration: 3600,
              CreateDate: '2026-11-24T12:00:00Z',
              UpdateDate: '2026-11-24T12:00:00Z',
              Tags: { Tag: [{ TagKey: 'owner', TagValue: 'alice' }] },
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
