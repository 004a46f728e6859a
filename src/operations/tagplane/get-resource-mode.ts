import { operation } from '../operation.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { modeResponse, resourceModeAccess, toMode } from './resource-mode.ts'

export const getResourceMode = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'GetResourceMode',
  summary: 'Shows whether tagging a resource that is not known registers it.',
  description: 'SetResourceMode says it for the account, --resources for the installation.',
  parameters: {},
  response: modeResponse,
  errors: ['NoPermissionOperator'],
  access: resourceModeAccess('GetResourceMode', 'read'),
  check: () => undefined,
  async handle({ call, settings, store, tagging }) {
    await store.confirm({ guard: call.guard, durable: false })
    return toMode(settings.resourceMode, tagging.usualResourceMode)
  },
  examples: [
    {
      name: 'As the installation has it',
      parameters: {},
      response: {
        RequestId: 'E2A4B6C8-7D9F-4103-B5C7-9E1F3A5D7B46',
        ...{ Mode: 'Auto', Chosen: 'Inherit', Installation: 'Auto' },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
