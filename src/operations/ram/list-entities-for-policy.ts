import { roleArn } from '../../core/principal.ts'
import { dateOf } from '../date.ts'
import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import { attachedTo } from './attachments.ts'
import {
  findPolicy,
  policyName,
  policyNameErrors,
  policyPath,
  policyType,
  policyTypeErrors,
} from './policies.ts'
import { RAM_VERSION, wantedOf } from './ram.ts'

const attachDate = text('When it was attached, UTC.', '2026-11-24T12:00:00Z')

export const listEntitiesForPolicy = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListEntitiesForPolicy',
  summary: 'Lists what a policy is attached to.',
  description: 'Users, groups and roles, each in the byte order of their names.',
  parameters: { PolicyName: policyName('The name of the policy.'), PolicyType: policyType },
  response: {
    Users: object('The users.', {
      User: array(
        'The users.',
        object('A user.', {
          UserId: text('Its id.', '222748924538541234'),
          UserName: text('Its name.', 'alice'),
          DisplayName: text('Its display name; empty where it has none.', 'Alice'),
          AttachDate: attachDate,
        }),
      ),
    }),
    Groups: object('The groups.', {
      Group: array(
        'The groups.',
        object('A group.', {
          GroupName: text('Its name.', 'dev-team'),
          Comments: text('What was noted of it; empty where nothing was.', 'Developers'),
          AttachDate: attachDate,
        }),
      ),
    }),
    Roles: object('The roles.', {
      Role: array(
        'The roles.',
        object('A role.', {
          RoleId: text('Its id.', '322748924538541234'),
          RoleName: text('Its name.', 'tag-janitor'),
          Arn: text('Its ARN.', 'acs:ram::1234567890123456:role/tag-janitor'),
          Description: text('What was noted of it; empty where nothing was.', 'Cleans up tags.'),
          AttachDate: attachDate,
        }),
      ),
    }),
  },
  errors: [...policyNameErrors, ...policyTypeErrors, 'NotAuthorized', 'PolicyNotFound'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:policy/{PolicyName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('ListEntitiesForPolicy', caller, policyPath(input.PolicyName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const policy = findPolicy(input.PolicyType, input.PolicyName, identities) ?? fail('PolicyNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    const { users, groups, roles } = attachedTo(policy, identities)
    const { account } = call.caller
    return {
      Users: {
        User: users.map(([user, { attachedAt }]) => ({
          ...{ UserId: user.id, UserName: user.name, DisplayName: user.displayName },
          AttachDate: dateOf(attachedAt),
        })),
      },
      Groups: {
        Group: groups.map(([group, { attachedAt }]) => ({
          ...{ GroupName: group.name, Comments: group.comments, AttachDate: dateOf(attachedAt) },
        })),
      },
      Roles: {
        Role: roles.map(([role, { attachedAt }]) => ({
          ...{ RoleId: role.id, RoleName: role.name, Arn: roleArn(account, role.name) },
          ...{ Description: role.description, AttachDate: dateOf(attachedAt) },
        })),
      },
    }
  },
  examples: [
    {
      name: 'A policy',
      parameters: { PolicyName: 'untag-test-instances', PolicyType: 'Custom' },
      response: {
        RequestId: 'D794FCFB-8EB1-4E7A-A1C9-E92E8AF0B3E8',
        Users: {
          User: [
            {
              UserId: '222748924538541234',
              UserName: 'alice',
              DisplayName: 'Alice',
              AttachDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
        Groups: { Group: [] },
        Roles: { Role: [] },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
