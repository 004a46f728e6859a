import { fail } from '../../core/error.ts'
import type { Store } from '../../store/store.ts'
import type { Call } from '../operation.ts'
import type { Settings } from '../settings.ts'

/** What a list asks of the account's preset tags. */
export type PresetQuery = {
  /** The values of this preset key; without it, the preset keys. */
  readonly key?: string
  /** Only what is this text, or begins with it. */
  readonly matching?: { readonly equal: string } | { readonly prefix: string }
  /** Where the page before ended: its `next`. */
  readonly after?: string
  readonly limit: number
}

/** In byte order; `next` is there when more follows. */
export type PresetPage = {
  readonly entries: readonly { readonly text: string; readonly description: string }[]
  readonly next?: string
}

type Reading = { readonly call: Call; readonly store: Store; readonly settings: Settings }

/**
 * One page of the account's preset keys, or of the values of one; uses the call's nonce up. Ends with PresetKeyNotFound where there
 * is no such key.
 */
export async function listPresetTexts({ call, store }: Reading, query: PresetQuery): Promise<PresetPage> {
  // The nonce is for the verb after which nothing fails any more.
  const { account, configVersion } = call.guard
  const page = await store.listPresets({ ...query, guard: { account, configVersion } })
  if (!page) fail('PresetKeyNotFound')
  await store.confirm({ guard: call.guard, durable: false })
  const { presets, ...rest } = page
  return { ...rest, entries: presets }
}
