import type { ChangeHeader, Guard, TextMatch } from './store.ts'

/** A key or value that is there for the whole account, whether or not a resource carries it. */
export type Preset = { readonly text: string; readonly description: string }

/** A description that is left out stays as it is, or is empty. */
export type WantedPreset = { readonly text: string; readonly description?: string }

export type CreatePresets = {
  readonly guard: Guard
  readonly change: ChangeHeader
  /** Distinct keys with distinct values. What is there already stays. */
  readonly keys: readonly (WantedPreset & { readonly values: readonly WantedPreset[] })[]
  /** Keys of the account; refused only where a call would add to their number. */
  readonly maxKeys: number
  /** Values of a key; likewise. */
  readonly maxValues: number
}

export type DeletePreset = {
  readonly guard: Guard
  readonly change: ChangeHeader
  readonly key: string
  /** Left out, the key goes. One that is not there is no error. */
  readonly value?: string
}

export type ListPresets = {
  readonly guard: Guard
  /** The values of this key; without it, the keys. */
  readonly key?: string
  /** Only this text, or those that begin with it. */
  readonly matching?: TextMatch
  readonly after?: string
  readonly limit: number
}

/** In byte order; `next` is there when more follows. */
export type PresetPage = { readonly presets: readonly Preset[]; readonly next?: string }

export type PresetRefusal = 'too-many-keys' | 'too-many-values' | 'not-found' | 'has-values' | 'bound'

/** Nothing of the call was done. */
export class PresetRefused extends Error {
  override readonly name = 'PresetRefused'
  readonly reason: PresetRefusal

  constructor(reason: PresetRefusal) {
    super()
    this.reason = reason
  }
}

/** The part of the store's port that keeps what is planned to be put on resources. The promises of `Store` hold. */
export interface PresetStore {
  /** Makes keys and values, all or none. */
  createPresets(command: CreatePresets): Promise<void>
  /** Takes out a value, or a key that has none, unless a resource of the account carries it. */
  deletePreset(command: DeletePreset): Promise<void>
  /** One page; undefined where `key` is not there. */
  listPresets(query: ListPresets): Promise<PresetPage | undefined>
}

/** The first text that may belong to the page; no text holds a NUL. */
export function beginOf({ matching, after }: ListPresets): string {
  if (after !== undefined) return `${after}\u0001`
  if (!matching) return ''
  return 'equal' in matching ? matching.equal : matching.prefix
}

/** The page that begins these presets, of which there may be one more than it takes. */
export function pageOf(found: readonly Preset[], { matching, limit }: ListPresets): PresetPage {
  const all = found.filter(({ text }) => {
    if (!matching) return true
    return 'equal' in matching ? text === matching.equal : text.startsWith(matching.prefix)
  })
  const presets = all.slice(0, limit)
  const last = presets.at(-1)
  return { presets, ...(last && all.length > limit && { next: last.text }) }
}
