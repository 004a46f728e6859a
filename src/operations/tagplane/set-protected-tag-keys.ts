import { compareBytes } from '../../core/order.ts'
import { isTagKey } from '../../core/tag.ts'
import { list } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { PROTECTED_TAG_KEYS } from '../settings.ts'
import {
  MAX_PROTECTED_KEYS,
  protectedTagKeysResponse,
  settingsResource,
  TAGPLANE_VERSION,
} from './protected-tag-keys.ts'

export const setProtectedTagKeys = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'SetProtectedTagKeys',
  summary: 'Replaces the set of tag keys that nobody in the account may set or remove.',
  description:
    'Keys are compared exactly, case included, and bind everybody, the root too, from the next call on. Without TagKey the set becomes empty. Tags that resources carry already stay as they are.',
  parameters: {
    TagKey: list({
      doc: 'The keys to protect; none empties the set.',
      example: 'cost-center',
      max: MAX_PROTECTED_KEYS,
      tooMany: 'TooManyTags',
    }),
  },
  response: protectedTagKeysResponse,
  errors: ['InvalidParameter', 'TooManyTags', 'DuplicateTagKey', 'TagKeyInvalid', 'NoPermissionOperator'],
  access: {
    level: 'update',
    resource: 'acs:tagplane:*:{Account}:settings/protected-tag-keys',
    conditionKeys: ['*'],
    request: ({ caller }) => ({
      action: 'tagplane:SetProtectedTagKeys',
      resource: settingsResource(caller.account),
    }),
  },
  check: ({ input, fail }) => {
    if (new Set(input.TagKey).size < input.TagKey.length) fail('DuplicateTagKey')
    const invalid = input.TagKey.filter((key) => !isTagKey(key))
    if (invalid.length > 0) fail('TagKeyInvalid', invalid.join(', '))
  },
  async handle({ input, call, store }) {
    const keys = input.TagKey.toSorted(compareBytes)
    const puts = [{ ...PROTECTED_TAG_KEYS, value: keys }]
    await store.changeConfig({ guard: call.guard, change: call.change, puts, deletes: [] })
    return { TagKeys: keys }
  },
  examples: [
    {
      name: 'Protect one key',
      parameters: { 'TagKey.1': 'cost-center' },
      response: { RequestId: '6D3B4A6E-2C8F-4A8E-9F52-5D4F0B7C2A90', TagKeys: ['cost-center'] },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
