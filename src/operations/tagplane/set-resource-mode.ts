import { string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { RESOURCE_MODE } from '../settings.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { isMode, modeResponse, resourceModeAccess, toMode } from './resource-mode.ts'

export const setResourceMode = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'SetResourceMode',
  summary: 'Says whether tagging a resource that is not known registers it.',
  description:
    'Holds for the account, whatever --resources says for the installation, from the next call on. Resources that are known already stay known.',
  parameters: {
    Mode: string({
      doc: 'Auto: an unknown resource of a known type is registered when it is tagged. Strict: it is not found. Inherit: as the installation has it.',
      ...{ example: 'Strict', required: 'MissingMode' },
    }),
  },
  response: modeResponse,
  errors: ['MissingMode', 'InvalidParameter', 'NoPermissionOperator'],
  access: resourceModeAccess('SetResourceMode', 'update'),
  check: ({ input, fail }) => {
    if (!isMode(input.Mode)) fail('InvalidParameter', 'Mode', 'It is Auto, Strict or Inherit.')
  },
  async handle({ input, call, store, tagging }) {
    const { guard, change } = call
    const mode = input.Mode.toLowerCase()
    const chosen = mode === 'auto' || mode === 'strict' ? mode : undefined
    const puts = chosen ? [{ ...RESOURCE_MODE, value: chosen }] : []
    await store.changeConfig({ guard, change, puts, deletes: chosen ? [] : [RESOURCE_MODE] })
    return toMode(chosen, tagging.usualResourceMode)
  },
  examples: [
    {
      name: 'Known resources only',
      parameters: { Mode: 'Strict' },
      response: {
        RequestId: 'D1F3A5B7-6C8E-4092-A4B6-8D0E2F4C6A35',
        ...{ Mode: 'Strict', Chosen: 'Strict', Installation: 'Auto' },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
