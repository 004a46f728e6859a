import { centralRegion } from '../../catalog/region.ts'
import type { ErrorName } from '../../core/error.ts'
import { type PresetRefusal, PresetRefused } from '../../store/presets.ts'
import type { Fail } from '../operation.ts'
import { regionId } from './parameters.ts'

export const MAX_PRESET_KEYS = 1_000
export const MAX_PRESET_VALUES = 1_000

export const presetRegionId = () =>
  regionId('Always cn-hangzhou: preset tags of all regions are made and deleted there.')

export function checkPresetRegion(region: string, fail: Fail<'WrongPresetEndpoint'>): void {
  if (region !== centralRegion) fail('WrongPresetEndpoint')
}

/** Says in the words of the wire why the store has done nothing; whatever else was thrown stays what it is. */
export function endRefused<E extends ErrorName>(
  thrown: unknown,
  words: Readonly<Partial<Record<PresetRefusal, E>>>,
  fail: Fail<E>,
): never {
  const error = thrown instanceof PresetRefused ? words[thrown.reason] : undefined
  if (error === undefined) throw thrown
  return fail(error)
}
