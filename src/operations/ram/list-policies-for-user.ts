import { operation } from '../operation.ts'
import { attachedPolicies, toAttachedPolicies } from './attachments.ts'
import { findPolicy } from './policies.ts'
import { RAM_VERSION, userName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

export const listPoliciesForUser = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'ListPoliciesForUser',
  summary: 'Lists the policies of a user.',
  description: 'Those that are attached to it itself, in the byte order of their names.',
  parameters: { UserName: userName('The name of the user.') },
  response: { Policies: attachedPolicies },
  errors: ['MissingUserName', 'UserNameLength', 'UserNameChars', 'NotAuthorized', 'UserNotFound'],
  access: {
    level: 'list',
    resource: 'acs:ram:*:{Account}:user/{UserName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) =>
      wantedOf('ListPoliciesForUser', caller, userPath(input.UserName, settings)),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { identities } = settings
    const user = identities.users.named(input.UserName) ?? fail('UserNotFound')
    await store.confirm({ guard: call.guard, durable: false })
    return { Policies: toAttachedPolicies(user, ({ type, name }) => findPolicy(type, name, identities)) }
  },
  examples: [
    {
      name: 'A user',
      parameters: { UserName: 'alice' },
      response: {
        RequestId: '534BDDDF-4BA0-48F1-85B9-F87ADCA7713B',
        Policies: {
          Policy: [
            {
              PolicyName: 'untag-test-instances',
              PolicyType: 'Custom',
              Description: '',
              DefaultVersion: 'v1',
              AttachDate: '2026-11-24T12:00:00Z',
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
