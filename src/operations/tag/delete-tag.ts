import { optionalString, string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { checkPresetRegion, endRefused, presetRegionId } from './presets.ts'

const REFUSALS = {
  'not-found': 'PresetKeyNotFound',
  'has-values': 'PresetKeyHasValues',
  bound: 'PresetKeyBound',
} as const

export const deleteTag = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'DeleteTag',
  summary: 'Deletes a preset value, or a preset key that has no values.',
  description:
    'What a resource of the account carries, in whatever region, cannot be deleted: untag the resources first. A value that the key does not have is no error. The key stays when its last value is deleted.',
  parameters: {
    Key: string({
      doc: 'The preset key. Case matters.',
      example: 'Environment',
      required: 'MissingPresetKey',
    }),
    Value: optionalString({
      doc: 'The value to delete. Without it the key is deleted, which must not have values any more.',
      example: 'test',
    }),
    RegionId: presetRegionId(),
  },
  response: {},
  errors: [
    'MissingPresetKey',
    'MissingRegionId',
    'RegionNotFound',
    'WrongPresetEndpoint',
    'NoPermissionOperator',
    'PresetKeyNotFound',
    'PresetKeyHasValues',
    'PresetKeyBound',
  ],
  access: {
    level: 'delete',
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    request: ({ input, caller }) => ({
      action: 'tag:DeleteTag',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
    }),
  },
  check: ({ input, fail }) => checkPresetRegion(input.RegionId, fail),
  async handle({ input, call: { guard, change }, store, fail }) {
    const { Key: key, Value: value } = input
    try {
      await store.deletePreset({ guard, change, key, ...(value !== undefined && { value }) })
    } catch (thrown) {
      endRefused(thrown, REFUSALS, fail)
    }
    return {}
  },
  examples: [
    {
      name: 'One value',
      parameters: { RegionId: 'cn-hangzhou', Key: 'Environment', Value: 'test' },
      response: { RequestId: '6E27F22C-EDA3-132E-A53F-77DE3BC2343D' },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
