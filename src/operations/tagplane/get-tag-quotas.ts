import { operation } from '../operation.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { quotasAccess, quotasResponse, toQuotas } from './tag-quotas.ts'

export const getTagQuotas = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'GetTagQuotas',
  summary: 'Shows how many custom tags resources of the account may carry.',
  description: 'SetTagQuotas sets it.',
  parameters: {},
  response: quotasResponse,
  errors: ['NoPermissionOperator'],
  access: quotasAccess('GetTagQuotas', 'read'),
  check: () => undefined,
  async handle({ call, settings, store }) {
    await store.confirm({ guard: call.guard, durable: false })
    return toQuotas(settings.tagQuotas)
  },
  examples: [
    {
      name: 'The quotas of the account',
      parameters: {},
      response: {
        RequestId: 'C1E3A5B7-7F6D-4948-A2C4-D6E8F0A2B439',
        TagsPerResource: 20,
        Quotas: [{ ProductCode: 'ecs', ResourceType: 'instance', TagsPerResource: 50 }],
      },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
