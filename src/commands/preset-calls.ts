import type { Parameters } from '../client/client.ts'
import type { SeedPreset } from '../estate/seed.ts'

/** Preset tags hold in all regions and are written in one. */
export const PRESET_REGION = 'cn-hangzhou'
const VALUES_PER_CALL = 10

/** What CreateTags is called with, once for each ten values. */
export function presetCalls({ key, description, values = [] }: SeedPreset): readonly Parameters[] {
  const count = Math.max(1, Math.ceil(values.length / VALUES_PER_CALL))
  return Array.from({ length: count }, (_, call) => {
    const some = values.slice(call * VALUES_PER_CALL, (call + 1) * VALUES_PER_CALL)
    return {
      ...{ RegionId: PRESET_REGION, ...fieldsOf('TagKeyValueParamList.1', 'Key', key, description) },
      ...Object.assign({}, ...some.map((one, i) => valueFields(i + 1, one))),
    }
  })
}

type Value = NonNullable<SeedPreset['values']>[number]

function valueFields(place: number, { value, description }: Value): Parameters {
  return fieldsOf(`TagKeyValueParamList.1.TagValueParamList.${place}`, 'Value', value, description)
}

function fieldsOf(place: string, name: string, text: string, description: string | undefined): Parameters {
  return {
    [`${place}.${name}`]: text,
    ...(description !== undefined && { [`${place}.Description`]: description }),
  }
}
