import { compareBytes } from '../../core/order.ts'
import { operation } from '../operation.ts'
import { protectedTagKeysResponse, settingsResource, TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const getProtectedTagKeys = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'GetProtectedTagKeys',
  summary: 'Shows which tag keys nobody in the account may set or remove.',
  description: 'The keys are set with SetProtectedTagKeys.',
  parameters: {},
  response: protectedTagKeysResponse,
  errors: ['NoPermissionOperator'],
  access: {
    level: 'read',
    resource: 'acs:tagplane:*:{Account}:settings/protected-tag-keys',
    conditionKeys: ['*'],
    request: ({ caller }) => ({
      action: 'tagplane:GetProtectedTagKeys',
      resource: settingsResource(caller.account),
    }),
  },
  check: () => undefined,
  async handle({ call, settings, store }) {
    await store.confirm({ guard: call.guard, durable: false })
    return { TagKeys: [...settings.protectedTagKeys].sort(compareBytes) }
  },
  examples: [
    {
      name: 'The protected keys of the account',
      parameters: {},
      response: { RequestId: '1B9B2F6B-3E2B-4C6E-8E8D-0D1C5A5E3C11', TagKeys: ['cost-center'] },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
