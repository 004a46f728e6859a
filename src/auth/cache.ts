const MAX_ENTRIES = 10_000

/** What was read from the store lately. Bounded; a full one begins anew. */
export type Cache<T> = {
  readonly get: (name: string) => T | undefined
  readonly set: (name: string, value: T) => void
  readonly delete: (name: string) => void
}

export function createCache<T>(): Cache<T> {
  const entries = new Map<string, T>()
  return {
    get: (name) => entries.get(name),
    set(name, value) {
      if (entries.size >= MAX_ENTRIES) entries.clear()
      entries.set(name, value)
    },
    delete: (name) => entries.delete(name),
  }
}
