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

/** One page of the account's preset keys, or of the values of one; uses the call's nonce up. */
export async function listPresetTexts({ call, store }: Reading, _query: PresetQuery): Promise<PresetPage> {
  await store.confirm({ guard: call.guard, durable: false })
  return { entries: [] }
}
