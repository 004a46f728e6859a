import { fail } from '../../core/error.ts'
import type { TagCategory } from '../../core/tag.ts'
import type { ListPresets, Preset } from '../../store/presets.ts'
import type { Store } from '../../store/store.ts'
import type { Call } from '../operation.ts'

/** What a list asks of the account's preset tags. */
export type PresetQuery = Omit<ListPresets, 'guard'> & { readonly category?: TagCategory }

/** In byte order; `next` is there when more follows. */
export type PresetEntries = { readonly entries: readonly Preset[]; readonly next?: string }

type Reading = { readonly call: Call; readonly store: Store }

/**
 * One page of the account's preset keys, or of the values of one; uses the call's nonce up. Ends with PresetKeyNotFound where there
 * is no such key. No key of the system is a preset.
 */
export async function listPresetTexts(
  { call, store }: Reading,
  { category, ...query }: PresetQuery,
): Promise<PresetEntries> {
  // The nonce is for the verb after which nothing fails any more.
  const { account, configVersion } = call.guard
  const page = await store.listPresets({ ...query, guard: { account, configVersion } })
  if (!page) fail('PresetKeyNotFound')
  await store.confirm({ guard: call.guard, durable: false })
  if (category === 'System') return { entries: [] }
  const { presets, ...rest } = page
  return { ...rest, entries: presets }
}
