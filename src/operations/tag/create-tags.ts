import { categoryOf, isTagKey, isTagValue } from '../../core/tag.ts'
import type { Input } from '../../shape/shape.ts'
import { structures } from '../../shape/structures.ts'
import type { CreatePresets, WantedPreset } from '../../store/presets.ts'
import { type Fail, operation } from '../operation.ts'
import {
  checkPresetRegion,
  endRefused,
  MAX_PRESET_KEYS,
  MAX_PRESET_VALUES,
  presetRegionId,
} from './presets.ts'

const MAX_OF_CALL = 10
const MAX_DESCRIPTION = 256

const presets = structures(
  { Key: 'text', Description: 'text', TagValueParamList: { Value: 'text', Description: 'text' } },
  {
    doc: 'The keys, each with a Key, perhaps a Description, and perhaps TagValueParamList.M.Value and .Description of up to 10 values. A key has 1 to 128 characters and does not begin with acs: or aliyun, a value has up to 128, neither contains http:// or https://; a description has up to 256. A key that is there already gets the values as well.',
    example: 'Environment',
    ...{ required: 'MissingPresets', max: MAX_OF_CALL, tooMany: 'TooManyTags' },
  },
)

type Elements = Input<{ readonly list: typeof presets }>['list']

const REFUSALS = {
  'too-many-keys': 'TooManyPresetKeys',
  'too-many-values': 'TooManyPresetValues',
} as const

export const createTags = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'CreateTags',
  summary: 'Makes preset tags: keys and values that are there before a resource carries them.',
  description:
    'A preset tag holds for the whole account, in all regions, and stays until DeleteTag deletes it, whether or not a resource carries it. ListTagKeys and ListTagValues show preset tags with QueryType=MetaTag. A key may be made without values. An account has at most 1,000 preset keys, a key at most 1,000 values. The call makes all that it names, or nothing.',
  parameters: { TagKeyValueParamList: presets, RegionId: presetRegionId() },
  response: {},
  errors: [
    'InvalidParameter',
    'MissingPresets',
    'MissingRegionId',
    'RegionNotFound',
    'TooManyTags',
    'WrongPresetEndpoint',
    'MissingPresetKey',
    'MissingPresetValue',
    'PresetKeyInvalid',
    'PresetValueInvalid',
    'NoPermissionOperator',
    'TooManyPresetKeys',
    'TooManyPresetValues',
  ],
  access: {
    level: 'create',
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    request: ({ input, caller }) => ({
      action: 'tag:CreateTags',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
    }),
  },
  check: ({ input, fail }) => {
    checkPresetRegion(input.RegionId, fail)
    return { keys: checkElements(input.TagKeyValueParamList, fail) }
  },
  async handle({ checked, call: { guard, change }, store, fail }) {
    const limits = { maxKeys: MAX_PRESET_KEYS, maxValues: MAX_PRESET_VALUES }
    try {
      await store.createPresets({ guard, change, keys: checked.keys, ...limits })
    } catch (thrown) {
      endRefused(thrown, REFUSALS, fail)
    }
    return {}
  },
  examples: [
    {
      name: 'A key without values',
      parameters: { RegionId: 'cn-hangzhou', 'TagKeyValueParamList.1.Key': 'Environment' },
      response: { RequestId: '94E16BB6-3FB6-1297-B5B2-ED2250F437CD' },
    },
    {
      name: 'A key with a value, both with descriptions',
      parameters: {
        RegionId: 'cn-hangzhou',
        'TagKeyValueParamList.1.Key': 'Environment',
        'TagKeyValueParamList.1.Description': 'Business environment',
        'TagKeyValueParamList.1.TagValueParamList.1.Value': 'test',
        'TagKeyValueParamList.1.TagValueParamList.1.Description': 'Test environment',
      },
      response: { RequestId: '5A0F7C32-8E7D-4B66-9C1A-2D3E4F506172' },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})

type CheckFail = Fail<
  'MissingPresetKey' | 'MissingPresetValue' | 'PresetKeyInvalid' | 'PresetValueInvalid' | 'InvalidParameter'
>

/** All elements are held against one check before any is against the next. A key or value named twice is one. */
function checkElements(elements: Elements, fail: CheckFail): CreatePresets['keys'] {
  const named = elements.map(({ Key, Description, TagValueParamList }) => ({
    ...presetOf(Key ?? fail('MissingPresetKey'), Description),
    values: TagValueParamList,
  }))
  const all = named.map(({ values, ...key }) => ({
    ...key,
    values: values.map(({ Value, Description }) =>
      presetOf(Value ?? fail('MissingPresetValue'), Description),
    ),
  }))
  if (!all.every(({ text }) => isTagKey(text) && categoryOf(text) === 'Custom')) fail('PresetKeyInvalid')
  const values = all.flatMap((key) => key.values)
  if (!values.every(({ text }) => isTagValue(text))) fail('PresetValueInvalid')
  for (const { description = '' } of [...all, ...values]) {
    if ([...description].length <= MAX_DESCRIPTION && !/\p{Cc}/u.test(description)) continue
    fail(
      'InvalidParameter',
      'Description',
      `It has at most ${MAX_DESCRIPTION} characters, none of them a control character.`,
    )
  }
  return [...Map.groupBy(all, ({ text }) => text).values()].map((some) => ({
    ...lastOf(some),
    values: [
      ...Map.groupBy(
        some.flatMap((key) => key.values),
        ({ text }) => text,
      ).values(),
    ].map(lastOf),
  }))
}

function presetOf(text: string, description: string | undefined): WantedPreset {
  return { text, ...(description !== undefined && { description }) }
}

/** The one preset that several of the same text make, with the last description. */
function lastOf(some: readonly WantedPreset[]): WantedPreset {
  const [{ text = '' } = {}] = some
  return presetOf(text, some.findLast(({ description }) => description !== undefined)?.description)
}
