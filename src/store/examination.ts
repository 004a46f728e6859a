/** Something that holds in every store, as SQL that answers a text for each place where it does not. */
export type Check = { readonly name: string; readonly sql: string }

/** What a check has found: some of the faults, none where all is well. */
export type Finding = { readonly name: string; readonly faults: readonly string[]; readonly more: boolean }

const MAX_FAULTS = 10

/** The longest time that settings let a tag without resources stay in the lists. */
export const LONGEST_LINGERING_MS = 24 * 3_600_000

/** The SQL of a check, with its end. */
export function limited({ sql }: Check): string {
  return `${sql} LIMIT ${MAX_FAULTS + 1}`
}

export function findingOf({ name }: Check, texts: readonly string[]): Finding {
  return { name, faults: texts.slice(0, MAX_FAULTS), more: texts.length > MAX_FAULTS }
}
